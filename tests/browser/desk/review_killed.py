#!/usr/bin/env python3
"""A desk that is killed while it writes what a review decides.

  review_killed.py ENTENTE [--planted]

Candidates of the small case, as a table and as a database, are accepted, rejected
and taken back by POST until the desk is killed at a random moment, again and again.
After each kill the case checks, every act that was there is there, no candidate
has become two acts, and what the desk had answered stands. With --planted an
accepted act is written twice and a decision lost, and both must be found. Exit 1
with every finding.
"""
import contextlib
import datetime
import pathlib
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

from candidates import case_with_candidates, import_rows, rows_of
from desk import Desk

SECONDS = 12  # for each of the two


class Kept(Desk):
    """A desk on the case itself, which outlives it."""

    def __enter__(self):
        self.case = self.original
        self.start(self.case)
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def post(self, path, **fields):
        """Where it leads, or nothing."""
        class Stay(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *_):
                return None
        sent = urllib.parse.urlencode(fields).encode()
        request = urllib.request.Request(
            self.root + path, sent, {"Cookie": self.cookie, "Origin": self.root})
        try:
            urllib.request.build_opener(Stay).open(request, timeout=20).read()
        except urllib.error.HTTPError as error:
            return error.headers["Location"] if error.code == 303 else None
        return None


def day(number):
    return (datetime.date(2018, 1, 2) + datetime.timedelta(days=number % 700)).isoformat()


def rows(count):
    return [(day(n), "Boria", "Alba", ("070", "190")[n // 700 % 2], "Radio Alba", f"Event {n}")
            for n in range(count)]


def now(case, name):
    """Where a file of the case is to be read: a change that was decided and is
    not in its place yet lies in a folder of its own."""
    pending = case / ".entente-change" / name
    return rows_of(pending if pending.exists() else case / name)


def states(case):
    """What each candidate became, however they are kept."""
    if (case / "candidates.db").exists():
        with contextlib.closing(sqlite3.connect(case / "candidates.db")) as db:
            return {f"c{row[0]}": row[1] for row in
                    db.execute("SELECT id, state FROM candidate")}
    return {row["id"]: row["state"] for row in now(case, "candidates.csv")}


def fields_of(page):
    return dict(re.findall(r'name="(form_token|candidate|seen|proposed|row_\w+)" value="([^"]*)"', page))


def decide(desk, chance, answered):
    """Reviews until the desk is gone; what it answered is noted."""
    with contextlib.suppress(OSError, KeyError):
        while True:
            page = desk.get("/review")[2]
            form = fields_of(page)
            # The one that is asked about, not the one that was decided last.
            name = re.search(r'<span class="q">(c\d+)', page)[1]
            form["candidate"] = name
            what = chance.choice(["accept", "accept", "reject", "undo"])
            if what == "undo" and not answered:
                continue
            if what == "undo":
                last = re.search(r'action="/review/undo".*?name="candidate" value="(c\d+)"', page, re.S)
                if not last:
                    continue
                answered[last[1]] = None  # under way: either is right
                if desk.post("/review/undo", form_token=form["form_token"], candidate=last[1]):
                    answered[last[1]] = "open"
                continue
            answered[name] = None
            more = {"reason": "no act"} if what == "reject" else {"check": "sourced"}
            if desk.post(f"/review/{what}", **{**form, **more}):
                answered[name] = what + "ed"


def checked(entente, case, acts, answered):
    done = subprocess.run([entente, "record", "check", case], capture_output=True, text=True,
                          check=False)
    if done.returncode != 0:
        yield "the case does not check: " + done.stdout + done.stderr
    # A review that finds nothing to ask finishes what was begun.
    subprocess.run([entente, "review", case, "--quiet"], input="q\n", text=True, check=True,
                   stdout=subprocess.DEVNULL)
    there = now(case, "acts.csv")
    if [row for row in there if "candidate=" not in row["note"]] != acts:
        yield "an act that was there is not there, or another"
    marks = [row["note"].split(";")[0] for row in there if "candidate=" in row["note"]]
    if len(marks) != len(set(marks)):
        yield "a candidate has become two acts"
    found = states(case)
    if list(found.values()).count("accepted") != len(marks):
        yield f"{list(found.values()).count('accepted')} are accepted, and {len(marks)} acts bear a mark"
    for name, became in answered.items():
        if became and found[name] != became:
            yield f"{name} was {became}, and is {found[name]}"


def kills(entente, case, chance, failures):
    """How often the desk was killed, and what was decided by then."""
    acts = rows_of(case / "acts.csv")
    answered, killed, end = {}, 0, time.monotonic() + SECONDS
    while time.monotonic() < end and not failures:
        with Kept(entente, case) as desk:
            worker = threading.Thread(target=decide, args=(desk, chance, answered))
            worker.start()
            time.sleep(chance.uniform(0.05, 1.2))
            desk.process.send_signal(signal.SIGKILL)
            worker.join()
        killed += 1
        failures += [f"{case.name}, kill {killed}: {one}"
                     for one in checked(entente, case, acts, answered)]
    decided = [one for one in answered.values() if one]
    if killed < 3 or len(decided) < 3:
        failures.append(f"{case.name}: too little happened: {killed} kills, {decided}")
    print(f"{case.name}: killed {killed} times, {len(answered)} candidates were decided")
    return acts, answered


def planted(entente, case, acts, answered):
    """A decision that is lost and an act that stands twice are found."""
    table = case / "candidates.csv"
    table.write_text(table.read_text().replace(",rejected,", ",open,", 1))
    rejected = [name for name, became in answered.items() if became == "rejected"]
    text = (case / "acts.csv").read_text()
    row = next(line for line in text.splitlines() if "candidate=" in line)
    identity = row.split(",")[0]
    (case / "acts.csv").write_text(text + row.replace(identity, identity[:-1] + "9") + "\n")
    found = " ".join(checked(entente, case, acts, answered))
    return [f"not found: {wanted}" for wanted in
            (["has become two acts", "are accepted, and"] + (["and is open"] if rejected else []))
            if wanted not in found]


def main():
    arguments = [one for one in sys.argv[1:] if one != "--planted"]
    entente, failures = arguments[0], []
    chance = random.Random(31)
    with tempfile.TemporaryDirectory() as place:
        table = case_with_candidates(entente, pathlib.Path(place) / "table", rows(120))
        seen = kills(entente, table, chance, failures)
        if "--planted" in sys.argv:
            failures += planted(entente, table, *seen)
        else:
            database = case_with_candidates(entente, pathlib.Path(place) / "database", rows(5))
            import_rows(entente, database, rows(100_100))
            if not (database / "candidates.db").exists():
                failures.append("a hundred thousand rows are no database")
            kills(entente, database, chance, failures)
    print("\n".join(failures) or "nothing is lost, and nothing there twice")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
