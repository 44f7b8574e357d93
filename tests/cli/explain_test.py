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

    def test_a_range_of_one_number_is_that_number(self):
        for verb in ("explain", "check"):
            text, _ = self.text_of("policies", verb, KOREA)
            self.assertIn("comes to 0 in any 730 days", text)
            self.assertNotRegex(text, r"\b(\d+) to \1\b")

    def test_every_counts_the_acts_of_the_rule(self):
        case = self.copy_of(ROOT / "examples" / "strait")
        acts = case / "acts.csv"
        lines = acts.read_text().splitlines(keepends=True)
        cells = next(line for line in lines if ".licence." in line).split(",")
        cells[0], cells[1] = "2025-12-01.HAL.licence.9", "2025-12-01"
        acts.write_text("".join(lines) + ",".join(cells))
        text, _ = self.text_of("policies", "explain", case)
        self.assertIn("may act at once, though the record ends with 'licence' "
                      "on 2025-12-01", text)
        said = self.json_of("policies", "explain", case)
        waited = {one["id"]: [rule["not_waited_for"] for rule in one["fired"]]
                  for one in said["policies"]}
        # Every 90 days, every 14, and every 120.
        self.assertEqual(waited["licences-for-quiet"], ["2025-12-01"])
        self.assertEqual(waited["patrols-at-once"][1], "2025-12-01")
        before = self.json_of("policies", "explain",
                              ROOT / "examples" / "strait")
        self.assertNotEqual(
            before["policies"][1]["fired"][0]["not_waited_for"], "2025-12-01")

    def test_a_policy_that_says_as_fitted_aloud_does_not_come_first(self):
        case = self.copy_of(ROOT / "examples" / "strait")
        (case / "policies" / "aloud.toml").write_text(
            'title = "Aloud"\nargument = "a"\nholders = "h"\n'
            'as_fitted = ["licence"]\n')
        said = self.json_of("policies", "explain", case)
        self.assertEqual([one["id"] for one in said["policies"]][:2],
                         ["as-until-now", "aloud"])

    def test_terms_that_no_policy_moves_are_doubted(self):
        case = self.copy_of(ROOT / "examples" / "strait")
        settings = case / "case.toml"
        text = settings.read_text()
        for old, new in [
                ('[[law]]\ngroup = "patrol"\nacts_per_year = 4\n', ""),
                ('reacting = ["licence", "patrol"]', 'reacting = ["licence"]'),
                ('[[policies.outcome]]\nid = "patrols"\ntitle = "Patrols sent"'
                 '\nmeasure = "acts"\ngroup = "patrol"\ncost = true\n', ""),
                (", patrols = 0.4", "")]:
            self.assertIn(old, text)
            text = text.replace(old, new)
        settings.write_text(text)
        (case / "policies" / "patrols-at-once.toml").unlink()
        said, _ = self.text_of("policies", "check", case)
        self.assertRegex(said, r"reads? a? ?groups? of which futures hold no act")
        text, _ = self.text_of("policies", case, "--futures", 200, "--policy",
                               "no-licences")
        self.assertIn("In no difference, as no future moves it:", text)
        self.assertIn("futures hold no 'patrol', which has no law", text)

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
