"""import and review as an analyst runs them, and as a machine stops them."""
import contextlib
import csv
import os
import random
import resource
import signal
import sqlite3
import subprocess
import time
import unittest
from datetime import date, timedelta

from support import Case, PROGRAM, ROOT

FIXTURES = ROOT / "tests" / "fixtures"
ICEWS = FIXTURES / "icews_june_2018.tab"


def total(file):
    return (file["candidates"] + sum(file["folded"].values()) + file["known"] +
            sum(one["rows"] for one in file["outside"] + file["refused"]))


class Import(Case):
    def rows_of(self, case, name):
        path = case / name
        if not path.exists():
            return []
        with open(path, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def import_(self, case, file, form="icews", *more):
        return self.json_of("import", case, file, "--as", form, *more)

    def test_every_line_of_the_samples_is_accounted_for(self):
        korea = self.copy_of_korea()
        for name, form in [("icews_june_2018.tab", "icews"),
                           ("gdelt2_october_2019.csv", "gdelt2"),
                           ("gdelt1_july_2016.csv", "gdelt1")]:
            path = FIXTURES / name
            lines = path.read_bytes().count(b"\n")
            file = self.import_(korea, path, form)["files"][0]
            self.assertTrue(file["adds_up"])
            self.assertEqual(file["lines"], lines)
            self.assertEqual(file["header"] + total(file), lines)
            if form != "gdelt1":  # its two Korean rows have codes without a kind
                self.assertGreater(file["candidates"] + file["known"], 0, name)
            again = self.import_(korea, path, form)["files"][0]
            self.assertEqual(again["candidates"] + again["known"], 0)
            self.assertEqual(again["folded"]["again"], file["candidates"] +
                             sum(file["folded"].values()) + file["known"])
        self.text_of("record", "check", korea)

    def test_days_outside_and_maps_of_ones_own(self):
        korea = self.copy_of_korea()
        file = self.import_(korea, ICEWS, "icews", "--to", "2018-06-01")
        reasons = {one["reason"]: one["rows"] for one in file["files"][0]["outside"]}
        self.assertGreater(reasons["other days"], 10)
        (korea / "import" / "cameo.toml").write_text(
            'version = "1"\n[[rule]]\ncodes = ["190"]\nkind = "armed_atack"\n')
        _, errors = self.text_of("import", korea, ICEWS, "--as", "icews", code=3)
        self.assertIn("import/cameo.toml:4:8: 'armed_atack' is no kind", errors)
        self.assertIn("armed_attack", errors)
        _, errors = self.text_of("import", korea, ICEWS, "--as", "icewz", code=2)
        self.assertIn("did you mean 'icews'", errors)
        _, errors = self.text_of("import", korea, ICEWS, "--as", "polecat", code=3)
        self.assertIn("nothing was imported", errors)

    def test_a_check_of_the_case_looks_at_what_imports_read_and_write(self):
        korea = self.copy_of_korea()
        self.import_(korea, ICEWS, "icews", "--daily")
        self.text_of("record", "check", korea)
        for file, old, new, place, problem in [
                ("import/actors.csv", ",PRK,", ",PKR,", ":2:", "'PKR' is no actor"),
                ("import/cameo.toml", 'kind = "talks_held"',
                 'kind = "tals_held"', ":", "'tals_held' is no kind"),
                ("candidates.csv", "\nc1,2018", "\nd1,2018", ":2:1:",
                 "'d1' is no number of a candidate"),
                ("candidates.csv", ",talks_held,040,1,1,", ",talks_hold,040,1,1,", ":",
                 "unknown kind 'talks_hold'"),
                ("daily.csv", "icews,2018-06-01", "icews,2018-06-61", ":2:7:",
                 "2018-06-61")]:
            path = korea / file
            before = path.read_text(encoding="utf-8")
            self.assertIn(old, before, file)
            path.write_text(before.replace(old, new, 1), encoding="utf-8")
            _, errors = self.text_of("record", "check", korea, code=3)
            self.assertIn(f"{file}{place}", errors)
            self.assertIn(problem, errors)
            # Whoever does not read the file is not kept from working.
            self.text_of("record", "list", korea, "--to", "1991-01-01")
            path.write_text(before, encoding="utf-8")
        self.text_of("record", "check", korea)

    def test_unknown_names_stand_by_country_and_all_of_them_in_a_file(self):
        korea = self.copy_of_korea()
        lines = ICEWS.read_text(encoding="utf-8").splitlines()
        row = next(one.split("\t") for one in lines[1:]
                   if one.split("\t")[2] == "North Korea")
        rows = [lines[0]]
        for place in range(14):
            for name in range(place % 5 + 1):
                row[8] = f"Office {name}, the {place}th"
                row[10] = f"Country {place}"
                rows.append("\t".join(row))
        data = self.folder / "many.tab"
        data.write_text("\n".join(rows) + "\n", encoding="utf-8")
        text, _ = self.text_of("import", korea, data, "--as", "icews",
                               "--unknown", "names.csv")
        self.assertIn("Not in import/actors.csv, beside an actor of the case: "
                      "40 names, by their country in the data\n"
                      "            5  Country 4        ", text)
        self.assertIn(" and 2 more\n", text)
        self.assertIn("  and 4 countries more; --unknown FILE.csv writes all of "
                      "them\n", text)
        with open(self.folder / "names.csv", encoding="utf-8") as file:
            names = list(csv.DictReader(file))
        self.assertEqual(len(names), 40)
        self.assertEqual(names[0], {"name": "Office 0, the 0th", "from": "",
                                    "to": "", "actor": "",
                                    "note": "Country 0: 1 row of the data"})
        # As they are they say of nobody that he is an actor of the case.
        with open(korea / "import" / "actors.csv", "a", encoding="utf-8") as table:
            table.write((self.folder / "names.csv").read_text(
                encoding="utf-8").split("\n", 1)[1])
        file = self.import_(korea, data)["files"][0]
        self.assertEqual(file["unknown_actors"], [])
        # A place that cannot be written is told before anything is read.
        _, errors = self.text_of("import", korea, data, "--as", "icews",
                                 "--unknown", "no/such/folder/x.csv", code=5)
        self.assertIn("no/such/folder", errors)

    def test_compare_writes_nothing(self):
        korea = self.copy_of_korea()
        before = sorted(os.listdir(korea))
        result = self.import_(korea, ICEWS, "icews", "--compare")
        self.assertEqual(sorted(os.listdir(korea)), before)
        for one in result["kinds"]:
            self.assertEqual(one["acts"], one["found"] + one["missed"])
            self.assertEqual(one["events"], one["confirmed"] + one["spurious"])

    def test_daily_sums_are_the_same_however_often_they_are_made(self):
        korea = self.copy_of_korea()
        self.import_(korea, ICEWS, "icews", "--daily")
        first = (korea / "daily.csv").read_bytes()
        self.import_(korea, ICEWS, "icews", "--daily")
        self.assertEqual((korea / "daily.csv").read_bytes(), first)
        days = {row["date"] for row in self.rows_of(korea, "daily.csv")}
        self.assertEqual(days, {"2018-06-01", "2018-06-02"})
        self.text_of("record", "check", korea)

    def review(self, case, keys, code=0):
        done = subprocess.run([PROGRAM, "review", case], cwd=self.folder,
                              input="\n".join(keys) + "\n", text=True,
                              capture_output=True, check=False)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def states(self, case):
        states = {}
        for row in self.rows_of(case, "candidates.csv"):
            states.setdefault(row["state"], []).append(row)
        return states

    def test_a_review_decides_and_takes_back(self):
        korea = self.copy_of_korea()
        self.import_(korea, ICEWS)
        acts = (korea / "acts.csv").read_bytes()
        waiting = len(self.states(korea)["open"])
        out = self.review(korea, ["A", "e severity=2", "a", "r a preview", "s", "u", "s", "q"])
        self.assertIn("2 accepted, 0 merged, 1 rejected, 1 skipped", out)
        states = self.states(korea)
        self.assertEqual(len(states["open"]), waiting - 3)
        self.assertEqual(states["rejected"][0]["reason"], "a preview")
        self.text_of("record", "check", korea)
        ids = {row["id"]: row for row in self.rows_of(korea, "acts.csv")}
        accepted = [ids[one["act"]] for one in states["accepted"]]
        self.assertEqual([one["check"] for one in accepted],
                         ["sourced", "date-unverified"])
        self.assertEqual(accepted[1]["severity"], "2")
        # Every other row of acts.csv is as it was, in its order.
        new = (korea / "acts.csv").read_bytes().splitlines()
        self.assertEqual([row for row in new if b"candidate=" not in row],
                         acts.splitlines())
        # Nobody is asked again.
        again = self.import_(korea, ICEWS)
        self.assertEqual(again["open"], waiting - 3)

    def test_at_a_terminal_one_key_decides(self):
        korea = self.copy_of_korea()
        self.import_(korea, ICEWS)
        waiting = len(self.states(korea)["open"])
        keys = ["A", "e", "severity=2\n", "a", "r", "a preview\n", "x", "s", "u",
                "s", "m", "2018-06-12.PRK+USA.summit.1\n", "q"]

        def prompted(said, typed):
            """Whether all that was typed has been taken."""
            return sum(said.count(one) for one in
                       [b"\n  as:", b"TEXT: ", b"why: ", b"act): "]) > typed
        said, code = self.typed(
            keys, "review", korea, ready=prompted)
        self.assertEqual(code, 0, said)
        self.assertIn("s skip   u undo   q quit", said)
        self.assertIn("there is no key 'x'", said)
        self.assertIn("COLUMN=TEXT: severity=2\n", said)
        self.assertIn("why: a preview\n", said)
        # A key is not echoed; what is typed after it is.
        self.assertNotIn("\nA\n", said)
        self.assertIn("2 accepted, 1 merged, 1 rejected, 1 skipped", said)
        states = self.states(korea)
        self.assertEqual(len(states["open"]), waiting - 4)
        self.assertEqual(states["rejected"][0]["reason"], "a preview")
        self.assertEqual([one["act"] for one in states["merged"]],
                         ["2018-06-12.PRK+USA.summit.1"])
        ids = {row["id"]: row for row in self.rows_of(korea, "acts.csv")}
        self.assertEqual([ids[one["act"]]["check"] for one in states["accepted"]],
                         ["sourced", "date-unverified"])
        # Ctrl-D ends it, and nothing more is decided.
        said, code = self.typed(["\x04"], "review", korea, ready=prompted)
        self.assertEqual(code, 0, said)
        self.assertEqual(len(self.states(korea)["open"]), waiting - 4)

    def test_wrong_keys_are_told_and_decide_nothing(self):
        korea = self.copy_of_korea()
        self.import_(korea, ICEWS)
        before = (korea / "candidates.csv").read_bytes()
        out = self.review(korea, ["x", "r", "e kind=tals_held", "a", "e nokey=1",
                                  "m no-such-act"], code=3)
        for part in ["there is no key 'x'", "needs a reason", "tals_held",
                     "no column of acts.csv", "is no act"]:
            self.assertIn(part, out)
        self.assertEqual((korea / "candidates.csv").read_bytes(), before)
        self.text_of("record", "check", korea)

    def check_nothing_lost_or_twice(self, case, before):
        """Acts that were there are there; an accepted candidate has one act.
        A change that was decided and is not in place is put there by `keep`."""
        if list(case.glob(".entente-change/*")):
            return 0
        acts = self.rows_of(case, "acts.csv")
        self.assertEqual([row for row in acts if "candidate=" not in row["note"]],
                         before)
        marks = [row["note"].split(";")[0] for row in acts
                 if "candidate=" in row["note"]]
        self.assertEqual(len(marks), len(set(marks)))
        return len(marks)

    def killed(self, command, after, keys=None):
        """Whether it was killed before its end."""
        child = subprocess.Popen(command, cwd=self.folder, stdin=subprocess.PIPE,
                                 stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL)
        try:
            if keys:
                child.stdin.write(keys)
            child.stdin.close()
        except BrokenPipeError:
            pass
        time.sleep(after)
        child.send_signal(signal.SIGKILL)
        return child.wait() == -signal.SIGKILL

    def test_each_killed_at_a_hundred_moments_loses_nothing_and_has_none_twice(self):
        chance = random.Random(12)
        whole = self.copy_of_korea()
        begin = time.monotonic()
        self.import_(whole, ICEWS)
        one = time.monotonic() - begin
        wanted = (whole / "candidates.csv").read_bytes()
        acts = self.rows_of(whole, "acts.csv")
        whole = whole.rename(self.folder / "whole")
        begin = time.monotonic()
        self.review(whole, ["a", "u", "a", "r no", "s", "q"])
        sitting = time.monotonic() - begin
        korea = self.copy_of_korea()
        killed = 0
        for _ in range(100):
            (korea / "candidates.csv").unlink(missing_ok=True)
            killed += self.killed([PROGRAM, "import", korea, ICEWS, "--as", "icews"],
                                  chance.uniform(0, one))
            there = korea / "candidates.csv"
            self.assertIn(there.read_bytes() if there.exists() else b"",
                          [b"", wanted])
        self.import_(korea, ICEWS)
        self.assertEqual((korea / "candidates.csv").read_bytes(), wanted)
        accepted = 0
        for turn in range(100):
            killed += self.killed([PROGRAM, "review", korea],
                                  chance.uniform(0, 2 * sitting),
                                  b"a\nu\na\nr no\ns\n")
            now = self.check_nothing_lost_or_twice(korea, acts)
            accepted = max(accepted, now)
            if turn % 10 == 0:
                self.text_of("record", "check", korea)
        self.assertGreater(killed, 40)
        self.assertGreater(accepted, 0)
        # The next review finishes what was begun: as many accepted as acts.
        self.review(korea, ["q"])
        self.assertEqual(len(self.states(korea).get("accepted", [])),
                         self.check_nothing_lost_or_twice(korea, acts))

    def many_rows(self, name, first, rows):
        """A table of own columns: an event every row, `rows` of them."""
        (self.folder / "mine.toml").write_text(
            'name = "mine"\nmap = "cameo"\nseparator = "tab"\nheader = true\n'
            '[columns]\nid = "id"\ndate = "day"\nactor = "who"\n'
            'target = "whom"\ncode = "code"\n')
        path = self.folder / name
        with open(path, "w", encoding="utf-8") as file:
            file.write("id\tday\twho\twhom\tcode\n")
            for n in range(first, first + rows):
                day = date(1990, 1, 1) + timedelta(days=n % 9000)
                file.write(f"{n}\t{day}\tNorth Korea\tSouth Korea\t"
                           f"{('138', '190')[n % 2]}\n")
        return path

    def counted(self, case):
        """Rows, candidates and rows of candidates in the database."""
        with contextlib.closing(sqlite3.connect(case / "candidates.db")) as db:
            return tuple(db.execute(query).fetchone()[0] for query in [
                "SELECT count(*) FROM report", "SELECT count(*) FROM candidate",
                "SELECT sum(reports) FROM candidate"])

    def test_a_database_killed_in_the_middle_loses_nothing_and_has_none_twice(self):
        chance = random.Random(7)
        first = self.many_rows("first.tab", 0, 110_000)
        more = self.many_rows("more.tab", 110_000, 30_000)
        as_mine = ["--as", self.folder / "mine.toml"]
        whole = self.copy_of_korea()
        wanted, took = [], []
        for path in (first, more):
            begin = time.monotonic()
            self.text_of("import", whole, path, *as_mine)
            took.append(time.monotonic() - begin)
            wanted.append(self.counted(whole))
        self.assertEqual([one[0] for one in wanted], [110_000, 140_000])
        self.assertEqual([one[2] for one in wanted], [110_000, 140_000])
        whole = whole.rename(self.folder / "whole")
        begin = time.monotonic()
        self.review(whole, ["a", "u", "a", "r no", "s", "q"])
        sitting = time.monotonic() - begin
        korea = self.copy_of_korea()
        killed = 0
        for path, before, after, one in zip(
                (first, more), (None, wanted[0]), wanted, took):
            for _ in range(8):
                if self.killed([PROGRAM, "import", korea, path, *as_mine],
                               chance.uniform(0.1 * one, one)):
                    killed += 1
                there = (korea / "candidates.db").exists()
                self.assertIn(self.counted(korea) if there else None,
                              [before, after])
            self.text_of("import", korea, path, *as_mine)
            self.assertEqual(self.counted(korea), after)
        self.assertGreater(killed, 5)
        self.assertEqual([p.name for p in korea.iterdir()
                          if p.name.startswith(".")], [])

    def test_a_full_disk_leaves_the_database_as_it_was(self):
        first = self.many_rows("first.tab", 0, 110_000)
        more = self.many_rows("more.tab", 110_000, 30_000)
        as_mine = ["--as", self.folder / "mine.toml"]
        korea = self.copy_of_korea()

        def refused(path, most):
            done = self.run_entente(
                "import", korea, path, *as_mine,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE,
                                                      (most, most)))
            self.assertEqual(done.returncode, 5, done.stderr)
            self.assertIn(b"could not be", done.stderr)
        for most in (1 << 12, 1 << 20, 2 << 20):
            refused(first, most)
            self.assertFalse((korea / "candidates.db").exists())
        self.text_of("import", korea, first, *as_mine)
        kept = self.counted(korea)
        refused(more, (korea / "candidates.db").stat().st_size)
        self.assertEqual(self.counted(korea), kept)
        self.text_of("import", korea, more, *as_mine)
        self.assertEqual(self.counted(korea)[0], 140_000)

    def test_on_a_disk_that_fills_each_writes_all_or_nothing(self):
        korea = self.copy_of_korea()
        acts = self.rows_of(korea, "acts.csv")
        leave = self.on_a_small_disk(korea, "8m")
        codes = {"import": [], "review": []}

        def run(verb, room, *arguments, keys=b""):
            leave(room)
            done = subprocess.run([PROGRAM, verb, korea, *arguments], input=keys,
                                  cwd=self.folder, capture_output=True,
                                  check=False)
            self.assertIn(done.returncode, (0, 5), done.stderr)
            codes[verb].append(done.returncode)
            leave(0)  # what reads a case needs no room
            self.text_of("record", "check", korea)
            return done.returncode == 0
        for pages in range(12):
            written = run("import", 4096 * pages, ICEWS, "--as", "icews")
            self.assertEqual((korea / "candidates.csv").exists(), written)
            (korea / "candidates.csv").unlink(missing_ok=True)
        run("import", 1 << 20, ICEWS, "--as", "icews")
        accepted = 0
        for room in range(0, 1_600_000, 100_000):
            accepted += run("review", room, keys=b"a\n")
            self.assertEqual(self.check_nothing_lost_or_twice(korea, acts),
                             len(self.states(korea).get("accepted", [])))
            self.assertEqual(len(self.states(korea).get("accepted", [])), accepted)
        for verb, seen in codes.items():
            self.assertEqual(set(seen), {0, 5}, verb)

    def test_a_full_disk_leaves_all_as_it_was(self):
        """A limit on the size of files stands for the disk that is full."""
        korea = self.copy_of_korea()

        def files():
            return {p.name: p.read_bytes() for p in korea.iterdir()
                    if p.is_file() and not p.name.startswith(".")}

        def small():
            resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))

        def refused(command, keys):
            before = files()
            done = subprocess.run([PROGRAM, *command], input=keys, text=True,
                                  cwd=self.folder, preexec_fn=small,
                                  capture_output=True, check=False)
            self.assertEqual(done.returncode, 5, done.stdout + done.stderr)
            self.assertIn("could not be", done.stderr)
            self.assertEqual(files(), before)
        refused(["import", korea, ICEWS, "--as", "icews"], "")
        self.import_(korea, ICEWS)
        refused(["review", korea], "a\n")
        refused(["review", korea], "r no\n")
        self.text_of("record", "check", korea)


if __name__ == "__main__":
    unittest.main()
