"""entente try."""
import unittest

from support import KOREA, Case


class Try(Case):
    def test_a_changed_definition_moves_acts_and_word_and_no_file(self):
        case = self.documented_case()
        before = {p: p.read_bytes() for p in case.rglob("*") if p.is_file()}
        said = self.json_of("try", case, "--set",
                            "group.talks.kinds+=hotline_installed",
                            "--claim", "1")
        self.assertEqual([one["group"] for one in said["groups"]], ["talks"])
        self.assertEqual([act["id"] for act in said["groups"][0]["in"]],
                         ["2018-03-01.ALB+BOR.hotline_installed.1"])
        claim = said["claims"][0]
        self.assertEqual(claim["id"], "1")
        for when in ("before", "after"):
            self.assertIn("word", claim[when])
            self.assertIn("word", claim["few_nulls"][when])
        after = {p: p.read_bytes() for p in case.rglob("*") if p.is_file()}
        self.assertEqual(before, after)

    def test_the_word_before_is_that_of_claims(self):
        case = self.documented_case()
        claims = {one["id"]: one for one in self.json_of("claims", case)["claims"]}
        said = self.json_of("try", case, "--set", "claim.1.title=Other words",
                            "--claim", "1")["claims"][0]
        for when in ("before", "after"):
            self.assertEqual(said[when]["probability"],
                             claims["1"]["probability"])
            self.assertEqual(said[when]["word"], claims["1"]["word"])

    def test_an_outcome_is_shown_before_and_after(self):
        case = self.documented_case()
        said = self.json_of("try", case, "--set", "law.clash.acts_per_year=20",
                            "--outcome", "clash", "--outcome", "cut")
        self.assertEqual([one["id"] for one in said["outcomes"]],
                         ["clash", "cut"])
        rows = said["outcomes"][0]["horizons"]
        self.assertEqual([one["horizon"] for one in rows], [14, 30, 90])
        self.assertNotEqual([one["before"] for one in rows],
                            [one["after"] for one in rows])
        text, _ = self.text_of("try", case, "--set", "title=Other words",
                               "--outcome", "clash", "--quiet")
        for one in rows:  # nothing that it reads has changed
            percent = f"{round(100 * one['before'])}%"
            self.assertRegex(text, rf"within +{one['horizon']} days: +{percent} "
                                   rf"before, +{percent} after")
        _, errors = self.text_of("try", case, "--set", "title=Other words",
                                 "--outcome", "clas", code=3)
        self.assertIn("did you mean 'clash'?", errors)

    def test_who_changes_a_definition_sees_which_forecasts_move(self):
        case = self.documented_case()
        setting = "group.clash.kinds+=hotline_severed"
        said = self.json_of("try", case, "--set", setting)
        self.assertIn("clash", [one["group"] for one in said["groups"]])
        rows = {one["id"]: one["horizons"] for one in said["outcomes"]}
        self.assertIn("clash", rows)
        moved = sum(abs(one["after"] - one["before"]) >= 0.01
                    for all_ in rows.values() for one in all_
                    if one["before"] is not None and one["after"] is not None)
        self.assertGreater(moved, 0)
        text, _ = self.text_of("try", case, "--set", setting, "--quiet")
        self.assertRegex(text, rf"forecasts, by their laws alone: {moved} of \d+ "
                               "move by a point or more\n  ")
        # The law says alone what it says as a member of the forecast.
        for item in self.json_of("forecast", case)["items"]:
            law = next(one["before"] for one in rows[item["id"]]
                       if one["horizon"] == item["horizon"])
            self.assertEqual(law, item["members"]["law"])
        # Where no definition changed, none is made.
        said = self.json_of("try", case, "--set", "title=Other words")
        self.assertEqual(said["outcomes"], [])

    def test_what_would_not_check_is_told_like_a_file(self):
        case = self.documented_case()
        _, errors = self.text_of("try", case, "--set",
                                 "group.talks.kinds+=talk_held", code=3)
        self.assertIn("--set 'group.talks.kinds+=talk_held': unknown kind "
                      "'talk_held'", errors)
        self.assertIn("did you mean 'talks_held'?", errors)
        # Elsewhere in the files, by its line there.
        _, errors = self.text_of("try", case, "--set", "group.talks.name=meeting",
                                 code=3)
        self.assertRegex(errors, r"claims/1\.toml:\d+:\d+: |case\.toml:\d+:\d+: ")

    def test_what_is_asked_wrongly_is_3_and_no_option_is_2(self):
        for extra in (["--set", "group.talk.kinds+=clash"],
                      ["--set", "x"], [],
                      ["--set", "window.from=2018-01-02", "--claim", "77"]):
            _, errors = self.text_of("try", KOREA, *extra,
                                     code=3 if extra else 2)
            self.assertTrue(errors)


if __name__ == "__main__":
    unittest.main()
