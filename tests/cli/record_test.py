"""entente record check|list|show."""
import csv
import json
import re
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

    def test_list_narrows_by_all_that_is_given(self):
        rows = self.json_of_list("--actor", "PRK", "--text", "CRUISE missile",
                                 "--check", "sourced", "--from", "2021-01-01")
        self.assertGreater(len(rows), 3)
        for row in rows:
            self.assertIn("PRK", row["actor"].split("+"))
            self.assertEqual(row["check"], "sourced")
            said = (row["summary"] + row["note"] + row["source"]).lower()
            self.assertIn("cruise missile", said)
        rows = self.json_of_list("--line", "liaison-office")
        self.assertTrue(all("liaison-office" in row["line"].split("+")
                            for row in rows))
        for option, wrong, near in [("--actor", "PRX", "PRK"),
                                    ("--line", "liaison-ofice",
                                     "liaison-office"),
                                    ("--kind", "sumit", "summit")]:
            _, errors = self.text_of("record", "list", KOREA, option, wrong,
                                     code=3)
            self.assertIn(f"did you mean '{near}'?", errors)

    def json_of_list(self, *arguments):
        return json.loads(self.text_of("record", "list", KOREA, *arguments,
                                       "--json")[0])

    def test_list_as_csv_is_rows_of_the_file(self):
        text, _ = self.text_of("record", "list", KOREA, "--kind", "summit",
                               "--csv")
        lines = text.splitlines()
        self.assertGreater(len(lines), 10)
        self.assertEqual(
            lines, [line for line in (KOREA / "acts.csv").read_text(
                encoding="utf-8").splitlines() if line in set(lines)])
        rows = list(csv.DictReader(text.splitlines()))
        self.assertEqual({row["kind"] for row in rows}, {"summit"})

    def test_list_as_bibtex_holds_every_source_once(self):
        choice = ["--kind", "summit", "--from", "2018-01-01"]
        text, _ = self.text_of("record", "list", KOREA, *choice, "--bib")
        pieces = {piece for row in self.json_of_list(*choice)
                  for piece in row["source"].split("; ")}
        entries = re.findall(r"(?m)^@misc\{([^,]+),$", text)
        self.assertEqual(len(entries), len(pieces))
        self.assertEqual(len(set(entries)), len(entries))
        for piece in pieces:
            if piece.startswith("http"):
                self.assertIn(f"  url = {{{piece}}},\n", text)

    def test_show_tells_what_stands_around_an_act_and_what_reads_it(self):
        shown = self.json_of("record", "show", KOREA,
                             "2018-06-12.PRK+USA.summit.1")
        self.assertIn("2018-06-12.USA.exercise_suspended.1",
                      shown["answered_by"])
        self.assertIn("2018-06-22.KOR+PRK.agreement.1", shown["followed"])
        shown = self.json_of("record", "show", KOREA,
                             "2018-06-12.USA.exercise_suspended.1")
        cut = next(g for g in shown["groups"]
                   if g["group"] == "drill cut 2018-19")
        self.assertEqual(cut["fate"], "read")
        line = (KOREA / "case.toml").read_text(encoding="utf-8").splitlines()[
            cut["line"] - 1]
        self.assertEqual(line, "[[group.select]]")
        self.assertEqual(
            [c["as"] for c in shown["claims"] if c["id"] == "5"],
            [["tested recent(drill cut 2018-19, 30)"]])

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
