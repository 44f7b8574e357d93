"""Results as JSON: the fields that docs/json.md promises, and their sense."""
import json
import re
import unittest

from support import KOREA, ROOT, Case

WORDS = {"supported", "leans for", "unresolved", "leans against",
         "contradicted", "cannot be asked"}
HEAD = {"case", "title", "version", "seed", "data_hash", "window", "as_of",
        "today", "command"}


def names_in(value):
    """Every name of every object, at any depth, but ids of the case."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            by_id = name in ("weights", "at", "by_theory")
            if not (by_id and isinstance(inner, dict)):
                yield from names_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from names_in(inner)


def shape_of(value):
    """Names at every depth; those of a list's elements together."""
    if isinstance(value, list):
        inner = [shape_of(one) for one in value]
        return merged([one for one in inner if one])
    if isinstance(value, dict):
        return {name: shape_of(inner) for name, inner in value.items()}
    return {}


def merged(shapes):
    out = {}
    for name in {name for shape in shapes for name in shape}:
        out[name] = merged([s[name] for s in shapes if name in s])
    return out


def missing(wanted, found, at=""):
    out = [f"{at}{name}" for name in wanted if name not in found]
    for name in set(wanted) & set(found):
        out += missing(wanted[name], found[name], f"{at}{name}.")
    return out


class Json(Case):
    def as_in_fixture(self, part, result):
        """The invented results that pages are tested on are like real ones."""
        fixture = json.loads((ROOT / "tests/report/fixtures/results.json")
                             .read_text(encoding="utf-8"))[part]
        real = {k: v for k, v in result.items() if k != "head"}
        self.assertEqual(missing(shape_of(real), shape_of(fixture)), [])
        self.assertEqual(missing(shape_of(fixture), shape_of(real)), [])

    def fields(self, value, names):
        self.assertLessEqual(set(names), set(value),
                             f"missing: {set(names) - set(value)}")

    def test_contest(self):
        result = self.json_of("contest", KOREA)
        self.fields(result["head"], HEAD)
        theories = result["theories"]
        self.assertEqual(len(theories), 6)
        for theory in theories:
            self.fields(theory, ["name", "log_evidence", "mc_error", "share",
                                 "by_outcome", "half_scale", "double_scale",
                                 "effects"])
            self.assertAlmostEqual(
                theory["log_evidence"],
                sum(o["log_evidence"] for o in theory["by_outcome"]), places=9)
            for outcome in theory["by_outcome"]:
                if outcome["reliable"]:
                    self.assertGreaterEqual(outcome["effective_size"], 1000)
                    self.assertLess(outcome["pareto_k"], 0.7)
        self.assertAlmostEqual(sum(t["share"] for t in theories), 1, places=9)
        self.as_in_fixture("contest", result)

    def test_forecast(self):
        result = self.json_of("forecast", KOREA)
        self.fields(result["head"], HEAD)
        horizons = {}
        for item in result["items"]:
            self.fields(item, ["id", "horizon", "as_of", "probability", "low",
                               "high", "base_rate", "persistence", "rivals",
                               "members", "pool"])
            self.assertAlmostEqual(sum(item["pool"]["weights"].values()), 1,
                                   places=9)
            self.fields(item["rivals"], ["base_rate", "two_speed"])
            for name in ["probability", "low", "high", "base_rate"]:
                self.assertGreaterEqual(item[name], 0)
                self.assertLessEqual(item[name], 1)
            self.assertLessEqual(item["low"], item["high"])
            horizons.setdefault(item["id"], []).append(
                (item["horizon"], item["probability"]))
        for rows in horizons.values():
            self.assertEqual([h for h, _ in sorted(rows)], [14, 30, 90])
            chances = [p for _, p in sorted(rows)]
            self.assertEqual(chances, sorted(chances))
        self.assertTrue(result["track_record"])
        for record in result["track_record"]:
            self.fields(record, ["brier_two_speed", "skill_two_speed",
                                 "harder_rival", "left_out"])
            self.assertEqual(record["harder_rival"] == "two_speed",
                             record["brier_two_speed"] < record["brier_base"])

        self.as_in_fixture("forecast", result)

    def test_claims(self):
        result = self.json_of("claims", KOREA)
        # The pages are tested on one measured claim and one effect of each
        # form that they draw alike.
        drawn = {"above", "below", "not_above", "not_below", "season", "hazard"}
        self.as_in_fixture("claims", result | {"claims": [
            c for c in result["claims"] if c["form"] in drawn]})
        self.fields(result["head"], HEAD)
        claims = {c["id"]: c for c in result["claims"]}
        self.assertEqual(set(claims), {
            path.stem for path in (ROOT / "cases/korea/claims").glob("*.toml")})
        for name, claim in claims.items():
            with self.subTest(name):
                self.assertIn(claim["word"], WORDS)
                self.assertIn(claim["word_before_cap"], WORDS)
                if claim["form"] == "cannot_be_asked":
                    self.assertIsNone(claim["probability"])
                    continue
                if claim["regions"] is None:
                    self.assertIsNotNone(claim["measured"])
                    continue
                self.assertAlmostEqual(sum(claim["regions"]), 1, places=9)
                self.fields(claim["estimate"],
                            ["log_rr60", "se", "acts", "smallest_leaning",
                             "smallest_supported"])
                self.fields(claim["null"],
                            ["median", "spread_ratio", "replicates"])
                # More where the probability lies near an edge between words.
                self.assertIn(claim["null"]["replicates"], {199, 499, 999, 1999})
                edge = min(abs(claim["probability"] - at)
                           for at in (.05, .2, .8, .95))
                if claim["null"]["replicates"] < 1999:
                    self.assertGreaterEqual(edge, 3 * claim["mc_error"])
                self.assertGreaterEqual(len(claim["stability"]), 12)
                self.assertEqual(
                    claim["flips"],
                    [row["name"] for row in claim["stability"]
                     if row["flips"]])
                self.assertNotIn(claim["word"], {"supported", "contradicted"})

    def test_every_field_is_documented(self):
        page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
        words = set(re.findall(r"[a-z_0-9]+",
                               " ".join(re.findall(r"`([^`]*)`", page))))
        for verb in ["claims", "contest", "forecast", "policies"]:
            with self.subTest(verb):
                fields = set(names_in(self.json_of(verb, KOREA)))
                self.assertEqual(fields - words, set())

    def test_the_command_in_the_head_makes_the_result_again(self):
        first = self.json_of("contest", KOREA)
        command = first["head"]["command"]
        self.assertNotIn("--threads", command)
        self.assertNotIn("-o", command.split())


if __name__ == "__main__":
    unittest.main()
