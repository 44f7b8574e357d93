"""entente record check|list|show."""
import csv
import unittest

from support import KOREA, Case


class Record(Case):
    def test_check_accepts_the_korea_case(self):
        text, _ = self.text_of("record", "check", KOREA)
        with open(KOREA / "acts.csv", encoding="utf-8", newline="") as file:
            acts = sum(1 for _ in csv.DictReader(file))
        self.assertRegex(text.replace(",", ""), rf"\b{acts} acts\b")

    def test_list_has_a_line_for_every_act(self):
        text, _ = self.text_of("record", "list", KOREA)
        with open(KOREA / "acts.csv", encoding="utf-8", newline="") as file:
            ids = [row["id"] for row in csv.DictReader(file)]
        listed = [line for line in text.splitlines()
                  if any(part in ids for part in line.split()[:3])]
        self.assertEqual(len(listed), len(ids))

    def test_show_gives_coding_and_source_of_an_act(self):
        with open(KOREA / "acts.csv", encoding="utf-8", newline="") as file:
            row = next(r for r in csv.DictReader(file)
                       if r["terms"] == "upfront" and r["severity"])
        text, _ = self.text_of("record", "show", KOREA, row["id"])
        for field in ["id", "date", "kind", "terms", "severity"]:
            self.assertIn(row[field], text)
        for piece in row["source"].split("; "):
            self.assertIn(piece, text)

    def test_show_suggests_an_id_for_one_that_is_not_there(self):
        _, errors = self.text_of("record", "show", KOREA,
                                 "2018-06-12.USA.exercise_suspendet.1", code=3)
        self.assertIn("2018-06-12.USA.exercise_suspended.1", errors)

    def test_show_tells_what_became_of_a_retired_id(self):
        with open(KOREA / "retired_ids.csv", encoding="utf-8",
                  newline="") as file:
            retired = next(r for r in csv.DictReader(file) if r["new_id"])
        done = self.run_entente("record", "show", KOREA, retired["old_id"])
        self.assertIn(retired["new_id"],
                      (done.stdout + done.stderr).decode())


if __name__ == "__main__":
    unittest.main()
