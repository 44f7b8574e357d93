"""What a run of the program did wrong, whatever the case: a crash, a hang, a
message without a place, an output that nobody can read."""
import json
import os
import re
import subprocess

NAN = re.compile(r"(?i)(?<![\w-])-?(?:nan|inf)(?![\w-])")
VERBS = [["record", "check", "--json"], ["record", "list"],
         ["record", "list", "--json"], ["claims"], ["claims", "--json"],
         ["contest"], ["contest", "--json"], ["forecast"],
         ["forecast", "--json"], ["policies", "check"],
         ["policies", "explain"], ["policies", "explain", "--json"],
         ["essay"], ["essay", "--json"],
         ["brief", "-o", "brief.html"]]


def reason_of(code, errors):
    if code is None:
        return "a hang"
    if code < 0:
        return f"signal {-code}"
    tail = errors.decode("utf-8", "replace")[:300]
    return f"exit {code}: {tail}"


class Program:
    """Runs in `folder`, with a cache of its own below it."""

    def __init__(self, path, folder, seconds=60):
        self.path, self.folder, self.seconds = path, folder, seconds
        self.environment = {**os.environ, "NO_COLOR": "1",
                            "XDG_CACHE_HOME": str(folder / "cache")}

    def run(self, *arguments):
        """Exit code (None: it did not end), standard output, errors."""
        try:
            done = subprocess.run(
                [self.path, *map(str, arguments)], cwd=self.folder,
                env=self.environment, stdin=subprocess.DEVNULL,
                capture_output=True, timeout=self.seconds, check=False)
        except subprocess.TimeoutExpired:
            return None, b"", b""
        return done.returncode, done.stdout, done.stderr


def unreadable(text):
    """Whether a terminal would show something else than what is meant."""
    try:
        text = text.decode("utf-8")
    except UnicodeDecodeError:
        return "output is not UTF-8"
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", text):
        return "output holds control characters"
    return None


def place_fault(line, case, files):
    """What is wrong with the place at the head of a message: it must name a
    file of the case (one that is there, or one that is missing) and, where it
    names a line, one that the file has."""
    head = case + "/"
    if not line.startswith(head):
        return f"a message without a place: {line[:200]}"
    match = re.match(r"(.+?):(?:(\d+):(\d+):)? ", line[len(head):])
    if not match:
        return f"a message without a place: {line[:200]}"
    name, row = match.group(1), match.group(2)
    if row is None:
        return None
    if name not in files:
        return f"a line of a file that is not there: {line[:200]}"
    # "\r" alone ends a line too.
    lines = len(re.split(rb"\r\n|\r|\n", files[name]))
    if int(row) > lines:
        return f"a line past the end of the file: {line[:200]}"
    return None


def messages_fault(text, case, files, last):
    """Messages as "place: problem", "  why: ...", "  do: ...", and a last line
    that counts them."""
    lines = text.split("\n")
    if lines[-1] != "" or not re.fullmatch(last, lines[-2]):
        return f"messages that are not counted: {text[-200:]}"
    whole = []
    for line in lines[:-2]:
        if line.startswith("  "):
            whole[-1:] = [whole[-1] + line.split(":")[0]] if whole else [line]
            continue
        fault = place_fault(line, case, files)
        if fault:
            return fault
        whole.append("")
    for said, line in zip(whole, (l for l in lines if l[:2] != "  ")):
        if "  do" not in said:
            return f"a message that says not what to do: {line[:200]}"
    return None


def check_fault(program, case, files):
    """Exit code of `record check` on the folder `case` that holds `files`, and
    its fault."""
    code, out, errors = program.run("record", "check", case)
    if code not in (0, 3):
        return code, reason_of(code, errors)
    fault = unreadable(out) or unreadable(errors)
    if fault:
        return code, fault
    out, errors = out.decode(), errors.decode()
    if code == 3:
        if out:
            return code, "a refusal that speaks on standard output"
        return code, messages_fault(
            errors, case, files,
            rf"\d+ mistakes? in {re.escape(case)}; nothing was written")
    if errors:
        return code, f"no mistakes, but: {errors[:200]}"
    if f"{case}: no mistakes. " not in out:
        return code, f"it does not say that there are no mistakes: {out[:200]}"
    return code, doubts_fault(out, case, files)


def doubts_fault(out, case, files):
    first = out.find(f"\n{case}/")
    if first < 0:
        return None
    return messages_fault(
        out[first + 1:], case, files,
        rf"\d+ doubts? in {re.escape(case)}; results are made all the same")


def refuse_constant(name):
    raise ValueError(f"{name} in JSON")


def verb_fault(program, arguments, case, own=frozenset()):
    """The fault of one verb on a case that `record check` took; `own` are the
    words like "NaN" that the case itself says, in a title for example."""
    words = 2 if arguments[0] in ("record", "policies") else 1
    code, out, errors = program.run(*arguments[:words], case,
                                    *arguments[words:])
    if code not in (0, 3):
        return reason_of(code, errors)
    fault = unreadable(out) or unreadable(errors)
    if fault:
        return fault
    errors = errors.decode()
    if code == 3:
        # A question that this case does not put: said in one line.
        if not errors.startswith("entente: ") or "\n  do:  " not in errors:
            return f"a refusal without what to do: {errors[:200]}"
        return None
    if errors:
        return f"errors beside a result: {errors[:200]}"
    if "--json" not in arguments:
        odd = set(NAN.findall(out.decode())) - own
        return f"no number: {min(odd)}" if odd else None
    try:
        json.loads(out, parse_constant=refuse_constant)
    except ValueError as error:
        return str(error)
    return None


def verbs_fault(program, case, files):
    """The first fault of any verb, which stands before it."""
    claims = sorted(name[len("claims/"):-len(".toml")] for name in files
                    if re.fullmatch(r"claims/[^/]+\.toml", name))
    own = {word for text in files.values()
           for word in NAN.findall(text.decode("utf-8", "replace"))}
    ask = VERBS + [["panel", "--claim", claim, "-o", "panel"]
                   for claim in claims[:2]]
    for arguments in ask:
        more = [] if arguments[0] == "record" else ["--quiet"]
        fault = verb_fault(program, arguments + more, case, own)
        if not fault and arguments[0] == "brief":
            fault = page_fault(program.folder / "brief.html")
        if fault:
            return f"{' '.join(arguments)}: {fault}"
    return None


def page_fault(path):
    if not path.exists():
        return "no page"
    return unreadable(path.read_bytes())
