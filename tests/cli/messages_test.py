"""What is printed of mistakes: the cause first, equal ones once, what to do."""
import os
import re
import unittest

from support import Case


class Messages(Case):
    def check(self, case, code=3):
        return self.text_of("record", "check", case, code=code)[1]

    def test_a_missing_table_is_one_mistake_not_a_thousand(self):
        case = self.copy_of_korea()
        (case / "kinds.csv").unlink()
        errors = self.check(case)
        self.assertEqual(len(re.findall(r"(?m)^\S.*kinds\.csv: ", errors)), 1)
        self.assertIn("the file is missing", errors)
        self.assertRegex(errors, r"\d{4} uses of names that it may give were "
                                 r"not checked")
        self.assertLess(len(errors.splitlines()), 8, errors)
        self.assertIn("1 mistake in", errors)

    def test_a_stray_file_named_as_the_folder_is_not_the_folder(self):
        case = self.documented_case("case")
        (case / "case").write_text("a stray file")
        self.assertRegex(self.check("case"), r"(?m)^case/case: ")
        self.assertRegex(self.check("case/nowhere"),
                         r"(?m)^case/nowhere: there is no such folder")

    def test_an_unreadable_table_is_not_missing(self):
        case = self.documented_case()
        (case / "acts.csv").unlink()
        (case / "acts.csv").mkdir()
        errors = self.check(case)
        self.assertIn("acts.csv: this is a folder, not a file", errors)
        self.assertNotIn("missing", errors)

    def test_a_column_of_other_dates_is_one_mistake_with_its_count(self):
        case = self.copy_of_korea()
        acts = case / "acts.csv"
        text, found = re.subn(r"(?m),(\d{4})-(\d\d)-(\d\d),,day,",
                              r",\2/\3/\1,,day,",
                              acts.read_text(encoding="utf-8"))
        self.assertGreater(found, 1000)
        acts.write_text(text, encoding="utf-8")
        errors = self.check(case)
        self.assertRegex(errors, r"'\d\d/\d\d/\d{4}' is no date; and \d,?\d+ "
                                 r"more like it, in lines \d+ \('")
        self.assertIn("month/day/year", errors)
        self.assertRegex(errors, r"\b\d{4} mistakes in")
        self.assertLess(len(errors.splitlines()), 20)

    def test_the_same_unknown_name_stands_once(self):
        case = self.copy_of_korea()
        acts = case / "acts.csv"
        text = acts.read_text(encoding="utf-8")
        found = text.count(",missile_test_srbm,")
        self.assertGreater(found, 20)
        acts.write_text(text.replace(",missile_test_srbm,", ",misile_test,"),
                        encoding="utf-8")
        errors = self.check(case)
        self.assertEqual(errors.count("unknown kind 'misile_test'"), 1)
        self.assertIn(f"and {found - 1} more like it, in lines", errors)

    def test_as_of_after_the_case_says_what_to_do(self):
        for verb, more in [("claims", []), ("contest", []), ("forecast", []),
                           ("brief", ["-o", "x.html"]),
                           ("panel", ["--claim", "1", "-o", "x"])]:
            with self.subTest(verb):
                _, errors = self.text_of(verb, self.documented_case(), *more,
                                         "--as-of", "2031-01-01", code=3)
                self.assertIn("after the case's own as_of", errors)
                self.assertIn("do:  give a day up to 2019-12-31", errors)
                self.assertIn("case.toml", errors)
        self.assertNotIn("x.html", self.files())

    def test_a_dropped_id_suggests_the_nearest_in_time(self):
        case = self.documented_case()
        _, errors = self.text_of("record", "show", case,
                                 "2018-05-17.ALB.clash.1", code=3)
        self.assertIn("did you mean 2018-05-11.ALB.clash.1?", errors)
        acts = case / "acts.csv"
        acts.write_text(acts.read_text().replace(
            "2018-05-11.ALB.clash.1,sourced,Boria",
            "2018-05-14.ALB.clash.1,sourced,Boria"))
        self.assertIn("did you mean '2018-05-11.ALB.clash.1'?",
                      self.check(case))

    def test_a_name_that_is_no_utf8_is_refused_before_any_work(self):
        for verb, more in [("claims", []), ("brief", ["-o", "x.html"]),
                           ("record", [])]:
            case = os.fsencode(self.documented_case())
            name = case + b"-\xff"
            os.rename(case, name)
            with self.subTest(verb):
                words = ["record", "check"] if verb == "record" else [verb]
                done = self.run_entente(*words, name, *more)
                self.assertEqual(done.returncode, 3)
                self.assertIn("no plain text in UTF-8", done.stderr.decode())
            os.rename(name, case)

    def test_a_title_that_would_leave_its_place_is_refused(self):
        case = self.documented_case()
        settings = case / "case.toml"
        text = settings.read_text(encoding="utf-8")
        for title in [r"a\f} * {background: url(//x.example)}", r"\u001b[2J",
                      r"\u202egnp"]:
            settings.write_text(re.sub(
                r'(?m)^title = .*$', lambda _: f'title = "{title}"', text,
                count=1), encoding="utf-8")
            with self.subTest(title):
                self.assertRegex(self.check(case),
                                 r"case\.toml:1:9: here is U\+")


if __name__ == "__main__":
    unittest.main()
