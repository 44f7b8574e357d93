"""entente ask, entente questions."""
import unittest

from support import ROOT, Case

STRAIT = ROOT / "examples" / "strait"


class Ask(Case):
    def test_a_question_is_answered_beside_its_rivals(self):
        said = self.json_of("ask", STRAIT, "a seizure within 30 days")
        answer = said["answer"]
        self.assertEqual(answer["came"], "open")
        self.assertEqual(answer["drawn"], "own law")
        self.assertEqual(answer["said"]["horizon"], 30)
        self.assertGreater(answer["track_record"]["origins"], 50)
        # As the forecast says it, but for half the futures of its past.
        item = next(one for one in self.json_of("forecast", STRAIT)["items"]
                    if one["horizon"] == 30)
        self.assertEqual(answer["said"]["members"], item["members"])
        self.assertAlmostEqual(answer["said"]["probability"],
                               item["probability"], delta=0.02)
        self.assertEqual(answer["said"]["base_rate"], item["base_rate"])

    def test_more_days_are_less_likely_and_a_longer_window_likelier(self):
        def chance(text):
            return self.json_of("ask", STRAIT, text)["answer"]["said"][
                "probability"]
        one = chance("a seizure by 2026-02-15")
        self.assertLess(chance("at least 4 seizures by 2026-02-15"), one)
        self.assertGreater(chance("a seizure by 2026-06-15"), one)

    def test_what_cannot_be_read_says_what_was_understood(self):
        _, errors = self.text_of("ask", STRAIT, "siezure by 2026-02-15", code=2)
        self.assertIn("understood: from 2026-01-01 to 2026-02-15", errors)
        self.assertIn("not understood: 'siezure'", errors)
        self.assertIn("what may be asked", errors)


QUESTIONS = """
[[question]]
id = "spring"
text = "A seizure in the spring of 2025"
group = "seizure"
asked = 2025-02-28
from = 2025-03-01
to = 2025-05-31
[[question]]
id = "many"
text = "Sixty days of seizures in 2025"
group = "seizure"
least = 60
asked = 2024-12-31
by = 2025-12-31
[[question]]
id = "open"
text = "A seizure by the end of 2026"
kinds = ["seizure"]
actors = ["VAR"]
asked = 2025-12-31
by = 2026-12-31
"""
SAID = """who,when,p,question
Ada,2025-02-28,0.8,spring
Ben,2025-02-28,0.3,spring
Ada,2024-12-31,0.1,many
Ada,2025-12-31,0.9,open
"""


class Questions(Case):
    def register(self):
        case = self.copy_of(STRAIT)
        path = case / "case.toml"
        path.write_text(path.read_text(encoding="utf-8") + QUESTIONS,
                        encoding="utf-8")
        (case / "forecasts.csv").write_text(SAID, encoding="utf-8")
        return case

    def test_the_register_is_resolved_and_scored(self):
        case = self.register()
        said = self.json_of("questions", case)
        by_id = {one["id"]: one for one in said["questions"]}
        seized = [act["date"] for act in self.json_of(
            "record", "list", case, "--group", "seizure", "--from",
            "2025-03-01", "--to", "2025-05-31")]
        spring = by_id["spring"]
        self.assertEqual(spring["came"], "yes" if seized else "no")
        if seized:
            self.assertEqual(spring["on"], min(seized))
        self.assertEqual(by_id["many"]["came"], "no")
        self.assertEqual(by_id["open"]["came"], "open")
        self.assertIsNotNone(by_id["open"]["now"])
        happened = 1 if seized else 0
        for row in spring["said"]:
            self.assertAlmostEqual(row["brier"], (row["p"] - happened) ** 2)
        ada = next(one for one in said["standings"] if one["who"] == "Ada")
        self.assertEqual(ada["said"]["n"], 2)
        self.assertEqual(ada["model"]["n"], 2)
        # With what was known then: the record's end does not move it.
        self.assertEqual(
            self.json_of("ask", case, "spring", "--as-of", "2025-02-28")[
                "answer"]["said"]["probability"],
            spring["then"]["probability"])

    def test_a_new_row_makes_no_result_anew(self):
        case = self.register()
        before = self.json_of("claims", case)["head"]["data_hash"]
        with open(case / "forecasts.csv", "a", encoding="utf-8") as file:
            file.write("Ben,2025-12-31,0.5,open\n")
        self.assertEqual(before,
                         self.json_of("claims", case)["head"]["data_hash"])

    def test_rows_that_are_no_forecasts_are_refused(self):
        case = self.register()
        for row, problem in [
                ("Ada,2025-02-28,0.7,spring", "said twice"),
                ("Ada,2025-02-28,0.7,sprig", "did you mean 'spring'?"),
                ("Ada,2025-06-30,0.7,spring", "which was asked on"),
                ("Eve,2025-02-28,70,spring", "probability")]:
            (case / "forecasts.csv").write_text(SAID + row + "\n",
                                                encoding="utf-8")
            _, errors = self.text_of("questions", case, code=3)
            self.assertIn("forecasts.csv:6:", errors)
            self.assertIn(problem, errors)


if __name__ == "__main__":
    unittest.main()
