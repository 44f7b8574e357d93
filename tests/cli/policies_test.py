"""policies and whatif on the tutorial's strait: fields, sense, refusals, and the
same bytes for any threads, cache and order."""
import datetime
import shlex
import shutil
import unittest

from support import ROOT, Case

STRAIT = ROOT / "examples" / "strait"
# Enough to see the sense, quick: the outcomes are counted in the same futures.
FEW = ["--futures", "1000"]


def said(policy, outcome, days):
    one = next(o for o in policy["outcomes"]
               if (o["id"], o["days"]) == (outcome, days))
    return one["mixture"] or one["by_theory"][0]


class Policies(Case):
    def test_the_first_policy_is_what_the_others_are_compared_to(self):
        result = self.json_of("policies", STRAIT, *FEW)
        first, *others = result["policies"]
        self.assertEqual(first["id"], "as-until-now")
        for outcome in first["outcomes"]:
            for one in outcome["by_theory"]:
                self.assertEqual((one["difference"], one["mc_error"],
                                  one["low"], one["high"]), (0, 0, 0, 0))
                self.assertTrue(one["tied"])
        none = next(p for p in others if p["id"] == "no-licences")
        self.assertEqual(said(none, "licences", 730)["mean"], 0)
        self.assertIn("licence", none["beyond_record"])
        # The strait's licences embolden, by invention.
        self.assertLess(said(none, "seizures", 730)["high"], 0)
        self.assertFalse(said(none, "seizures", 730)["tied"])

    def test_a_policy_is_the_same_whatever_it_is_compared_with(self):
        together = self.json_of("policies", STRAIT, *FEW)
        alone = self.json_of("policies", STRAIT, "--policy", "patrols-at-once",
                             *FEW)
        self.assertEqual([p["id"] for p in alone["policies"]],
                         ["as-until-now", "patrols-at-once"])
        whole = next(p for p in together["policies"]
                     if p["id"] == "patrols-at-once")
        self.assertEqual(whole["outcomes"], alone["policies"][1]["outcomes"])

    def test_days_futures_and_profile_are_heard(self):
        profile = self.folder / "mine.toml"
        profile.write_text('[[profile]]\nid = "calm"\ntitle = "Calm"\n'
                           'holder = "me"\nweights = { seizures = 1 }\n')
        result = self.json_of("policies", STRAIT, "--days", "100", "--profile",
                              profile, *FEW)
        self.assertEqual(result["days"], [100])
        self.assertEqual(result["draws"] * result["per_draw"], 1000)
        self.assertEqual([p["id"] for p in result["profiles"]], ["calm"])
        self.assertIn("--profile", result["head"]["command"])

    def test_from_a_past_day_nothing_later_is_known(self):
        result = self.json_of("policies", STRAIT, "--from", "2022-06-30", *FEW)
        self.assertEqual(result["from"], "2022-06-30")
        later = self.copy_of(STRAIT)
        acts = later / "acts.csv"
        # As many acts (tiers are the full record's), on other days.
        lines, moved = [], 0
        for line in acts.read_text().splitlines(keepends=True):
            cells = line.split(",")
            if cells[1][:4].isdigit() and cells[1] > "2022-06-30":
                day = datetime.date(2023, 1, 1) + datetime.timedelta(moved)
                cells[1], moved = day.isoformat(), moved + 1
            lines.append(",".join(cells))
        self.assertGreater(moved, 40)
        acts.write_text("".join(lines))
        cut = self.json_of("policies", later, "--from", "2022-06-30", *FEW)
        self.assertEqual(result["policies"], cut["policies"])
        self.assertEqual(result["profiles"], cut["profiles"])

    def test_what_is_asked_wrongly_is_refused_and_nothing_is_written(self):
        ruin = self.folder / "ruin.toml"
        ruin.write_text('[[profile]]\nid = "calm"\ntitle = "Calm"\n'
                        'holder = "me"\nweights = { seizure = 1 }\n')
        before = self.files()
        for arguments, words in [
                (["--policy", "patrols-at-one"], "did you mean patrols-at-once"),
                (["--theory", "spiral"], "is no theory of this case"),
                (["--theory", "spiral"], "leave --theory out"),
                (["--from", "2015-05-01"], "--from 2015-05-01 leaves less"),
                (["--profile", ruin], "ruin.toml:5:"),
                (["--profile", "nowhere.toml"], "cannot be read")]:
            with self.subTest(arguments[0]):
                text, errors = self.text_of("policies", STRAIT, *arguments,
                                            code=3)
                self.assertEqual(text, "")
                self.assertIn(words, errors)
        self.assertEqual(self.files(), before)
        self.text_of("policies", code=2)
        self.text_of("policies", STRAIT, "--from", "2020-01-01", "--as-of",
                     "2021-01-01", code=2)

    def test_the_command_that_makes_it_again_is_one_for_a_shell(self):
        case = self.folder / "the strait's"
        shutil.copytree(STRAIT, case)
        (case / "policies" / "patrols-at-once.toml").rename(
            case / "policies" / "at once.toml")
        result = self.json_of("policies", case, "--policy", "at once", *FEW)
        said = shlex.split(result["head"]["command"])
        self.assertEqual(said[:5], ["entente", "policies", str(case), "--seed", "1"])
        self.assertEqual(said[5:7], ["--policy", "at once"])

    def test_one_day_is_a_day(self):
        text, _ = self.text_of("policies", STRAIT, "--days", 1, "--futures", 200)
        self.assertIn("\n1 day\n", text)
        self.assertNotIn("1 days", text)

    def test_threads_and_cache_leave_the_bytes_alone(self):
        for asked in (["policies", STRAIT, *FEW],
                      ["whatif", STRAIT, "--never", "patrol"]):
            runs = []
            for threads, cache in [(2, "one"), (1, "two"), (1, "one")]:
                done = self.run_entente(*asked, "--json", "--threads", threads,
                                        cache=self.cold_cache / cache)
                self.assertEqual(done.returncode, 0, done.stderr.decode())
                runs.append(done.stdout)
            self.assertTrue(runs[0] == runs[1], "one thread, cold cache")
            self.assertTrue(runs[0] == runs[2], "warm cache")


