"""Fails on text that does not belong into the project's files: paths of one
machine, hosts of package registries, marks of unfinished work, long files."""
import re
import sys

import tree

MOST_LINES = 400
SOURCE = {".cpp", ".hpp", ".py", ".cmake", ".js", ".css", ".R"}
EVERYWHERE = [
    (re.compile(r"(?<![\w.:/])/(?:work|home|root|tmp)/\w"), "a path of one machine"),
    (re.compile(r"registry\.npmjs|pypi\.org|files\.pythonhosted|deb\.debian\.org"),
     "the host of a package registry"),
]
IN_SOURCE = [
    (re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|DIS" r"ABLED_)\b"), "a mark of unfinished work"),
]


def mistakes(path):
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return  # a picture
    name = path.relative_to(tree.ROOT)
    rules = EVERYWHERE + (IN_SOURCE if path.suffix in SOURCE else [])
    for number, line in enumerate(lines, 1):
        for pattern, what in rules:
            if pattern.search(line):
                yield f"{name}:{number}: {what}: {line.strip()[:80]}"
    if path.suffix in SOURCE and len(lines) > MOST_LINES:
        yield f"{name}: {len(lines)} lines; {MOST_LINES} are the most"


bad = [m for path in tree.files() for m in mistakes(path)]
print("\n".join(bad))
sys.exit(bool(bad))
