"""Silence is not zero: what the record does not say is said, not guessed."""
import math
import pathlib
import shutil
import unittest

from support import Case

STUMBLES = pathlib.Path(__file__).resolve().parent
COVERAGE = "family,kinds,selector,from,to,quality,reason\n"
TRUTH = 2.2  # what the strait gives where nothing is missing


class Doubts(Case):
    def copy_of(self, name, *, claims=None):
        copy = shutil.copytree(STUMBLES / name, self.folder / name)
        for path in (copy / "claims").glob("*.toml"):
            if claims is not None and path.stem not in claims:
                path.unlink()
        return copy

    def claim_of(self, folder, claim):
        self.text_of("record", "check", folder)
        result = self.json_of("claims", folder)
        return next(c for c in result["claims"] if c["id"] == claim)

    def ratio_of(self, folder):
        return math.exp(self.claim_of(folder, "1")["corrected"]["log_rr60"])

    def test_silence_read_as_zeros(self):
        # x2.98 while two unread years count as quiet ones
        copy = self.copy_of("silence-read-as-zeros", claims={"1"})
        (copy / "coverage.csv").write_text(
            COVERAGE +
            "record,seizure licence patrol,,2014-01-01,2023-12-25,good,\n")
        self.assertLess(abs(self.ratio_of(copy) - TRUTH), 0.15)

    def test_window_before_coding(self):
        # x3.18 while four years before the first coded act count as quiet
        copy = self.copy_of("window-before-coding", claims={"1"})
        (copy / "coverage.csv").write_text(
            COVERAGE +
            "record,seizure licence patrol,,2014-01-01,2025-12-31,good,\n")
        self.assertLess(abs(self.ratio_of(copy) - TRUTH), 0.15)

    def test_cut_before_opening(self):
        # 2 cuts in 2.0 open years while the first ended no open day
        copy = self.copy_of("cut-before-opening")
        found = self.claim_of(copy, "1")["measured"]
        self.assertEqual(found["events"], 1)
        self.assertAlmostEqual(found["open_years"], 730 / 365.25, places=9)

    def test_an_opening_known_to_a_month_opens_for_no_fit(self):
        copy = self.copy_of("cut-before-opening")
        acts = (copy / "acts.csv").read_text()
        lines = [line.split(",") for line in acts.splitlines()]
        lines[0].append("precision")
        for line in lines[1:]:
            line.append("month" if "opened" in line[4] else "day")
        (copy / "acts.csv").write_text(
            "\n".join(",".join(line) for line in lines) + "\n")
        found = self.claim_of(copy, "1")["measured"]
        self.assertEqual((found["events"], found["open_years"]), (0, 0))


if __name__ == "__main__":
    unittest.main()
