"""Values in and out of every range of docs/files.md, through every verb: what
lies within is answered, what lies beyond is refused with its place.

usage: ranges.py ENTENTE beyond|within [KEY ...]
"""
import pathlib
import re
import sys
import tempfile
import time

import cases
import judge
import leads

# A key at one end of its range must not take a small case longer than this
# [s]; it leaves room for a loaded machine.
LONGEST = 300

FILE_OF = {"a theory": "theories/emboldened.toml",
           "an [[effect]]": "theories/emboldened.toml",
           "a claim": "claims/1.toml", "a [[row]]": "claims/1.toml",
           "[hazard]": "claims/2.toml", "[hazard_ratio]": "claims/3.toml",
           "[gain]": "claims/5.toml",
           **dict.fromkeys(["a policy", "a [[rule]]", "[schedule]",
                            "cut_counts_as"], "policies/grain-for-quiet.toml"),
           **dict.fromkeys(["an essay", "an [[assertion]]"],
                           "essays/gazette.toml")}
# A game is no part of a case: tests/cli/play_test.py.
OF_A_GAME = {"a game", "a [[month]]", "an act of a game"}
WHOLE_FILE = {"case.toml", "a theory", "a claim", "a policy", "an essay"}


def rows_of_the_page():
    """(table, key, low, high, most) of every key with a range; low is None for
    lists of texts and tables, most is 1 for what is no list."""
    page = (cases.ROOT / "docs" / "files.md").read_text(encoding="utf-8")
    found = []
    for table, key, value in re.findall(
            r"(?m)^\| `([^`]*)` \| `(\w+)` \| [^|]* \| ([^|]*) \|$", page):
        match = re.fullmatch(
            r"(?:(-?[\d.]+) to (-?[\d.]+))?(?:, )?(?:at most (\d+))?", value)
        if not match or not value or table in OF_A_GAME:
            continue
        low, high, most = match.groups()
        found.append((table, key, low and float(low), high and float(high),
                      int(most or 1)))
    return found


def base():
    """The documented case with one tier, which every law gets."""
    files = cases.documented()
    text = files["case.toml"].decode()
    first = text.index("[[tier]]")
    second = text.index("[[tier]]", first + 1)
    text = text[:first] + text[second:]
    for table, key, value in [("[[tier]]", "harmonics", "1"),
                              ("[[tier]]", "eras", "true"),
                              ("[[tier]]", "density", "true"),
                              ("[[tier]]", "memory", "[20, 90]")]:
        text = put(text, table, key, value)
    files["case.toml"] = text.encode()
    return files


def put(text, table, key, value):
    """`key = value` in the first table of that head ("" for the file's own),
    instead of what it said."""
    start = text.index("\n" + table) + 1 if table else 0
    begin = text.index("\n", start) + 1 if table else 0
    end = re.search(r"(?m)^\[", text[begin:])
    end = begin + end.start() if end else len(text)
    inside = re.sub(rf"(?m)^{key} = .*\n", "", text[begin:end])
    return f"{text[:begin]}{key} = {value}\n{inside}{text[end:]}"


def number(value):
    return f"{value:.12g}"


def numbers(low, high, n):
    """n rising numbers from low to high, whole ones where both are."""
    step = (high - low) / max(n - 1, 1)
    all_whole = low == int(low) and high == int(high)
    values = [low + step * i for i in range(n)]
    return "[" + ", ".join(number(int(v) if all_whole else v)
                           for v in values) + "]"


def texts(values):
    return "[" + ", ".join(f'"{v}"' for v in values) + "]"


def group(i, kind, side):
    counts = 'counts = "days"\neligible = "outcomes"'
    return (f'[[group]]\nname = "g{i}"\nside = "{side}"\n{counts}\n'
            f'[[group.select]]\nkinds = ["{kind}"]\n')


def law(i):
    return f'[[law]]\ngroup = "g{i}"\nacts_per_year = 1\n'


def terms(n):
    return [f"recent(gift, {14 + 10 * i})" for i in range(n)]


# How many tables of the kind the base holds already.
STANDING = {"group": 5, "track": 2, "tier": 1, "law": 4, "union": 0, "era": 2,
            "event": 1, "item": 2, "effect": 1, "row": 2, "outcome": 4,
            "profile": 1, "rule": 2, "schedule": 1, "assertion": 5}
