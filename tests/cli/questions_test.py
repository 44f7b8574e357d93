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
        _, errors = self.text_of("ask", STRAIT, "siezure by 2026-02-15", code=3)
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

    def said_of(self, case, who="Eve, Ltd", p="0.25", *more, code=0):
        return self.text_of("questions", case, "--who", who, "--question",
                            "open", "--p", p, *more, code=code)

    def test_what_is_said_is_a_row_more_and_nothing_is_rewritten(self):
        case = self.register()
        path = case / "forecasts.csv"
        text, _ = self.said_of(case)
        self.assertTrue(text.endswith("written: forecasts.csv\n"), text)
        kept = SAID + '"Eve, Ltd",2025-12-31,0.25,open\n'
        self.assertEqual(path.read_text(encoding="utf-8"), kept)
        _, errors = self.said_of(case, p="0.3", code=3)
        self.assertIn("'Eve, Ltd' said twice on 2025-12-31", errors)
        self.assertIn("nothing was written", errors)
        _, errors = self.said_of(case, "Eve", "0.3", "--note", "a hunch", code=3)
        self.assertIn("this table has no column 'note'", errors)
        self.assertEqual(path.read_text(encoding="utf-8"), kept)
        text, _ = self.said_of(case, "Eve, Ltd", "0.3", "--when", "2026-01-09")
        self.assertIn("it lies after as_of (2025-12-31)", text)
        self.assertEqual(path.read_text(encoding="utf-8"),
                         kept + '"Eve, Ltd",2026-01-09,0.3,open\n')
        path.unlink()
        self.said_of(case, "Eve", "0.5", "--note", "a hunch")
        self.assertEqual(path.read_text(encoding="utf-8"),
                         "who,when,p,question,note\n"
                         "Eve,2025-12-31,0.5,open,a hunch\n")
        ada = self.json_of("questions", case)["standings"]
        self.assertEqual([one["who"] for one in ada], ["Eve"])

    def test_what_is_said_is_said_whole_and_is_a_probability(self):
        case = self.register()
        before = (case / "forecasts.csv").read_bytes()
        for arguments, problem in [
                (["--who", "Eve"], "give --question, --p"),
                (["--p", "0.3"], "give --who, --question"),
                (["--who", "E", "--question", "opem", "--p", "0.3"],
                 "did you mean 'open'?"),
                (["--who", "E", "--question", "open", "--p", "30%"],
                 "write a number from 0 to 1"),
                (["--who", "E", "--question", "open", "--p", "nan"],
                 "write a number from 0 to 1"),
                (["--who", "E", "--question", "open", "--p", "1.5"],
                 "write a number from 0 to 1")]:
            _, errors = self.text_of("questions", case, *arguments, code=2)
            self.assertIn(problem, errors)
        shown = self.json_of("questions", case, "--who", "Eve", "--question",
                             "open", "--p", "0.3", "--dry-run")
        self.assertEqual(shown["written"], [])
        self.assertEqual(shown["change"][0]["cells"]["p"], "0.3")
        self.assertEqual((case / "forecasts.csv").read_bytes(), before)

    def test_at_a_terminal_it_asks_who_and_before_it_writes(self):
        case = self.register()
        asks = {"ready": lambda said, _: said.rstrip().endswith(b":")}
        said, code = self.typed(["Eve\n", "2\n", "0.4\n", "y\n"], "questions",
                                case, "--question", "open", **asks)
        self.assertEqual(code, 0, said)
        self.assertIn("write a number from 0 to 1", said)
        self.assertTrue((case / "forecasts.csv").read_text(
            encoding="utf-8").endswith("Eve,2025-12-31,0.4,open\n"))
        before = (case / "forecasts.csv").read_bytes()
        said, code = self.typed(["n\n"], "questions", case, "--question", "open",
                                "--who", "Eva", "--p", "0.1", **asks)
        self.assertIn("nothing was written", said)
        self.assertEqual((case / "forecasts.csv").read_bytes(), before)

    def test_a_question_that_is_asked_can_be_kept(self):
        case = self.copy_of(STRAIT)
        path = case / "case.toml"
        before = path.read_text(encoding="utf-8")
        asked = ["ask", case, "at least 2 seizures by 2026-02-15"]
        shown, _ = self.text_of(*asked, "--keep", "two", "--dry-run")
        self.assertTrue(shown.endswith("nothing was written\n"), shown)
        self.assertEqual(path.read_text(encoding="utf-8"), before)
        text, _ = self.text_of(*asked, "--keep", "two", "--title",
                               'Two "seizures" soon', "--resolution",
                               "as the Gazette has it")
        self.assertTrue(text.endswith("written: case.toml\n"), text)
        self.assertEqual(path.read_text(encoding="utf-8"), before + """
[[question]]
id = "two"
text = "Two \\"seizures\\" soon"
group = "seizure"
least = 2
asked = 2025-12-31
by = 2026-02-15
resolution = "as the Gazette has it"
""")
        # It is asked by its id and answered alike.
        one = self.json_of(*asked)["answer"]
        two = self.json_of("ask", case, "two")["answer"]
        self.assertEqual(one["said"]["probability"], two["said"]["probability"])
        _, errors = self.text_of(*asked, "--keep", "two", code=3)
        self.assertIn("the question 'two' is given twice", errors)
        self.text_of("ask", case, "two", "--keep", "three", code=2)
        told = self.json_of("ask", case, "boat seized by Varn between "
                            "2026-02-01 and 2026-02-28", "--keep", "boat")
        self.assertEqual(told["written"], ["case.toml"])
        self.assertIn('kinds = ["seizure"]\nactors = ["VAR"]\nasked = 2025-12-31\n'
                      "from = 2026-02-01\nto = 2026-02-28\n",
                      path.read_text(encoding="utf-8"))
        self.said = self.json_of("questions", case)["questions"]
        self.assertEqual([question["id"] for question in self.said],
                         ["two", "boat"])

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
