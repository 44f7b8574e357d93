"""entente claims CASE --claim ID --multiverse."""
import math
import re
import statistics
import unittest

from support import KOREA, ROOT, Case

SMALL = ROOT / "examples" / "daily1200"
ASKED = ["claims", SMALL, "--claim", "gifts-embolden", "--multiverse"]


class Multiverse(Case):
    def test_says_what_its_specifications_say(self):
        said = self.json_of(*ASKED)["multiverse"]
        specifications = said["specifications"]
        combinations = math.prod(
            len(choice["levels"]) for choice in said["choices"])
        self.assertEqual(said["combinations"], combinations)
        self.assertEqual(
            len(specifications) + said["same"] + said["not_converged"],
            combinations)
        self.assertEqual(set(specifications[0]["levels"]), {0})
        for one in specifications:
            self.assertAlmostEqual(one["log_rr60"],
                                   one["estimate"] - one["b0"])
            self.assertAlmostEqual(one["corrected_se"], one["se"] * one["c"])
            self.assertGreaterEqual(one["c"], 1)
            self.assertIn(one["word"],
                          {"leans for", "unresolved", "leans against"})
        self.assertAlmostEqual(
            said["curve"]["median"],
            statistics.median(one["log_rr60"] for one in specifications))
        against = sum(one["word"] == "leans against" for one in specifications)
        self.assertAlmostEqual(said["curve"]["share_against"],
                               against / len(specifications))
        joint = said["joint"]
        self.assertEqual(joint["records"], 99)
        self.assertEqual(len(joint["curves"]), 99)
        sign = math.copysign(1, said["curve"]["median"])
        as_far = sum(sign * curve["median"] >= sign * said["curve"]["median"]
                     for curve in joint["curves"])
        self.assertAlmostEqual(joint["median_p"],
                               min(1, 2 * (1 + as_far) / 100))
        self.assertAlmostEqual(
            sum(choice["share"] for choice in said["choices"])
            + said["together"] + said["interactions"], 1)

    def test_every_field_is_documented(self):
        def names_in(value):
            if isinstance(value, dict):
                for name, item in value.items():
                    yield name
                    yield from names_in(item)
            if isinstance(value, list):
                for item in value:
                    yield from names_in(item)
        page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
        words = set(re.findall(r"[a-z_0-9]+",
                               " ".join(re.findall(r"`([^`]*)`", page))))
        found = set(names_in(self.json_of(*ASKED)))
        self.assertEqual(found - words, set())

    def test_is_the_same_for_any_threads_and_from_the_cache(self):
        def bytes_of(*more, cache):
            done = self.run_entente(*ASKED, "--json", "--quiet", *more,
                                    cache=cache)
            self.assertEqual(done.returncode, 0, done.stderr)
            return done.stdout
        one = bytes_of("--threads", "1", cache=self.cold_cache)
        self.assertEqual(bytes_of(cache=self.cold_cache), one)
        other = self.cold_cache.with_name("other")
        self.assertEqual(bytes_of("--threads", "3", cache=other), one)
        self.assertNotEqual(
            bytes_of("--seed", "2", cache=self.cold_cache), one)

    def test_draws_every_specification_and_what_it_chooses(self):
        text, _ = self.text_of(*ASKED, "-o", "curve.html")
        said = self.json_of(*ASKED)["multiverse"]
        page = (self.folder / "curve.html").read_text(encoding="utf-8")
        for sentence in text.splitlines()[-3:]:
            self.assertIn(sentence, page)
        n = len(said["specifications"])
        strokes = [len(re.findall(r"M[0-9.]+ [0-9.]+v", d))
                   for d in re.findall(r'<path class="mk[^"]*" d="([^"]*)"',
                                       page)]
        varied = [k for k in range(len(said["choices"]))
                  if len({one["levels"][k]
                          for one in said["specifications"]}) > 1]
        self.assertGreater(len(varied), 2)
        self.assertEqual(sum(strokes), n * len(varied))
        for k in varied:
            self.assertIn(said["choices"][k]["name"], page)
        self.assertNotIn("http", page.replace("http-equiv", ""))

    def test_a_brief_has_the_curves_of_what_leans(self):
        strait = ROOT / "examples" / "strait"
        said = self.json_of("brief", strait, "-o", "strait.html")
        leaning = [claim["id"] for claim in said["claims"]["claims"]
                   if "lean" in claim["word"] and claim["estimate"]]
        self.assertGreater(len(leaning), 0)
        self.assertEqual([one["claim"] for one in said["curves"]], leaning)
        page = (self.folder / "strait.html").read_text(encoding="utf-8")
        self.assertEqual(page.count('id="fig-curve-'), len(leaning))
        claims = {one["id"]: one for one in said["claims"]["claims"]}
        for curve in said["curves"]:
            whole = self.json_of("claims", strait, "--claim", curve["claim"],
                                 "--multiverse")["multiverse"]
            estimates = sorted(one["estimate"]
                               for one in whole["specifications"])
            b0 = claims[curve["claim"]]["null"]["median"]
            self.assertEqual(curve["specifications"], len(estimates))
            self.assertAlmostEqual(curve["estimates"][0][0],
                                   estimates[0] - b0, places=3)
            self.assertAlmostEqual(curve["estimates"][-1][2],
                                   estimates[-1] - b0, places=3)
            self.assertAlmostEqual(curve["curve"]["median"],
                                   statistics.median(estimates) - b0)
            for choice in curve["choices"]:
                self.assertEqual(sum(level["specifications"]
                                     for level in choice["levels"]),
                                 curve["specifications"])
                for parts in zip(*(level["shares"]
                                   for level in choice["levels"])):
                    self.assertAlmostEqual(sum(parts), 1, places=2)

    def test_refuses_what_has_no_specifications(self):
        _, errors = self.text_of("claims", KOREA, "--claim", "6",
                                 "--multiverse", code=3)
        self.assertIn("6 measures a quantity", errors)
        _, errors = self.text_of("claims", SMALL, "--claim", "nine",
                                 "--multiverse", code=3)
        self.assertIn("'nine' is no claim of this case", errors)
        for wrong in (["--multiverse"], ["--claim", "gifts-embolden"],
                      ["-o", "x.html"]):
            self.text_of("claims", SMALL, *wrong, code=2)
        self.text_of(*ASKED, "-o", "nowhere/x.html", code=3)


if __name__ == "__main__":
    unittest.main()