MORE = {  # the i-th further table, and what it needs
    "group": lambda i: group(i, "talks_held", "joint"),
    "track": lambda i: f'[[track]]\nname = "t{i}"\ntitle = "T"\n'
                       'opening_kinds = ["talks_held"]\n',
    "tier": lambda i: f"[[tier]]\nfrom_acts = {i + 1}\n",
    "law": lambda i: group(i, "talks_held", "joint") + law(i),
    "union": lambda i: group(i, "clash", "theirs") + law(i) +
    f'[[union]]\nwhole = "g{i}"\nparts = ["g{i + 100}"]\n' +
    group(i + 100, "clash", "theirs"),
    "era": lambda i: f'[[era]]\nname = "e{i}"\nfrom = 2019-{i + 2:02}-01\n'
                     f'to = 2019-{i + 2:02}-28\n',
    "event": lambda i: f'[[event]]\nname = "v{i}"\nkinds = ["anniversary"]\n',
    "item": lambda i: f'[[forecast.item]]\nid = "i{i}"\ntitle = "I"\n'
                      'group = "clash"\n',
    "effect": lambda i: '[[effect]]\noutcome = "clash"\n'
                        f'term = "recent(gift, {40 + i})"\nsign = "either"\n'
                        'reason = "r"\n',
    "row": lambda i: f'[[row]]\nname = "r{i}"\n'
                     f'treatment = "recent(gift, {40 + i})"\n',
    "outcome": lambda i: f'[[policies.outcome]]\nid = "o{i}"\ntitle = "O"\n'
                         'measure = "days"\ngroup = "clash"\n',
    "profile": lambda i: f'[[profile]]\nid = "p{i}"\ntitle = "P"\n'
                         'holder = "H"\nweights = { gifts = 1 }\n',
    "rule": lambda i: '[[rule]]\ngroup = "gift"\n'
                      f'when = "within(clash, {i + 1})"\nevery = {i + 30}\n',
    "assertion": lambda i: f'[[assertion]]\nnumber = {i + 100}\n'
                           'sentence = 1\nsays = "s"\nkind = "unasked"\n'
                           'why = "w"\n',
    "schedule": lambda i: f'[[schedule]]\ngroup = "gx{i}"\nheld = "always"\n',
}


def with_tables(files, name, key, n):
    """n tables of the kind: further ones at the end; those of a record's
    groups go before, for the order does not count."""
    text = files[name].decode()
    extra = [MORE[key](i) for i in range(n - STANDING[key])]
    if key == "schedule":  # each needs a group that is announced
        text = text.replace("[schedule]", "[[schedule]]")
        files["case.toml"] += "".join(
            group(f"x{i}", "talks_held", "ours").replace(
                "counts", "announced = true\ncounts")
            for i in range(len(extra))).encode()
    if key == "tier":  # from most acts to fewest
        extra.reverse()
        at = text.index("[[tier]]")
        text = text[:at] + "".join(extra) + text[at:]
    else:
        if key == "era":  # the last one of the base runs on
            text = text.replace('name = "Second"\nfrom = 2019-01-01',
                                'name = "Second"\nfrom = 2019-01-01\n'
                                'to = 2019-01-28')
        text = text.rstrip("\n") + "\n" + "".join(extra)
    files[name] = text.encode()


def with_texts(files, name, table, key, n):
    """A list of n names, terms or dates."""
    text = files[name].decode()
    if key == "contest_outcomes":
        settings = text.rstrip("\n") + "\n" + "".join(
            group(i, "clash", "theirs") + law(i) for i in range(n - 1))
        files[name] = put(settings, "", key, texts(
            ["clash"] + [f"g{i}" for i in range(n - 1)])).encode()
        return
    if key in ("replaces", "beside"):
        settings = files["case.toml"].decode()
        files["case.toml"] = put(settings, "[model]", "treatments", texts(
            [f"recent(talks, {14 + 10 * i})" for i in range(12)])).encode()
        value = texts([f"recent(talks, {14 + 10 * i})" for i in range(n)])
    elif key in ("breaks", "also_from"):
        value = "[" + ", ".join(
            f"2019-{1 + i:02}-02" if i < 12 else "2018-12-02"
            for i in range(n)) + "]"
    elif key == "responses":
        value = texts([f"recent(clash, {14 + 10 * i})" for i in range(n)])
    else:
        value = texts(terms(n))
    head = "" if table in WHOLE_FILE else table
    files[name] = put(text, head, key, value).encode()


