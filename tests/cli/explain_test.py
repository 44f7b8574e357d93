"""entente policies check|explain."""
import unittest

from support import KOREA, ROOT, Case


class Explain(Case):
    def test_every_policy_of_korea_has_its_sentences(self):
        text, _ = self.text_of("policies", "explain", KOREA)
        said = self.json_of("policies", "explain", KOREA)
        files = sorted(path.stem for path in (KOREA / "policies").glob("*.toml"))
        self.assertEqual(sorted(one["id"] for one in said["policies"]), files)
        self.assertEqual(said["policies"][0]["id"], "as-until-now")
        for one in said["policies"]:
            for sentence in one["sentences"]:
                self.assertIn(sentence, text)
            # Every condition of the shipped policies has plain words.
            self.assertNotIn("above zero", " ".join(one["sentences"]))
            for rule in one["fired"]:
                self.assertEqual(rule["days"], sorted(rule["days"]))
                for day in rule["days"]:
                    self.assertIn(day, text)

    def test_a_rule_says_when_it_acts_in_plain_words(self):
        said = self.json_of("policies", "explain", KOREA)
        relief = next(one for one in said["policies"]
                      if one["id"] == "relief-for-steps")
        self.assertEqual(
            relief["sentences"][0],
            "A concession of size 3 on a day within 30 days of a conciliatory "
            "step, unless within 30 days of a provocation; at most one in 60 "
            "days.")
        august = next(one for one in said["policies"]
                      if one["id"] == "no-drill-in-august")
        self.assertTrue(august["fired"][0]["dated"])
        self.assertEqual(august["fired"][0]["days"], [])

    def test_check_tells_what_nobody_reads(self):
        text, _ = self.text_of("policies", "check", KOREA)
        self.assertIn("no mistakes. 11 policies.", text)
        self.assertRegex(text, r"policies/gifts-first\.toml:\d+:\d+: policy "
                               r"gifts-first: the group 'offer' is read by no law")
        said = self.json_of("policies", "check", KOREA)
        self.assertEqual({one["file"] for one in said["doubts"]},
                         {"policies/gifts-first.toml", "policies/patience.toml"})

    def test_a_ruined_policy_is_refused_and_nothing_said(self):
        case = self.copy_of_korea()
        path = case / "policies" / "pressure.toml"
        path.write_text(path.read_text(encoding="utf-8").replace(
            'never = ["concession"]', 'never = ["pressure"]'), encoding="utf-8")
        for verb in ("check", "explain"):
            text, errors = self.text_of("policies", verb, case, code=3)
            self.assertEqual(text, "")
            self.assertRegex(errors, r"policies/pressure\.toml:\d+:\d+: "
                                     r"'pressure' acts by a rule alone here, "
                                     r"and never acts in line \d+")

    def test_a_case_without_policies_says_so(self):
        for verb in ("check", "explain"):
            _, errors = self.text_of("policies", verb,
                                     ROOT / "examples" / "daily1200", code=3)
            self.assertIn("no policies", errors)


if __name__ == "__main__":
    unittest.main()
