"""Help, usage errors, what goes to which stream."""
import re
import unittest

from support import KOREA, VERBS_OF_CASE, Case

VERBS = [*VERBS_OF_CASE, "record"]


class Manners(Case):
    def test_help_begins_with_examples(self):
        for arguments in [[], *([verb] for verb in VERBS)]:
            with self.subTest(arguments):
                text, _ = self.text_of(*arguments, "--help")
                self.assertRegex("\n".join(text.splitlines()[:4]),
                                 r"(?i)^examples?:?")

    def test_examples_of_the_help_name_each_verb(self):
        text, _ = self.text_of("--help")
        for verb in VERBS:
            self.assertIn(verb, text)

    def test_version_is_one_line(self):
        text, _ = self.text_of("--version")
        self.assertRegex(text, r"^\d+\.\d+\.\d+\n$")

    def test_wrong_usage_is_2_and_speaks_on_stderr(self):
        for arguments in [[], ["predict", KOREA], ["claims"],
                          ["claims", KOREA, "--frobnicate"],
                          ["claims", KOREA, "--threads", "many"],
                          ["claims", KOREA, "--threads", "0"],
                          ["claims", KOREA, "--seed", "-1"],
                          ["claims", KOREA, "--seed", ""],
                          ["claims", KOREA, "--seed", "99999999999999999999"],
                          ["record", "list", KOREA, "--from", "2020-01-02",
                           "--to", "2020-01-01"],
                          ["forecast", KOREA, "--as-of", "31.7.2026"],
                          ["forecast", KOREA, "--today", "2026-02-30"],
                          ["panel", KOREA, "-o", "x"], ["brief"],
                          ["record", "shuffle", KOREA]]:
            with self.subTest(arguments):
                text, errors = self.text_of(*arguments, code=2)
                self.assertEqual(text, "")
                self.assertTrue(errors.strip())
        self.assertEqual(self.files(), [])

    def test_a_word_that_is_no_command_is_named(self):
        _, errors = self.text_of("brif", KOREA, code=2)
        self.assertEqual(errors, "entente: 'brif' is no command of entente\n"
                                 "  do:  did you mean 'brief'?\n")
        _, errors = self.text_of("record", "shuffle", KOREA, code=2)
        self.assertIn("'shuffle' is no command of entente record", errors)
        self.assertIn("the commands are check, ", errors)

    def test_a_reader_s_today_lies_after_what_is_read(self):
        _, errors = self.text_of("contest", KOREA, "--today", "2001-01-01",
                                 code=3)
        self.assertIn("--today 2001-01-01 lies before the last day", errors)

    def test_a_claim_that_is_not_there_is_bad_input(self):
        text, errors = self.text_of("panel", KOREA, "--claim", "99", "-o", "x",
                                    code=3)
        self.assertEqual(text, "")
        self.assertIn("'99'", errors)
        self.assertEqual(self.files(), [])

    def test_no_colour_and_no_progress_bar_reach_a_pipe(self):
        for arguments in [["record", "check", KOREA], ["contest", KOREA]]:
            for text in self.text_of(*arguments):
                self.assertIsNone(re.search(r"\x1b\[|\r", text), arguments)

    def test_quiet_is_quiet(self):
        _, errors = self.text_of("contest", KOREA, "--quiet")
        self.assertEqual(errors, "")

    def test_a_full_disk_is_not_success(self):
        with open("/dev/full", "wb") as full:
            done = self.run_entente("record", "list", KOREA, stdout=full)
        self.assertNotEqual(done.returncode, 0)
        self.assertTrue(done.stderr.strip())


if __name__ == "__main__":
    unittest.main()
