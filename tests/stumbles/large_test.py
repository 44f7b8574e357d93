"""A record of many acts a day has answers, and none of them is beside itself."""
import math
import pathlib
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench"))

from scale_case import invent  # noqa: E402
from support import PROGRAM, Case  # noqa: E402


class Large(Case):
    """5,000 acts in three years: pressure more than once a day, and true that
    it changes nothing."""

    def setUp(self):
        super().setUp()
        self.case = self.folder / "border"
        invent(self.case, 5000)

    def test_claims(self):
        # "supported" (0.91-0.94 around 1.00) while the marginal likelihood was
        # read on a grid forty times as wide as the whole of it
        claims = {c["id"]: c for c in self.json_of("claims", self.case)["claims"]}
        two = claims["2"]
        self.assertIn(two["word"], ("contradicted", "leans against"))
        for claim in claims.values():
            # its law has no harmonics: "contradicted", all rates being 1.0
            no_season = claim["form"] == "season"
            self.assertEqual("has no season" in claim["why_cannot"], no_season)
            self.assertEqual(claim["why_cannot"] == "", not no_season)
        corrected = two["corrected"]
        self.assertLess(corrected["low"], corrected["log_rr60"])
        self.assertLess(corrected["log_rr60"], corrected["high"])
        self.assertLess(corrected["high"] - corrected["low"], 0.05)

    def test_contest(self):
        # the signed effect of pressure began where rates were beyond e^60, and
        # the contest was null and "a mistake of ours"
        contest = self.json_of("contest", self.case)
        self.assertEqual(len(contest["theories"]), 3)
        for theory in contest["theories"]:
            self.assertEqual(theory["why_cannot"], "")
            self.assertTrue(math.isfinite(theory["log_evidence"]))
            self.assertTrue(all(o["reliable"] for o in theory["by_outcome"]))
        self.assertAlmostEqual(sum(t["share"] for t in contest["theories"]), 1)
        self.assertIn("pressure", self.text_of("contest", self.case)[0])


# In a process of its own: what this one holds would count as the program's.
MOST_MEMORY = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
"""


class Memory(Case):
    def cost_of(self, acts):
        """Bytes of acts.csv, and the most that `record check` held."""
        case = self.folder / str(acts)
        subprocess.run([sys.executable, ROOT / "bench/scale_case.py", case,
                        str(acts)], check=True)
        done = subprocess.run(
            [sys.executable, "-c", MOST_MEMORY, PROGRAM, "record", "check", case],
            check=True, capture_output=True, text=True)
        return (case / "acts.csv").stat().st_size, int(done.stdout)

    def test_acts_are_held_in_at_most_four_times_their_file(self):
        # 6.6 times while each act held every text of its own
        small, large = self.cost_of(20_000), self.cost_of(80_000)
        self.assertLess((large[1] - small[1]) / (large[0] - small[0]), 4)


if __name__ == "__main__":
    unittest.main()
