"""Fails when the program's source speaks of one case: its people, places and
lines, in code, words or comments, or its years.

usage: check_names.py [FOLDER...]        (default: src/entente)

Names are the capitalised words of actors, sides, tracks, eras and events in
cases/*/case.toml, the persons of leaders.csv, actors' codes and group names of
several words. Years are whole numbers from 1945 to 2035 outside comments, in
strings too; the year of a cited paper is none of them, nor is the one date that
messages show as an example. The path of a shipped case may be named.
"""
import csv
import pathlib
import re
import sys

import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
SUFFIXES = {".cpp", ".hpp", ".mustache", ".css", ".js", ".cmake"}
EXAMPLE = "2001-02-28"
# Words of titles that any case may use.
GENERIC = set("""A Act All An And Any Announced By Closed Cross Days Desk East
    Exercise Family For From In Joint Leaders Liaison Military Moratorium New No
    Combined Intelligence Offices
    North Of Office On Other Red Since South State States Talks The To Trade
    Under United West With Command Nations Border Drill Drills Tests Agreement
    First Second Third Fourth After Before Former General Scheduled""".split())
# Family names that are English words or stand in cited papers.
SHARED = {"Bill", "Hill", "Jack", "James", "Long", "Park", "Rice"}
WORD = re.compile(r"[A-Z][\w’'-]{2,}")
YEAR = re.compile(r"(?<![\w.,])(19(?:4[5-9]|[5-9]\d)|20(?:0[1-9]|[12]\d|3[0-5]))(?![\d,'])")
CITED = re.compile(r"[A-Z][a-z]+,? \(?(?:19|20)\d\d\)?")


def words_of(text):
    return {w.strip("’'-") for w in WORD.findall(text)} - GENERIC - SHARED


def names_of_cases(cases=ROOT / "cases"):
    """Every name that a reader of another case's page must not meet."""
    names = set()
    for path in sorted(cases.glob("*/case.toml")):
        case = tomllib.loads(path.read_text(encoding="utf-8"))
        for code, name in case["actors"].items():
            names |= words_of(name.split(",")[0])
            if code.isupper():
                names.add(code)
        names |= words_of(case["sides"]["our_name"])
        names |= words_of(case["sides"]["their_name"])
        for table, keys in (("track", ("name", "title", "line")),
                            ("era", ("name",)), ("event", ("name",))):
            for row in case.get(table, []):
                for key in keys:
                    names |= words_of(row.get(key, ""))
        names |= {g["name"] for g in case["group"] if g["name"].count(" ") > 1}
        leaders = path.parent / "leaders.csv"
        if leaders.exists():
            with leaders.open(encoding="utf-8", newline="") as rows:
                for row in csv.DictReader(rows):
                    names |= words_of(row["person"])
        names |= words_of(path.parent.name.capitalize())
    return names


def pattern_of(names):
    return re.compile(r"(?<![\w-])(?:" + "|".join(
        re.escape(n) for n in sorted(names, key=len, reverse=True)) + r")(?![\w])")


def mistakes(path, name, named):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text = re.sub(r"\bcases/\w+", "", line)
        found = named.search(text)
        if found:
            yield f"{name}:{number}: the name of one case: {found.group()}"
        code = text if path.suffix == ".mustache" else text.split("//")[0]
        year = YEAR.search(CITED.sub("", code.replace(EXAMPLE, "")))
        if year:
            yield f"{name}:{number}: the year of one case: {year.group()}"


def main():
    folders = [pathlib.Path(f) for f in sys.argv[1:]] or [ROOT / "src/entente"]
    named = pattern_of(names_of_cases())
    bad = [m for folder in folders for path in sorted(folder.rglob("*"))
           if path.suffix in SUFFIXES
           for m in mistakes(path, path.relative_to(folder), named)]
    print("\n".join(bad))
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
