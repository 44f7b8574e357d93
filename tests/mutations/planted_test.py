"""The judge finds what it is there to find: each of these stands in the place
of the program and does one thing wrong."""
import pathlib
import stat
import sys
import tempfile
import unittest

import cases
import generated
import judge
import ranges

FILES = {"case.toml": b"title = 1\n", "acts.csv": b"id\n1\n2\n"}
COUNTED = "echo '1 mistake in case; nothing was written' >&2"
TAKEN = ("if [ \"$2\" = check ] && [ \"$#\" = 3 ]; then "
         "echo 'case: no mistakes. 1 act.'; exit 0; fi; ")


class Planted(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.folder = pathlib.Path(place.name)

    def program(self, script, seconds=10):
        path = self.folder / "stub"
        path.write_text("#!/bin/sh\n" + script + "\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return judge.Program(path, self.folder, seconds)

    def check(self, script, **more):
        return judge.check_fault(self.program(script, **more), "case", FILES)[1]

    def message(self, line, tail="; echo '  do:  mend it' >&2"):
        return self.check(f"echo '{line}' >&2{tail}; {COUNTED}; exit 3")

    def test_what_is_right_is_no_fault(self):
        self.assertIsNone(self.check("echo 'case: no mistakes. 1 act.'"))
        self.assertIsNone(self.message("case/acts.csv:3:1: an odd act"))
        self.assertIsNone(self.message("case/kinds.csv: the file is missing"))

    def test_an_end_of_its_own(self):
        self.assertIn("exit 4", self.check("exit 4"))
        self.assertIn("signal 11", self.check("kill -SEGV $$"))
        self.assertEqual("a hang", self.check("exec sleep 30", seconds=.2))

    def test_a_message_without_a_place(self):
        for line in ["an odd act", "case: an odd act", "acts.csv:3:1: odd"]:
            self.assertIn("without a place", self.message(line))
        self.assertIn("past the end", self.message("case/acts.csv:9:1: odd"))
        self.assertIn("not there", self.message("case/kinds.csv:1:1: odd"))

    def test_a_message_that_helps_nobody(self):
        self.assertIn("what to do", self.message("case/acts.csv:3:1: odd", ""))
        self.assertIn("not counted", self.check(
            "echo 'case/acts.csv:3:1: odd' >&2; exit 3"))

    def test_an_output_that_nobody_can_read(self):
        self.assertIn("control", self.check(r"printf 'a\033[31mb'"))
        self.assertIn("not UTF-8", self.check(r"printf '\377'"))

    def test_a_refusal_that_also_answers(self):
        self.assertIn("standard output", self.check("echo yes; exit 3"))

    def test_what_a_verb_does_wrong(self):
        for script, words in [
                ("exit 4", "exit 4"), ("echo '{\"a\": NaN}'", "NaN in JSON"),
                ("[ $1 = claims ] && echo 'x nan'", "no number: nan"),
                ("echo odd >&2; exit 3", "without what to do"),
                ("echo odd >&2; echo '{}'", "errors beside a result")]:
            with self.subTest(script):
                if "nan" in script:
                    script = script + " || echo '{}'"
                found = judge.verbs_fault(self.program(TAKEN + script), "case",
                                          FILES)
                self.assertIn(words, found)
        self.assertIn("no page", judge.verbs_fault(
            self.program("echo '{}'"), "case", FILES))

    def test_a_range_that_is_not_kept(self):
        (self.folder / "case").mkdir()
        files = cases.documented()
        taken = self.program(TAKEN + "exit 4")
        self.assertEqual("taken by record check", ranges.judge_one(
            taken, files, "harmonics", "beyond"))
        self.assertIn("exit 4", ranges.judge_one(taken, files, "harmonics",
                                                 "within"))
        refused = self.program("echo 'case/acts.csv:3:1: odd' >&2; "
                               f"echo '  do:  mend it' >&2; {COUNTED}; exit 3")
        self.assertIn("something else", ranges.judge_one(
            refused, files, "harmonics", "beyond"))
        self.assertIn("refused", ranges.judge_one(refused, files, "harmonics",
                                                  "within"))

    def test_a_made_up_case_that_is_not_answered(self):
        self.assertIn("exit 4", generated.fault_of(
            self.program(TAKEN + "exit 4"), "base")[1])


if __name__ == "__main__":
    sys.exit(unittest.main())
