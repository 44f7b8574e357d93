"""Runs a page of docs/ as a reader would: writes the files that it shows, runs
the commands that it shows, and compares what they print.

usage: run_docs.py PAGE ENTENTE [LINKED...] [--copy COPIED...]

In a new empty folder, with `entente` (the program), the LINKED paths and copies of
the COPIED folders in it, which the page may change:
- a line that is only a name in bold and backquotes, `**`name`**`, and then a
  fenced block: the block becomes that file;
- a fenced block of kind `console`: a line `$ command` is run by bash, its output
  and errors together must equal the lines below it. A line `...` stands for any
  number of lines, `...` within a line for any text; spaces at ends do not count.
Prints every difference; exit 1 when there is one.
"""
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

NAME = re.compile(r"^\*\*`([^`]+)`\*\*$")
FENCE = re.compile(r"^```(\w*)\s*$")


def blocks(page):
    """(line number, kind, file name or None, lines) of every fenced block."""
    lines = page.read_text(encoding="utf-8").splitlines()
    name, start = None, None
    for number, line in enumerate(lines, 1):
        fence = FENCE.match(line)
        if start is None and fence:
            start, kind = number, fence.group(1)
        elif start is not None and fence:
            yield start, kind, name, lines[start:number - 1]
            name, start = None, None
        elif start is None and line.strip():
            match = NAME.match(line.strip())
            name = match.group(1) if match else None


def commands(start, lines):
    """(line number, command, expected lines) of a console block."""
    found = []
    for number, line in enumerate(lines, start + 1):
        if line.startswith("$ "):
            found.append((number, line[2:], []))
        elif found:
            found[-1][2].append(line)
    return found


def fits(expected, actual):
    """Whether the printed lines are those of the page, `...` being anything."""
    any_lines, any_text = r"(?:.*\n)*?", r".*"
    pattern = "".join(
        any_lines if line.strip() == "..." else
        any_text.join(re.escape(part) for part in line.split("...")) + r"\n"
        for line in expected)
    return re.fullmatch(pattern, "".join(line + "\n" for line in actual))


def run(page, folder):
    bad = 0
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    for start, kind, name, lines in blocks(page):
        if name:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        elif kind == "console":
            for number, command, expected in commands(start, lines):
                done = subprocess.run(
                    ["bash", "-c", command], cwd=folder, env=environment,
                    stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                    text=True, check=False)
                actual = [line.rstrip() for line in done.stdout.splitlines()]
                if not fits(expected, actual):
                    bad += 1
                    print(f"{page.name}:{number}: $ {command}  (exit {done.returncode})")
                    print("\n".join(difflib.unified_diff(
                        expected, actual, "the page", "the program", lineterm="")))
    return bad


def main():
    page = pathlib.Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "entente").symlink_to(pathlib.Path(sys.argv[2]).resolve())
        paths = [pathlib.Path(p).resolve() for p in sys.argv[3:] if p != "--copy"]
        copied = (sys.argv[3:] + ["--copy"]).index("--copy")
        for path in paths[:copied]:
            (folder / path.name).symlink_to(path)
        for path in paths[copied:]:
            shutil.copytree(path, folder / path.name)
        sys.exit(bool(run(page, folder)))


if __name__ == "__main__":
    main()
