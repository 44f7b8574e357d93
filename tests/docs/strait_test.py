"""examples/strait is the tutorial's case, and its policies read as they should.

usage: strait_test.py ENTENTE
"""
import json
import pathlib
import re
import subprocess
import sys
import unittest

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
ROOT = pathlib.Path(__file__).resolve().parents[2]
STRAIT = ROOT / "examples" / "strait"


def blocks():
    """The files that the tutorial shows, by name; the last of each."""
    page = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    return dict(re.findall(
        r"(?ms)^\*\*`([^`]+)`\*\*\n```\w*\n(.*?)^```$", page))


def text(path):
    return path.read_text(encoding="utf-8")


class Strait(unittest.TestCase):
    def said(self, *arguments):
        done = subprocess.run([PROGRAM, *arguments, STRAIT],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def test_is_the_case_of_the_tutorial(self):
        shown = blocks()
        for name in ("kinds.csv", "claims/1.toml", "claims/2.toml"):
            self.assertEqual(text(STRAIT / name), shown[f"strait/{name}"])
        self.assertTrue(text(STRAIT / "case.toml").startswith(
            shown["strait/case.toml"]))
        acts = subprocess.run(["awk", shown["invent.awk"]],
                              capture_output=True, text=True, check=True)
        self.assertEqual(text(STRAIT / "acts.csv"), acts.stdout)

    def test_has_no_mistake_and_no_policy_in_doubt(self):
        self.assertIn("no mistakes. 4 policies.",
                      self.said("policies", "check"))
        self.assertEqual(
            json.loads(self.said("policies", "check", "--json"))["doubts"], [])

    def test_policies_read_aloud(self):
        said = json.loads(self.said("policies", "explain", "--json"))
        sentences = {one["id"]: one["sentences"] for one in said["policies"]}
        self.assertEqual(sentences, {
            "as-until-now": ["As fitted: licences and patrols."],
            "licences-for-quiet": [
                "A licence of size 2 on a day more than 60 days after the last "
                "of seizures; at most one in 90 days.",
                "As fitted: patrols."],
            "no-licences": ["No licences.", "As fitted: patrols."],
            "patrols-at-once": [
                "A patrol of size 2 on a day within 7 days of a seizure; at "
                "most one in 14 days.",
                "A licence of size 1 on any day, unless within 30 days of a "
                "seizure; at most one in 120 days."]})
        for one in said["policies"]:
            for rule in one["fired"]:
                self.assertGreater(len(rule["days"]), 0, one["id"])


if __name__ == "__main__":
    unittest.main()
