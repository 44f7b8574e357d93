"""entente diff: two states whose difference is known.

Each of ten changes is planted in the tutorial's strait among others that move
nothing (an act of a kind that no claim reads, another plural, an essay); the
cause that is named first must be the planted one."""
import csv
import datetime
import io
import re
import shutil
import unittest

from support import ROOT, Case

STRAIT = ROOT / "examples" / "strait"


def rows_of(case):
    with open(case / "acts.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(case, rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (case / "acts.csv").write_text(out.getvalue(), encoding="utf-8")


def day(row):
    return datetime.date.fromisoformat(row["date"])


def act(date, kind, number, terms=""):
    actor = "VAR" if kind == "seizure" else "HAL"
    return {"id": f"{date}.{actor}.{kind}.{number}", "date": str(date),
            "actor": actor, "target": "HAL" if actor == "VAR" else "VAR",
            "kind": kind, "terms": terms, "summary": "Planted.",
            "source": "Invented by invent.awk"}


def seizures_after_patrols(case):
    rows = rows_of(case)
    seized = {r["date"] for r in rows if r["kind"] == "seizure"}
    for row in [r for r in rows if r["kind"] == "patrol"]:
        for wait in (4, 9, 15):
            date = day(row) + datetime.timedelta(wait)
            if date < datetime.date(2025, 12, 31) and str(date) not in seized:
                seized.add(str(date))
                rows.append(act(date, "seizure", 9))
    write_rows(case, rows)


def seizures_gone(case):
    rows = rows_of(case)
    licences = [day(r) for r in rows if r["kind"] == "licence"]
    write_rows(case, [
        r for r in rows if r["kind"] != "seizure" or not any(
            0 < (day(r) - licence).days <= 90 for licence in licences)])


def licences_moved(case):
    rows = rows_of(case)
    seized = sorted(day(r) for r in rows if r["kind"] == "seizure")
    quiet = sorted(zip(seized, seized[1:]), key=lambda pair: pair[0] - pair[1])
    licences = [row for row in rows if row["kind"] == "licence"]
    for row, (last, _) in zip(licences, quiet):
        row["date"] = str(last + datetime.timedelta(1))
    write_rows(case, rows)


def patrols_added(case):
    rows = rows_of(case)
    for row in [r for r in rows if r["kind"] == "seizure"]:
        rows.append(act(day(row) - datetime.timedelta(4), "patrol", 9, "n/a"))
    known = set()
    write_rows(case, [r for r in rows
                      if not (r["id"] in known or known.add(r["id"]))])


def patrols_gone(case):
    rows = rows_of(case)
    seized = [day(r) for r in rows if r["kind"] == "seizure"]
    write_rows(case, [
        r for r in rows if r["kind"] != "patrol" or not any(
            0 < (d - day(r)).days <= 30 for d in seized)])


def setting(old, new, count=1):
    def plant(case):
        path = case / "case.toml"
        text = path.read_text(encoding="utf-8")
        assert text.count(old) >= count, old
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return plant


def claim_turned(case):
    path = case / "claims" / "1.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('form = "above"', 'form = "below"'),
                    encoding="utf-8")


def coverage_lost(case):
    (case / "coverage.csv").write_text(
        "family,kinds,selector,from,to,quality,reason\n"
        "boats,seizure,,2013-01-01,2022-06-30,poor,planted\n"
        "boats,seizure,,2022-07-01,2025-12-31,good,planted\n",
        encoding="utf-8")


PLANTED = {  # name: (claim, cause, change)
    "seizures added": ("2", "acts of seizure", seizures_after_patrols),
    "seizures gone": ("1", "acts of seizure", seizures_gone),
    "licences dated anew": ("1", "acts of licence", licences_moved),
    "patrols added": ("2", "acts of patrol", patrols_added),
    "patrols gone": ("2", "acts of patrol", patrols_gone),
    "another group": ("1", "group licence in case.toml", setting(
        'kinds = ["licence"]\nterms = ["upfront"]', 'kinds = ["seizure"]')),
    "a narrower group": ("2", "group seizure in case.toml", setting(
        '[[group.select]]\nkinds = ["seizure"]',
        'only = {from = 2023-06-01}\n[[group.select]]\nkinds = ["seizure"]')),
    "another window": ("2", "window in case.toml", setting(
        "from = 2015-04-01", "from = 2023-01-01")),
    "a claim turned": ("1", "claims/1.toml", claim_turned),
    "coverage lost": ("2", "coverage.csv", coverage_lost),
}


