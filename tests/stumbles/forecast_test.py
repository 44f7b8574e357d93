"""Forecast scores: what does not exist yet is not nought, what is not known is
not a no, and a forecast is compared with its rivals on the same windows."""
import math
import pathlib
import shutil
import unittest

from support import Case

STUMBLES = pathlib.Path(__file__).resolve().parent


class Forecast(Case):
    def copy_of(self, name):
        copy = shutil.copytree(STUMBLES / name, self.folder / name)
        for path in (copy / "claims").glob("*.toml"):
            path.unlink()
        return copy

    def record_of(self, result, horizon):
        return next(r for r in result["track_record"]
                    if r["horizon"] == horizon)

    def scored(self, result, horizon):
        return [o for o in result["origins"]
                if o["horizon"] == horizon and o["scored"]]

    def brier(self, origins, key):
        return sum((o[key] - o["happened"]) ** 2
                   for o in origins) / len(origins)

    def test_no_base_rate_yet(self):
        # skill +.141 while the base rate of no window at all counted as 0
        result = self.json_of("forecast", self.copy_of("no-base-rate-yet"))
        early = [o for o in result["origins"] if o["horizon"] == 90 and
                 o["base_rate"] is None]
        self.assertGreater(len(early), 0)
        for horizon in [14, 30, 90]:
            record = self.record_of(result, horizon)
            scored = self.scored(result, horizon)
            self.assertEqual(record["origins"], len(scored))
            for key, of in [("brier", "probability"),
                            ("brier_base", "base_rate"),
                            ("brier_two_speed", "two_speed"),
                            ("brier_law", "law")]:
                self.assertAlmostEqual(record[key], self.brier(scored, of),
                                       places=12)
        record = self.record_of(result, 90)
        self.assertEqual(record["left_out"]["no_base_rate"], len(early))
        law = 1 - record["brier_law"] / record["brier_base"]
        self.assertLess(abs(law - 0.051), 0.02)

    def test_an_outcome_known_to_its_month_is_not_scored_as_none(self):
        copy = self.copy_of("no-base-rate-yet")
        before = self.json_of("forecast", copy)
        quiet = [o for o in self.scored(before, 14) if not o["happened"]][20]
        acts = (copy / "acts.csv").read_text().splitlines()
        head = acts[0].split(",")
        if "precision" not in head:
            acts = [acts[0] + ",precision"] + [a + ",day" for a in acts[1:]]
            head.append("precision")
        row = next(a for a in acts if "seizure" in a).split(",")
        row[head.index("precision")] = "month"
        row[head.index("date")] = quiet["day"]
        row[head.index("id")] = ".".join(
            [quiet["day"]] + row[head.index("id")].split(".")[1:-1] + ["9"])
        (copy / "acts.csv").write_text("\n".join(acts + [",".join(row)]) + "\n")
        after = self.json_of("forecast", copy)
        now = next(o for o in after["origins"] if o["horizon"] == 14 and
                   o["day"] == quiet["day"])
        self.assertIsNone(now["happened"])
        self.assertFalse(now["scored"])
        self.assertEqual(self.record_of(after, 14)["left_out"]["month_only"], 1)
        # The base rate does not call those windows quiet either.
        rivals = [next(i for i in r["items"] if i["horizon"] == 14)["rivals"]
                  for r in (before, after)]
        self.assertEqual(rivals[0]["windows_unknown"], 0)
        self.assertGreater(rivals[1]["windows_unknown"], 0)
        self.assertEqual(rivals[0]["windows"],
                         rivals[1]["windows"] + rivals[1]["windows_unknown"])
        self.assertGreater(rivals[1]["base_rate"], rivals[0]["base_rate"])
        self.assertEqual(self.record_of(after, 14)["origins"],
                         self.record_of(before, 14)["origins"] - 1)

    def test_the_two_speed_rate_is_counted_from_the_acts(self):
        copy = self.copy_of("no-base-rate-yet")
        result = self.json_of("forecast", copy)
        item = next(i for i in result["items"] if i["horizon"] == 30)
        days = sorted({self.day(a.split(",")[1]) for a in
                       (copy / "acts.csv").read_text().splitlines()[1:]
                       if "seizure" in a})
        origin = self.day(item["as_of"])
        counted = [sum(origin - n < d <= origin for d in days)
                   for n in (30, 365)]
        rate = 0.5 * counted[0] / 30 + 0.5 * counted[1] / 365
        self.assertAlmostEqual(item["rivals"]["two_speed"],
                               1 - math.exp(-30 * rate), places=12)

    @staticmethod
    def day(text):
        import datetime
        return datetime.date.fromisoformat(text).toordinal()


if __name__ == "__main__":
    unittest.main()
