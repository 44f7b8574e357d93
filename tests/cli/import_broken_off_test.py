"""import and review as a machine stops them."""
import contextlib
import random
import resource
import signal
import sqlite3
import subprocess
import time
import unittest
from datetime import date, timedelta

from importing import ICEWS, Importing
from support import PROGRAM


class BrokenOff(Importing):
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
        try:
            child.wait(timeout=after)
        except subprocess.TimeoutExpired:
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
                                  chance.uniform(0, 1.2 * sitting),
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
        self.review(whole, ["a", "u", "a", "r no", "s", "q"])
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
                          if p.name.startswith(".")], [".gitattributes"])

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