class WhatIf(Case):
    def asked(self, *arguments):
        return self.json_of("whatif", STRAIT, *arguments)

    def test_days_may_reach_beyond_those_of_policies(self):
        result = self.asked("--do", "licence 3 on 2028-02-01", "--days", 800)
        licences = next(one for one in result["policies"][1]["outcomes"]
                        if one["id"] == "licences")
        self.assertGreater(licences["by_theory"][0]["difference"], 2.5)
        _, errors = self.text_of("whatif", STRAIT, "--do",
                                 "licence 3 on 2028-02-01", code=3)
        self.assertIn("give --days 762 or more", errors)

    def test_a_licence_is_given_beside_what_the_law_gives(self):
        result = self.asked("--do", "licence 3 on 2026-03-02")
        before, after = result["policies"]
        given = said(after, "licences", 90)["mean"] - \
            said(before, "licences", 90)["mean"]
        self.assertAlmostEqual(given, 3, delta=.2)  # the law answers seizures
        self.assertGreater(said(after, "seizure", 90)["low"], 0)
        self.assertIn("if the association were causal",
                      result["what_if"]["sentence"])

    def test_what_is_never_done_is_not_done(self):
        result = self.asked("--never", "patrol", "--days", "200")
        after = result["policies"][1]
        self.assertEqual(said(after, "patrols", 200)["mean"], 0)

    def test_other_days_are_another_question_for_the_cache(self):
        for days in (30, 60, 30):
            result = self.asked("--never", "patrol", "--days", days)
            self.assertEqual(result["days"], [days])

    def test_the_case_may_stand_first_or_last(self):
        """An option takes one value: what follows is not swallowed."""
        first, _ = self.text_of("whatif", STRAIT, "--never", "patrol")
        last, _ = self.text_of("whatif", "--never", "patrol", STRAIT)
        self.assertEqual(first, last)
        for words in (["--hold", "patrol never"], ["--without", "x"],
                      ["--do", "licence 2 on 2026-02-01"]):
            self.assertNotIn("CASE is required",
                             self.run_entente("whatif", *words, STRAIT)
                             .stderr.decode())
        text, _ = self.text_of("policies", "--policy", "patrols-at-once",
                               "--policy", "no-licences", STRAIT, *FEW)
        self.assertIn("no-licences", text)
        for verb, option in (("whatif", "--never"), ("policies", "--policy")):
            text, errors = self.text_of(verb, STRAIT, option, "patrol",
                                        "licence", code=2)
            self.assertIn(f"give {option} again for another", text + errors)

    def test_days_are_parted_by_commas_or_blanks(self):
        asked = ["--never", "licence", "--do"]
        results = [self.asked(*asked, f"licence 2 on {days}")["policies"]
                   for days in ("2026-01-10, 2026-02-10",
                                "2026-01-10 2026-02-10",
                                " 2026-01-10,2026-02-10 ")]
        self.assertEqual(results[0], results[1])
        self.assertEqual(results[0], results[2])

    def test_what_is_no_act_is_told_in_the_words_of_the_question(self):
        for act, words in [
                ("licence 2 on 2026-02-30", "'2026-02-30' is no day"),
                ("licence 2 on 2026-02-01 to 2026-03-01", "'to' is no day"),
                ("licence 2 on 2026-2-1", "'2026-2-1' is no day"),
                ("licence 2 on ,", "is no act"),
                ("licence 2. on 2026-02-01 x", "'x' is no day"),
                ("licence 1.2.3 on 2026-02-01", "'1.2.3' is no size"),
                ("licence 0x2 on 2026-02-01", "'0x2' is no size"),
                ("licence inf on 2026-02-01", "'inf' is no size"),
                ("licence two on 2026-02-01", "'two' is no size"),
                ('li"ce 2 on 2026-02-01', "unknown group"),
                ("li\nce\x1b 2 on 2026-02-01", "unknown group"),
                ("a\\b 2 on 2026-02-01", "unknown group")]:
            with self.subTest(act):
                text, errors = self.text_of("whatif", STRAIT, "--do", act,
                                            code=3)
                self.assertEqual(text, "")
                self.assertIn(words, errors)
                self.assertIn("do:  ", errors)
                for word in ("TOML", "toml.io", "parsing", "\x1b"):
                    self.assertNotIn(word, errors)
        for option in ("--never", "--hold"):
            for value in ('pa"trol never', "pa\ttrol never", "\\ never",
                          "patrol within(seizure, 3"):
                _, errors = self.text_of("whatif", STRAIT, option, value,
                                         code=3)
                self.assertNotIn("TOML", errors)

    def test_a_band_holds_what_it_is_of_and_shows_it(self):
        result = self.asked("--never", "patrol", "--days", "365")
        for policy in result["policies"]:
            for outcome in policy["outcomes"]:
                for one in outcome["by_theory"]:
                    self.assertLessEqual(one["low"], one["difference"])
                    self.assertGreaterEqual(one["high"], one["difference"])
        text, _ = self.text_of("whatif", STRAIT, "--never", "patrol",
                               "--days", "365")
        self.assertNotIn("0 to 0 ", text)
        self.assertIn("10000 futures each, same luck: more than", text)

    def test_never_and_do_together_are_the_act_alone(self):
        result = self.asked("--never", "licence", "--do",
                            "licence 2 on 2026-01-10, 2026-02-10")
        self.assertAlmostEqual(
            said(result["policies"][1], "licences", 90)["mean"], 4)

    def test_an_act_after_the_days_or_before_the_futures_is_refused(self):
        for act, words in [("licence 2 on 2026-12-01", "give --days 335"),
                           ("licence 2 on 2025-12-01", "lies in the record"),
                           ("licence 6 on 2026-02-01", "1 to 5"),
                           ("licence on 2026-02-01", "is no act"),
                           ("gift 2 on 2026-02-01", "unknown group 'gift'"),
                           ("seizure 2 on 2026-02-01", "is theirs")]:
            with self.subTest(act):
                text, errors = self.text_of("whatif", STRAIT, "--do", act,
                                            code=3)
                self.assertEqual(text, "")
                self.assertIn(words, errors)
                self.assertIn("do:  ", errors)

    def test_nothing_or_both_kinds_asked_is_wrong_usage(self):
        self.text_of("whatif", STRAIT, code=2)
        self.text_of("whatif", STRAIT, "--never", "patrol", "--without", "x",
                     code=2)

    def test_an_act_taken_away_is_gone_from_verdicts_and_forecasts(self):
        acts = self.json_of("record", "list", STRAIT, "--group", "licence")
        ids = [act["id"] for act in acts]
        result = self.asked(*[word for one in ids[:6]
                              for word in ("--without", one)])
        claim = next(c for c in result["claims"] if c["id"] == "1")
        self.assertNotEqual(claim["before"]["corrected"],
                            claim["after"]["corrected"])
        copy = self.copy_of(STRAIT)
        path = copy / "acts.csv"
        path.write_text("".join(
            line for line in path.read_text().splitlines(keepends=True)
            if line.split(",")[0] not in ids[:6]))
        by_hand = next(c for c in self.json_of("claims", copy)["claims"]
                       if c["id"] == "1")
        self.assertEqual(claim["after"]["word"], by_hand["word"])
        self.assertEqual(claim["after"]["corrected"], by_hand["corrected"])

    def test_acts_added_are_read_or_refused_by_their_own_lines(self):
        head, first = (STRAIT / "acts.csv").read_text().splitlines()[:2]
        more = self.folder / "more.csv"
        cells = first.split(",")
        cells[0], cells[1] = "2015-05-05.HAL.licence.9", "2015-05-05"
        cells[2], cells[3], cells[4] = "HAL", "VAR", "licence"
        more.write_text(head + "\n" + ",".join(cells) + "\n")
        result = self.asked("--with", more)
        self.assertEqual(result["what_if"]["added"], 1)
        cells[4] = "licens"
        more.write_text(head + "\n" + ",".join(cells) + "\n")
        _, errors = self.text_of("whatif", STRAIT, "--with", more, code=3)
        self.assertIn("more.csv:2:", errors)
        more.write_text("id,day\n")
        _, errors = self.text_of("whatif", STRAIT, "--with", more, code=3)
        self.assertIn("is not that of acts.csv", errors)


if __name__ == "__main__":
    unittest.main()
