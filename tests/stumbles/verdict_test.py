"""Words that hung on chance or on form: the right word of each small case."""
import math
import pathlib
import shutil
import unittest

from support import Case

HERE = pathlib.Path(__file__).resolve().parent


class Verdict(Case):
    def claims_of(self, name, *arguments):
        result = self.json_of("claims", HERE / name, *arguments)
        return {claim["id"]: claim for claim in result["claims"]}

    def copy_of(self, name, *, only):
        """With one claim alone: the other's verdict costs as much."""
        copy = shutil.copytree(HERE / name, self.folder / name)
        for path in (copy / "claims").glob("*.toml"):
            if path.stem != only:
                path.unlink()
        return copy

    def test_a_true_doubling_is_seen_beside_its_double(self):
        """Permits are the licences under another name: b0 was +.43 and the word
        "unresolved" where the record without them says "leans for"."""
        twice = self.claims_of(
            self.copy_of("treatment-near-its-double", only="1"))["1"]
        once = self.claims_of("same-row-six-times")["1"]
        self.assertEqual(twice["doubles"], [
            {"term": "recent(permit, 30)", "acts": 22, "remedy": "left out"}])
        self.assertEqual(twice["word"], "leans for")
        self.assertEqual(twice["word_before_cap"], "supported")
        for key in ("log_rr60", "se"):
            self.assertEqual(twice["estimate"][key], once["estimate"][key])
        self.assertLess(abs(twice["null"]["median"]), 0.1)
        self.assertGreater(twice["corrected"]["low"], math.log(1.25))

    def test_a_double_that_stands_beside_on_purpose_is_kept(self):
        copy = self.copy_of("treatment-near-its-double", only="1")
        claim = copy / "claims" / "1.toml"
        text = claim.read_text(encoding="utf-8")
        claim.write_text('beside = ["recent(permit, 30)"]\n' + text,
                         encoding="utf-8")
        found = self.claims_of(copy)["1"]
        self.assertEqual(found["doubles"][0]["remedy"], "stands beside")
        self.assertEqual(found["word"], "unresolved")
        claim.write_text('beside = ["recent(licence, 30)"]\n' + text,
                         encoding="utf-8")
        _, errors = self.text_of("record", "check", copy, code=3)
        self.assertRegex(errors, r"claims/1\.toml:1:\d+: 'recent\(licence, 30\)' "
                                 "does not stand beside")

    def test_one_specification_under_six_names_counts_once(self):
        rows = self.claims_of("same-row-six-times")["2"]["stability"]
        again = [row for row in rows if row["name"].startswith("again")]
        self.assertEqual([row["same_as"] for row in again], 6 * ["as defined"])
        self.assertFalse(any(row["flips"] for row in again))

    def test_what_nothing_followed_is_strong_evidence_against_a_rise(self):
        """0 of 19 where 8 would have been: not above, and the smallest effect
        that could be seen is not x670."""
        found = self.claims_of("none-followed")["1"]
        self.assertEqual((found["followed_count"], found["acts_counted"]),
                         (0, 19))
        self.assertEqual(found["word"], "leans against")
        self.assertEqual(found["word_before_cap"], "contradicted")
        self.assertIsNone(found["corrected"]["low"])
        self.assertLess(found["corrected"]["high"], math.log(0.8))
        self.assertLess(found["estimate"]["smallest_leaning"], 6)
        self.assertGreater(found["regions"][0], 0.75)

    def test_of_what_nothing_followed_a_fall_is_claimed_with_right(self):
        copy = self.copy_of("none-followed", only="1")
        claim = copy / "claims" / "1.toml"
        text = claim.read_text(encoding="utf-8")
        self.assertIn('form = "above"', text)
        claim.write_text(text.replace('form = "above"', 'form = "below"'),
                         encoding="utf-8")
        self.assertEqual(self.claims_of(copy)["1"]["word"], "leans for")

    def test_an_outcome_that_counts_acts_is_refused(self):
        copy = self.copy_of("none-followed", only="1")
        case = copy / "case.toml"
        text = case.read_text(encoding="utf-8")
        case.write_text(text.replace('counts = "days"', 'counts = "acts"', 1),
                        encoding="utf-8")
        _, errors = self.text_of("claims", copy, code=3)
        self.assertRegex(errors, r"claims/1\.toml:\d+:\d+: the outcome 'seizure' "
                                 "counts acts")
        self.assertIn('counts = "days"', errors)


if __name__ == "__main__":
    unittest.main()
