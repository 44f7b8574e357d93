"""Silence is not zero: what the record does not say is said, not guessed."""
import datetime
import math
import pathlib
import re
import shutil
import unittest

from support import Case

STUMBLES = pathlib.Path(__file__).resolve().parent
COVERAGE = "family,kinds,selector,from,to,quality,reason"
TRUTH = 2.2  # what the strait gives where nothing is missing


class Doubts(Case):
    def copy_of(self, name, *, claims=None):
        copy = shutil.copytree(STUMBLES / name, self.folder / name)
        for path in (copy / "claims").glob("*.toml"):
            if claims is not None and path.stem not in claims:
                path.unlink()
        return copy

    def claim_of(self, folder, claim):
        result = self.json_of("claims", folder)
        return next(c for c in result["claims"] if c["id"] == claim)

    def ratio_of(self, folder):
        return math.exp(self.claim_of(folder, "1")["corrected"]["log_rr60"])

    def doubts_of(self, folder):
        result = self.json_of("record", "check", folder)
        self.assertEqual(self.text_of("record", "check", folder)[1], "")
        return result["doubts"]

    def said(self, folder, part):
        """The doubts whose problem holds this."""
        return [d for d in self.doubts_of(folder) if part in d["problem"]]

    def told(self, folder, part):
        """Does what the one doubt says to: writes its lines of coverage.csv."""
        (doubt,) = self.said(folder, part)
        lines = [line.strip() for line in doubt["do"].splitlines()]
        start = lines.index(COVERAGE)
        (folder / "coverage.csv").write_text(
            "\n".join(lines[start:start + 2]) + "\n")

    def test_silence_read_as_zeros(self):
        # x3.02 while two unread years count as quiet ones
        copy = self.copy_of("silence-read-as-zeros", claims={"1"})
        self.assertGreater(self.ratio_of(copy), 2.8)
        self.told(copy, "no acts from 2023-12-26 to the end of the window")
        self.assertLess(abs(self.ratio_of(copy) - TRUTH), 0.15)
        self.assertEqual(self.said(copy, "silent days"), [])
        self.assertEqual(len(self.said(copy, "not covered to as_of")), 1)

    def test_window_before_coding(self):
        # x3.19 while four years before the first coded act count as quiet
        copy = self.copy_of("window-before-coding", claims={"1"})
        self.assertGreater(self.ratio_of(copy), 2.8)
        self.told(copy, "no acts from the window's first day, 2010-01-01, to "
                        "2013-12-31")
        self.assertLess(abs(self.ratio_of(copy) - TRUTH), 0.15)

    def test_silence_of_the_outcome_alone(self):
        # patrols are coded to the end, seizures are not
        copy = self.copy_of("no-base-rate-yet", claims={"1"})
        lines = (copy / "acts.csv").read_text().splitlines(keepends=True)
        (copy / "acts.csv").write_text("".join(
            line for line in lines
            if "seizure" not in line or line < "2024"))
        self.told(copy, "no seizures from 20")
        self.assertLess(abs(self.ratio_of(copy) - TRUTH), 0.3)

    def test_entered_twice(self):
        (doubt,) = self.said(self.copy_of("entered-twice"),
                             "have the date, actor and kind of another")
        self.assertIn("22 acts", doubt["problem"])
        self.assertEqual((doubt["file"], doubt["line"]), ("acts.csv", 7))

    def test_treatment_near_its_double(self):
        (doubt,) = self.said(self.copy_of("treatment-near-its-double"),
                             "reads the same acts")
        self.assertIn("recent(permit, 30)", doubt["problem"])

    def test_none_followed(self):
        (doubt,) = self.said(self.copy_of("none-followed"),
                             "none is followed within 60 days")
        self.assertEqual(doubt["file"], "claims/1.toml")

    def test_the_strait_itself_is_doubted_for_its_checks_alone(self):
        copy = self.copy_of("no-base-rate-yet")
        self.assertEqual([d["problem"][:24] for d in self.doubts_of(copy)],
                         ["no act says who checked "])
        settings = copy / "case.toml"
        settings.write_text(settings.read_text() +
                            '\n[defaults]\ncheck = "sourced"\n')
        self.assertEqual(self.doubts_of(copy), [])

    def test_a_missing_column_empties_no_fit_and_is_shown(self):
        copy = self.copy_of("no-base-rate-yet", claims={"1"})
        text, _ = self.text_of("record", "show", copy,
                               "2014-01-01.VAR.seizure.1")
        self.assertRegex(text, r"check +not said")
        self.assertLess(abs(self.ratio_of(copy) - TRUTH), 0.1)

    def test_a_crowded_outcome_and_a_short_window(self):
        copy = self.copy_of("no-base-rate-yet")
        rows = "".join(
            f"2019-{m:02}-{d:02}.VAR.raid.1,2019-{m:02}-{d:02},VAR,HAL,seizure,"
            ",Invented.,x\n" for m in range(1, 13) for d in range(1, 29))
        acts = (copy / "acts.csv").read_text() + rows
        (copy / "acts.csv").write_text(acts)
        settings = copy / "case.toml"
        settings.write_text(settings.read_text().replace(
            "from = 2015-04-01\nas_of = 2025-12-31",
            "from = 2019-01-01\nas_of = 2019-12-31").replace(
            "record_from = 2020-01-01", "record_from = 2019-06-01").replace(
            "record_from = 2015-05-01", "record_from = 2019-06-01"))
        self.assertEqual(len(self.said(copy, "more than half of its days")), 1)
        self.assertEqual(len(self.said(copy, "the window holds 365 days")), 1)

    def test_a_treatment_followed_within_a_day_or_never(self):
        copy = self.copy_of("no-base-rate-yet", claims={"1"})
        header = (copy / "acts.csv").read_text().splitlines()[0]
        first, rows = datetime.date(2015, 5, 1), []
        for i in range(30):
            gift = first + datetime.timedelta(days=120 * i)
            rows.append(f"l{i},{gift},HAL,VAR,licence,upfront,x,y")
            later = 1 if i % 2 else 80  # else beyond the sixty days
            day = gift + datetime.timedelta(days=later)
            rows.append(f"s{i},{day},VAR,HAL,seizure,,x,y")
            rows.append(f"p{i},{day},HAL,VAR,patrol,,x,y")
        (copy / "acts.csv").write_text("\n".join([header, *rows]) + "\n")
        (doubt,) = self.said(copy, "are followed within a day and no other")
        self.assertIn("of 30 days with licences 15 are", doubt["problem"])
        rows[4] = rows[4].replace(str(first + datetime.timedelta(days=121)),
                                  str(first + datetime.timedelta(days=130)))
        (copy / "acts.csv").write_text("\n".join([header, *rows]) + "\n")
        self.assertEqual(self.said(copy, "within a day"), [])

    def test_an_outcome_that_no_family_covers(self):
        copy = self.copy_of("no-base-rate-yet", claims={"1"})
        lines = (COVERAGE + "\nlicences,licence patrol,,2014-01-01,2025-12-31,"
                 "good,\n")
        (copy / "coverage.csv").write_text(lines)
        self.assertEqual(len(self.said(copy, "has no gates")), 1)
        (copy / "coverage.csv").write_text(
            lines + "seizures,seizure,,2010-01-01,2014-12-31,good,\n")
        self.assertEqual(self.said(copy, "has no gates"), [])
        self.assertEqual(len(self.said(copy, "covered on no day")), 1)

    def test_every_act_has_one_fate(self):
        copy = self.copy_of("no-base-rate-yet")
        acts = (copy / "acts.csv").read_text().splitlines()
        header, rows = acts[0] + ",precision,check", []
        for i, row in enumerate(acts[1:]):
            check = ["sourced", "", "digest", "unverified"][i % 4]
            rows.append(f"{row},day,{check}")
        rows[8] = re.sub(r"^[^,]*,[^,]*", "m,2014-05-01",
                         rows[8]).replace(",day,", ",month,")
        (copy / "acts.csv").write_text("\n".join([header, *rows]) + "\n")
        read = self.json_of("record", "check", copy)["acts_read"]
        self.assertEqual(read["acts"], len(rows))
        for one in [read, *read["groups"]]:
            self.assertEqual(one["read"] + sum(one["unread"].values()),
                             one["acts"])
        self.assertEqual(read["unread"]["month_or_year"], 1)
        self.assertEqual(read["unread"]["digest"],
                         sum(r.endswith("digest") for r in rows))

    def test_days_that_no_row_speaks_of_are_said_in_the_brief(self):
        copy = self.copy_of("no-base-rate-yet", claims={"1"})
        (copy / "coverage.csv").write_text(
            COVERAGE + "\nrecord,seizure licence patrol,,2014-01-01,"
            "2020-12-31,good,\n"
            "record,seizure licence patrol,,2021-02-01,2025-11-30,good,\n")
        self.assertEqual(len(self.said(copy, "from 2021-01-01 to 2021-01-31")),
                         1)
        self.text_of("brief", copy, "-o", "brief.html")
        page = (self.folder / "brief.html").read_text(encoding="utf-8")
        self.assertIn("no row of coverage.csv speaks of 62 days", page)

    def test_results_hold_the_doubts(self):
        copy = self.copy_of("cut-before-opening")
        head = self.json_of("claims", copy)["head"]
        self.assertEqual(head["doubts"], self.doubts_of(copy))
        self.assertEqual(head["acts_read"]["acts"], 3)
        self.text_of("brief", copy, "-o", "brief.html")
        page = (self.folder / "brief.html").read_text(encoding="utf-8")
        self.assertIn("is cut before any opening that a fit reads", page)
        self.assertIn("on days on which its lines rule it out", page)

    def test_cut_before_opening(self):
        # 2 cuts in 2.0 open years while the first ended no open day
        self.assertEqual(len(self.said(STUMBLES / "cut-before-opening",
                                       "is cut before any opening")), 1)
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
