"""entente essay: the documented case and the strait, whole; Korea's files."""
import csv
import re
import tomllib
import unittest

from support import KOREA, ROOT, Case

STRAIT = ROOT / "examples" / "strait"
KINDS = {"fact", "claim", "advice", "unasked"}


class Essay(Case):
    def test_every_assertion_of_the_strait_leads_where_it_says(self):
        essay, = self.json_of("essay", STRAIT)["essays"]
        self.assertEqual(essay["id"], "courier")
        rows = {one["number"]: one for one in essay["assertions"]}
        self.assertEqual([rows[n]["record"] for n in range(1, 5)],
                         ["shows", "in part", "contradicts", "cannot find"])
        for n in (1, 2, 3):
            for act in rows[n]["acts"]:
                self.assertTrue(act["id"].startswith(act["day"]))
        claims = self.json_of("claims", STRAIT)["claims"]
        words = {one["id"]: one["word"] for one in claims}
        self.assertEqual(rows[5]["claims"][0]["word"], words["1"])
        self.assertEqual(rows[6]["claims"][0]["word"], words["2"])
        self.assertEqual(rows[6]["stance"], "denies")
        change = rows[7]["policies"][0]["change"]
        policies = self.json_of("policies", STRAIT)
        found = next(o for p in policies["policies"] if p["id"] == "no-licences"
                     for o in p["outcomes"]
                     if o["id"] == change["outcome"]
                     and o["days"] == policies["days"][-1])
        said = found["mixture"] or found["by_theory"][0]
        self.assertEqual(change["difference"], said["difference"])
        # The strait's licences embolden, by invention.
        self.assertLess(change["high"], 0)
        self.assertEqual(rows[9]["kind"], "unasked")
        self.assertEqual(essay["counts"]["facts"], 4)

    def test_the_text_holds_every_assertion_within_its_width(self):
        text, _ = self.text_of("essay", STRAIT, "courier", "--quiet")
        flat = " ".join(text.split())
        for one in self.json_of("essay", STRAIT)["essays"][0]["assertions"]:
            self.assertIn(one["says"], flat)
            for act in one["acts"]:
                self.assertIn(act["id"], flat)
        self.assertIn("the record contradicts it: Three, in April", flat)
        self.assertIn('claim 2, "Patrols provoke", which it denies', flat)
        self.assertRegex(flat, r'policy no-licences, "No licences": \d+\.\d '
                               r"fewer \(")
        head = text.index("No more boats")
        for line in text[head:].splitlines():
            self.assertLessEqual(len(line), 100, line)

    def test_facts_alone_need_no_result(self):
        case = self.documented_case()
        path = case / "essays" / "gazette.toml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text[:text.index("[[assertion]]\nnumber = 3")],
                        encoding="utf-8")
        _, errors = self.text_of("essay", case)
        self.assertNotIn("verdicts", errors)
        one, other = self.json_of("essay", case)["essays"][0]["assertions"]
        self.assertEqual(one["acts"][0]["day"], "2018-06-02")
        self.assertEqual(other["instead"], "Answered again from 1 April 2019.")
        early = self.json_of("essay", case, "--as-of", "2019-03-01")
        self.assertEqual([a["record"] for a in early["essays"][0]["assertions"]],
                         ["shows", "not yet"])

    def test_an_unknown_essay_is_refused_with_the_nearest(self):
        _, errors = self.text_of("essay", STRAIT, "courrier", code=3)
        self.assertIn("'courrier' is no essay of this case", errors)
        self.assertIn("did you mean courier?", errors)
        _, errors = self.text_of("essay", ROOT / "examples" / "daily1200",
                                 code=3)
        self.assertIn("no essays", errors)

    def test_an_essay_whose_claim_is_gone_is_refused(self):
        case = self.copy_of(STRAIT)
        (case / "claims" / "2.toml").unlink()
        text, errors = self.text_of("essay", case, code=3)
        self.assertEqual(text, "")
        self.assertRegex(errors, r"essays/courier\.toml:\d+:\d+: unknown claim "
                                 r"'2'")
        self.assertIn("did you mean '1'?", errors)

    def test_every_field_is_documented(self):
        page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
        words = set(re.findall(r"[a-z_0-9]+",
                               " ".join(re.findall(r"`([^`]*)`", page))))

        def names_in(value):
            if isinstance(value, dict):
                for name, inner in value.items():
                    yield name
                    yield from names_in(inner)
            elif isinstance(value, list):
                for inner in value:
                    yield from names_in(inner)

        self.assertEqual(set(names_in(self.json_of("essay", STRAIT))) - words,
                         set())


class Korea(unittest.TestCase):
    """Ids are checked by the reader; this is what it cannot know."""

    def setUp(self):
        self.essays = [
            tomllib.loads(path.read_text(encoding="utf-8"))
            for path in sorted((KOREA / "essays").glob("*.toml"))]
        with open(KOREA / "acts.csv", encoding="utf-8", newline="") as table:
            self.acts = {row["id"]: row for row in csv.DictReader(table)}

    def assertions(self, kind):
        return [one for essay in self.essays for one in essay["assertion"]
                if one["kind"] == kind]

    def test_there_are_enough_of_each_kind(self):
        self.assertEqual(len(self.essays), 2)
        self.assertGreaterEqual(len(self.assertions("fact")), 20)
        named = [id for one in self.assertions("claim") for id in one["claims"]]
        self.assertGreaterEqual(len(named), 20)
        self.assertGreaterEqual(len(self.assertions("advice")), 6)

    def test_no_act_rests_on_an_essay_alone(self):
        for one in self.assertions("fact"):
            for act in one.get("acts", []):
                pieces = self.acts[act]["source"].split("; ")
                others = [p for p in pieces if not p.startswith("Essay:")]
                self.assertTrue(others, act)

    def test_dates_in_words_are_those_of_the_acts(self):
        months = {name: n for n, name in enumerate(
            "January February March April May June July August September "
            "October November December".split(), 1)}
        for one in self.assertions("fact"):
            days = {self.acts[a]["date"][5:] for a in one.get("acts", [])}
            if not days or "instead" not in one:
                continue
            said = [f"{months[m]:02}-{int(d):02}" for d, m in re.findall(
                r"\b(\d{1,2}) (%s)\b" % "|".join(months), one["instead"])]
            if said:
                self.assertTrue(days & set(said), one["instead"])


if __name__ == "__main__":
    unittest.main()
