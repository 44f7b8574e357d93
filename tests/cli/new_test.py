"""entente new: a case that checks at once, with every key explained."""
import re
import tomllib
import unittest

from support import ROOT, Case

FLAGS = ["--ours", "Hale", "--theirs", "Varn", "--from", "2015-01-01",
         "--as-of", "2019-12-31"]


class New(Case):
    def test_it_checks_at_once_and_gives_a_brief(self):
        text, _ = self.text_of("new", "strait", *FLAGS)
        self.assertIn("strait: 9 files; its three acts are examples", text)
        text, _ = self.text_of("record", "check", "strait")
        self.assertIn("strait: no mistakes. 3 acts, 3 groups", text)
        self.text_of("brief", "strait", "-o", "brief.html", "--quiet")
        page = (self.folder / "brief.html").read_text(encoding="utf-8")
        self.assertIn("Hale and Varn", page)

    def test_acts_can_be_added_to_it(self):
        self.text_of("new", "strait", *FLAGS)
        self.text_of("add", "strait", "--date", "2016-02-03", "--actor", "VAR",
                     "--kind", "attack", "--summary", "Shots", "--source",
                     "Gazette of Hale", "--source-class", "press", "--citation",
                     "Gazette")
        example = "2015-01-31.VAR.attack.1"
        self.text_of("add", "strait", "--drop", example, "--reason", "example")
        text, _ = self.text_of("record", "list", "strait")
        self.assertEqual(len(text.splitlines()), 3)
        self.assertNotIn(example, text)

    def test_every_key_of_its_tables_is_in_it(self):
        self.text_of("new", "strait", *FLAGS)
        made = (self.folder / "strait" / "case.toml").read_text()
        page = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")
        keys = re.findall(r"(?m)^\| `(?:an? )?(\[+[a-z.]+\]+)` \| `(\w+)` \|",
                          page)
        tables = {table for table, _ in keys if table in made}
        self.assertGreater(len(tables), 18)
        for table, key in keys:
            if table in tables:
                with self.subTest(table=table, key=key):
                    self.assertTrue(re.search(
                        rf"(?m)^(# )?({key} =|\[\[[a-z]+\.{key}\]\])", made))
        for line in made.splitlines():  # a key that does nothing says so
            if re.match(r"# \w+ = ", line):
                tomllib.loads(line[2:])

    def test_names_of_any_kind_are_taken(self):
        for number, (ours, theirs) in enumerate(
                [("Hale", "Halebard"), ("北", "南"), ("A \"b\" \\ c", "@FROM@"),
                 ("x", "X")]):
            with self.subTest(ours=ours, theirs=theirs):
                folder = f"case{number}"
                self.text_of("new", folder, "--ours", ours, "--theirs", theirs,
                             *FLAGS[4:])
                self.text_of("record", "check", folder)
                made = tomllib.loads(
                    (self.folder / folder / "case.toml").read_text())
                self.assertEqual(made["sides"]["our_name"], ours)
                self.assertEqual(made["sides"]["their_name"], theirs)

    def test_a_folder_that_holds_something_is_refused(self):
        (self.folder / "full").mkdir()
        (self.folder / "full" / ".keep").write_text("")
        (self.folder / "file").write_text("x")
        (self.folder / "empty").mkdir()
        self.assertIn("full is not empty",
                      self.text_of("new", "full", *FLAGS, code=3)[1])
        self.assertIn("is no folder",
                      self.text_of("new", "file", *FLAGS, code=3)[1])
        self.text_of("new", "nowhere/strait", *FLAGS, code=3)
        self.text_of("new", "empty", *FLAGS)
        self.assertEqual(self.text_of("new", "empty", *FLAGS, code=3)[0], "")
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()),
                         ["empty", "file", "full"])

    def test_what_is_missing_or_too_short_is_said(self):
        _, errors = self.text_of("new", "strait", "--ours", "Hale", code=2)
        self.assertIn("give --theirs, --from, --as-of", errors)
        _, errors = self.text_of("new", "strait", *FLAGS[:6], "--as-of",
                                 "2015-02-01", code=2)
        self.assertIn("too few days", errors)
        _, errors = self.text_of("new", "strait", "--ours", "Hale", "--theirs",
                                 "Hale", *FLAGS[4:], code=2)
        self.assertIn("both sides are called 'Hale'", errors)
        _, errors = self.text_of("new", "strait", *FLAGS[:4], "--from",
                                 "1600-01-01", "--as-of", "2019-12-31", code=3)
        self.assertIn("150 years", errors)
        _, errors = self.text_of("new", "no/strait", *FLAGS, code=3)
        self.assertNotIn("-o", errors)
        self.assertEqual(self.files(), [])


if __name__ == "__main__":
    unittest.main()