def with_number(files, name, table, key, value):
    text = files[name].decode()
    if key == "from_acts" and value != "0":  # the last tier begins at 0
        at = text.index("[[tier]]")
        text = f"{text[:at]}[[tier]]\nfrom_acts = {value}\n{text[at:]}"
    elif key == "days_before":
        text = re.sub(r"(?m)^days_before = .*$", f"{key} = {value}", text)
    else:
        head = "" if table in WHOLE_FILE else table
        text = put(text, head, key, value)
    files[name] = text.encode()


def line(files, name, key, new):
    """The one line that begins with `key =`, exchanged."""
    text, count = re.subn(rf"(?m)^{key} = .*$", lambda _: new,
                          files[name].decode())
    assert count == 1, (key, count)
    files[name] = text.encode()


def dates(n):
    return [f"2020-{1 + i % 12:02}-{2 + i // 12:02}" for i in range(n)]


def with_on(files, name, n):
    line(files, name, "on", f"on = [{', '.join(dates(n))}]")


def with_except(files, name, n):
    spans = ", ".join(f"{{from = {day}, to = {day}}}" for day in dates(n))
    line(files, name, "except", f"except = [{spans}]")


def with_weights(files, name, value):
    names = ["gifts"]
    if isinstance(value, int):  # so many outcomes, each with a weight
        with_tables(files, name, "outcome", max(value, 4))
        names = ["clash-days", "gifts", "exercises", "line-open",
                 *(f"o{i}" for i in range(value - 4))]
    weight = 1 if isinstance(value, int) else value.strip("[]")
    line(files, name, "weights", "weights = { " + ", ".join(
        f"{one} = {weight}" for one in names) + " }")


def with_cut(key):
    def change(files, name, value):
        files[name] = re.sub(rf"(cut_counts_as = .*\b{key} = )\d+",
                             rf"\g<1>{value}", files[name].decode()).encode()
    return change


# Keys that stand in a table of their own shape.
OF_THEIR_OWN = {
    ("a [[rule]]", "on"): with_on, ("[schedule]", "except"): with_except,
    ("a [[profile]]", "weights"): with_weights,
    ("cut_counts_as", "size"): with_cut("size"),
    ("cut_counts_as", "days_before"): with_cut("days_before"),
    ("an [[assertion]]", "acts"): leads.with_many("acts", leads.more_acts),
    ("an [[assertion]]", "claims"): leads.with_many(
        "claims", leads.copies_of("claims/1.toml")),
    ("an [[assertion]]", "policies"): leads.with_many(
        "policies", leads.copies_of("policies/grain-for-quiet.toml"))}


def case_of(table, key, low, high, most, value):
    """The base with one key at `value`: a number's text, or how many."""
    files = base()
    name = FILE_OF.get(table, "case.toml")
    head = re.sub(r"^an? (?=\[)", "", table)
    if table == "[policies]" and key == "days":  # a short horizon has no dates
        policy = files["policies/grain-for-quiet.toml"].decode()
        policy = policy[:policy.index("[[rule]]", policy.index("every"))]
        files["policies/grain-for-quiet.toml"] = policy.encode()
    if (table, key) in OF_THEIR_OWN:
        OF_THEIR_OWN[table, key](files, name, value)
    elif key in MORE:
        with_tables(files, name, key, value)
    elif low is None:
        with_texts(files, name, head, key, value)
    elif most > 1 and isinstance(value, int):
        with_number(files, name, head, key, numbers(low, high, value))
    else:
        with_number(files, name, head, key, value)
    return files