class Diff(Case):
    def decoys(self, case):
        """Changes that move nothing."""
        rows = rows_of(case)
        rows.append(act(datetime.date(2024, 5, 5), "note", 1))
        write_rows(case, rows)
        kinds = case / "kinds.csv"
        kinds.write_text(kinds.read_text(encoding="utf-8") +
                         "note,a note,1,paper\n", encoding="utf-8")
        setting('many = "patrols"', 'many = "patrols at sea"')(case)
        essay = next((case / "essays").glob("*.toml"))
        essay.write_text("# A comment.\n" + essay.read_text(encoding="utf-8"),
                         encoding="utf-8")

    def test_the_planted_cause_is_named_first_in_each_of_ten(self):
        old = self.copy_of(STRAIT)
        for name, (claim, cause, plant) in PLANTED.items():
            with self.subTest(name):
                new = self.folder / cause.replace("/", "-") / name / "strait"
                shutil.copytree(STRAIT, new)
                plant(new)
                self.decoys(new)
                said = self.json_of("diff", old, new, "--claim", claim)
                causes = {part["cause"] for part in said["parts"]}
                self.assertIn(cause, causes)
                self.assertGreaterEqual(len(causes), 4)
                found = said["claims"][0]
                self.assertTrue(found["moved"], found)
                self.assertEqual(found["moved_by"][0]["cause"], cause)
                self.assertEqual(len(found["moved_by"]), 1, found)

    def test_all_at_once_the_same_cause_is_named_without_making_all_again(self):
        old = self.copy_of(STRAIT)
        new = self.folder / "new" / "strait"
        shutil.copytree(STRAIT, new)
        claim, cause, plant = PLANTED["seizures added"]
        plant(new)
        self.decoys(new)
        text, _ = self.text_of("diff", old, new, "--quiet")
        self.assertRegex(text, r"words and probabilities: \d+ of \d+ moved")
        self.assertIn("--whole makes", text)
        said = self.json_of("diff", old, new)
        found = next(one for one in said["claims"] if one["id"] == claim)
        self.assertEqual(found["by"], "all")
        self.assertEqual(found["moved_by"][0]["cause"], cause)
        alone = self.json_of("diff", old, new, "--claim", claim)["claims"][0]
        self.assertEqual([found["before"], found["now"]],
                         [alone["before"], alone["now"]])
        moved = [one for one in said["forecasts"] if one["moved"]]
        self.assertTrue(moved)
        self.assertEqual({one["by"] for one in said["forecasts"]}, {"law"})
        for one in moved:
            self.assertEqual(one["moved_by"][0]["cause"], cause)

    def test_an_act_that_others_name_can_be_left_out(self):
        case = self.documented_case()
        doubted = (case / "doubts.csv").read_text(encoding="utf-8")
        self.assertIn("2019-09-20.ALB.clash.1", doubted)
        said = self.json_of("diff", case, "--since", "2019-06-30", "--claim", "1")
        self.assertEqual({part["cause"] for part in said["parts"]},
                         {"acts of aid_delivered", "acts of clash"})
        self.assertEqual(said["not_apart"], [])

    def test_a_comment_and_a_change_of_order_are_no_difference(self):
        old = self.copy_of(STRAIT)
        new = self.folder / "new" / "strait"
        shutil.copytree(STRAIT, new)
        setting("[model]\n", "# A comment.\n[model]\n\n")(new)
        write_rows(new, list(reversed(rows_of(new))))
        said = self.json_of("diff", old, new, "--claim", "1")
        self.assertEqual(said["parts"], [])
        self.assertFalse(said["claims"][0]["moved"])

    def test_since_a_day_is_the_record_as_it_was_known_then(self):
        case = self.copy_of(STRAIT)
        said = self.json_of("diff", case, "--since", "2024-12-31",
                            "--claim", "1")
        later = [r["id"] for r in rows_of(case) if r["date"] > "2024-12-31"]
        self.assertEqual(sorted(part["name"] for part in said["parts"]),
                         sorted(later))
        self.assertEqual(said["before"]["as_of"], "2024-12-31")
        then = self.json_of("claims", case, "--as-of", "2024-12-31")
        self.assertEqual(said["claims"][0]["before"]["probability"],
                         then["claims"][0]["probability"])

    def test_what_cannot_be_compared_is_refused(self):
        case = self.copy_of(STRAIT)
        self.text_of("diff", case, code=2)
        self.text_of("diff", case, case, "--since", "2024-12-31", code=2)
        self.text_of("diff", case, case, "--claim", "77", code=3)
        self.text_of("diff", case / "acts.csv", case / "kinds.csv", code=3)
        _, errors = self.text_of("diff", case, "--since", "1999-01-01", code=3)
        self.assertTrue(re.search(r"--since 1999-01-01", errors))


if __name__ == "__main__":
    unittest.main()
