"""What is wrong is refused with its place, and nothing is written."""
import unittest

from support import KOREA, VERBS_OF_CASE, Case


class Refusals(Case):
    def ruin(self, case):
        acts = case / "acts.csv"
        lines = acts.read_text(encoding="utf-8").splitlines(keepends=True)
        self.assertIn("missile_test_", "".join(lines))
        place = next(i for i, line in enumerate(lines)
                     if ",missile_test_srbm," in line)
        lines[place] = lines[place].replace(",missile_test_srbm,",
                                            ",misile_test_srbm,")
        acts.write_text("".join(lines), encoding="utf-8")
        toml = case / "case.toml"
        toml.write_text(toml.read_text(encoding="utf-8") + "\nbogus_key = 1\n",
                        encoding="utf-8")
        return place + 1

    def test_a_ruined_case_is_3_for_every_verb_and_leaves_nothing(self):
        case = self.copy_of_korea()
        line = self.ruin(case)
        before = self.files()
        arguments = {**VERBS_OF_CASE, "record": []}
        for verb, more in arguments.items():
            with self.subTest(verb):
                verbs = ["record", "check"] if verb == "record" else [verb]
                text, errors = self.text_of(*verbs, case, *more, code=3)
                self.assertEqual(text, "")
                self.assertRegex(errors, rf"acts\.csv:{line}:\d+: ")
                self.assertIn("missile_test_srbm", errors)
                self.assertRegex(errors, r"case\.toml:\d+:\d+: ")
                self.assertIn("bogus_key", errors)
        self.assertEqual(self.files(), before)

    def test_a_folder_that_is_not_there_is_bad_input(self):
        for verb, more in VERBS_OF_CASE.items():
            with self.subTest(verb):
                text, errors = self.text_of(verb, "cases/nowhere", *more, code=3)
                self.assertEqual(text, "")
                self.assertIn("cases/nowhere", errors)
        self.assertEqual(self.files(), [])

    def test_a_folder_without_a_case_is_bad_input(self):
        (self.folder / "empty").mkdir()
        _, errors = self.text_of("record", "check", "empty", code=3)
        self.assertIn("case.toml", errors)

    def test_a_place_that_cannot_be_written_leaves_nothing_half_done(self):
        (self.folder / "file").write_text("in the way")
        for arguments in [["brief", KOREA, "-o", "file/brief.html"],
                          ["brief", KOREA, "-o", "nowhere/brief.html"],
                          ["brief", KOREA, "-o", "."],
                          ["panel", KOREA, "--claim", "2", "-o", "file"]]:
            with self.subTest(arguments):
                done = self.run_entente(*arguments)
                self.assertEqual(done.returncode, 3)
                self.assertIn(arguments[-1], done.stderr.decode())
        self.assertEqual(self.files(), ["file"])
        self.assertEqual((self.folder / "file").read_text(), "in the way")

    def test_a_brief_that_fails_keeps_the_old_one(self):
        case = self.copy_of_korea()
        self.ruin(case)
        (self.folder / "brief.html").write_text("the old brief")
        self.text_of("brief", case, "-o", "brief.html", code=3)
        self.assertEqual((self.folder / "brief.html").read_text(),
                         "the old brief")


if __name__ == "__main__":
    unittest.main()