# Ranges that the page gives in words: what a message must say beyond one, the
# file, the text that is replaced, values within and beyond.
TERM = '"within(talks, 30)"'
IN_WORDS = [
    ("half-li", "case.toml", TERM,
     ['"recent(talks, 14)"', '"recent(talks, 3650)"'],
     ['"recent(talks, 13.9)"', '"recent(talks, 3651)"']),
    ("within", "case.toml", TERM, ['"within(talks, 1)"', '"within(talks, 60)"'],
     ['"within(talks, 0)"', '"within(talks, 61)"']),
    ("number", "case.toml", TERM,
     ['"999999 * since(talks)"'], ['"1000001 * since(talks)"']),
    ("3660", "case.toml", TERM,
     ['"near(founding day, 0, 0)"', '"near(founding day, 3660, 3660)"'],
     ['"near(founding day, -1, 0)"', '"near(founding day, 0, 3661)"']),
    ("severity", "acts.csv", ",success,,,,,3,,",
     [",success,,,,,1,,", ",success,,,,,5,,"],
     [",success,,,,,0.9,,", ",success,,,,,5.1,,"]),
    ("weight", "kinds.csv", "Shots are exchanged,3,",
     ["Shots are exchanged,0.01,", "Shots are exchanged,100,"],
     ["Shots are exchanged,0.009,", "Shots are exchanged,101,"]),
    ("years", "case.toml", "[window]\nfrom = 2018-01-01",
     ["[window]\nfrom = 1870-01-01"], ["[window]\nfrom = 1869-12-01"]),
    ("year", "acts.csv", ".clash.1,2018-05-11,",
     [".clash.1,1600-01-01,", ".clash.1,2199-12-31,"],
     [".clash.1,1599-12-31,", ".clash.1,2200-01-01,"]),
]


def cases_in_words(where):
    """(what it is, what a message must say, files) of each of IN_WORDS."""
    for word, name, old, within, beyond in IN_WORDS:
        for new in within if where == "within" else beyond:
            files = base()
            cases.changed(files, name, (old.encode(), new.encode()))
            yield new.replace("\n", " "), word, files


def cases_of_the_table(where):
    """The same of each row of the page's table."""
    for row in rows_of_the_page():
        for value in ends(*row, where):
            yield (f"{row[0]} {row[1]} = {str(value)[:40]}", row[1],
                   case_of(*row, value))


def ends(table, key, low, high, most, where):
    """The values at the ends of a range, or just beyond them."""
    if where == "within":
        if low is None:
            return [most]
        if most > 1:
            return [f"[{number(low)}]", f"[{number(high)}]", most]
        return [number(low), number(high)]
    if low is None:
        return [most + 1]
    below, above = low - 1 if low == int(low) else low / 2, high + 1
    if most > 1:
        return [f"[{number(below)}]", f"[{number(above)}]", most + 1]
    return [number(below), number(above), "-1e300", "1e308", "nan"]


def judge_one(program, files, key, where):
    """The fault of one case, or nothing."""
    folder = program.folder / "case"
    for path in sorted(folder.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    cases.write(files, folder)
    code, fault = judge.check_fault(program, "case", files)
    if fault:
        return fault
    if where == "beyond":
        if code != 3:
            return "taken by record check"
        said = program.run("record", "check", "case")[2].decode()
        return None if key in said else f"refused for something else: {said}"
    if code != 0:
        said = program.run("record", "check", "case")[2].decode()
        # A range may hold values that choose nothing, which is said.
        return None if "selects no act" in said else f"refused: {said}"
    return judge.verbs_fault(program, "case", files)


def main():
    where, only = sys.argv[2], sys.argv[3:]
    count = faults = 0
    with tempfile.TemporaryDirectory() as folder:
        program = judge.Program(pathlib.Path(sys.argv[1]).resolve(),
                                pathlib.Path(folder), LONGEST)
        for name, key, files in [*cases_of_the_table(where),
                                 *cases_in_words(where)]:
            if only and key not in only:
                continue
            began = time.monotonic()
            fault = judge_one(program, files, key, where)
            seconds = time.monotonic() - began
            count += 1
            faults += fault is not None
            if fault or where == "within":
                print(f"{name}: {fault or 'answered'} ({seconds:.1f} s)",
                      flush=True)
    print(f"{count} values, {faults} faults")
    return 1 if faults or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
