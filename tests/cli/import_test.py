"""import and review as an analyst runs them."""
import csv
import os
import unittest

from importing import FIXTURES, ICEWS, Importing


def total(file):
    return (file["candidates"] + sum(file["folded"].values()) + file["known"] +
            sum(one["rows"] for one in file["outside"] + file["refused"]))


class Import(Importing):
    def test_every_line_of_the_samples_is_accounted_for(self):
        korea = self.copy_of_korea()
        for name, form in [("icews_june_2018.tab", "icews"),
                           ("gdelt2_october_2019.csv", "gdelt2"),
                           ("gdelt1_july_2016.csv", "gdelt1")]:
            path = FIXTURES / name
            lines = path.read_bytes().count(b"\n")
            file = self.import_(korea, path, form)["files"][0]
            self.assertTrue(file["adds_up"])
            self.assertEqual(file["lines"], lines)
            self.assertEqual(file["header"] + total(file), lines)
            if form != "gdelt1":  # its two Korean rows have codes without a kind
                self.assertGreater(file["candidates"] + file["known"], 0, name)
            again = self.import_(korea, path, form)["files"][0]
            self.assertEqual(again["candidates"] + again["known"], 0)
            self.assertEqual(again["folded"]["again"], file["candidates"] +
                             sum(file["folded"].values()) + file["known"])
        self.text_of("record", "check", korea)

    def test_days_outside_and_maps_of_ones_own(self):
        korea = self.copy_of_korea()
        file = self.import_(korea, ICEWS, "icews", "--to", "2018-06-01")
        reasons = {one["reason"]: one["rows"] for one in file["files"][0]["outside"]}
        self.assertGreater(reasons["other days"], 10)
        (korea / "import" / "cameo.toml").write_text(
            'version = "1"\n[[rule]]\ncodes = ["190"]\nkind = "armed_atack"\n')
        _, errors = self.text_of("import", korea, ICEWS, "--as", "icews", code=3)
        self.assertIn("import/cameo.toml:4:8: 'armed_atack' is no kind", errors)
        self.assertIn("armed_attack", errors)
        _, errors = self.text_of("import", korea, ICEWS, "--as", "icewz", code=2)
        self.assertIn("did you mean 'icews'", errors)
        _, errors = self.text_of("import", korea, ICEWS, "--as", "polecat", code=3)
        self.assertIn("nothing was imported", errors)

    def test_a_file_of_another_format_or_encoding_is_told(self):
        korea = self.copy_of_korea()
        _, errors = self.text_of("import", korea, ICEWS, "--as", "gdelt1", code=3)
        self.assertIn("every row is refused", errors)
        self.assertIn("say with --as what columns it has: 'icews'", errors)
        wide = self.folder / "wide.csv"
        wide.write_bytes(ICEWS.read_text().encode("utf-16"))
        _, errors = self.text_of("import", korea, wide, "--as", "icews", code=3)
        self.assertIn("UTF-16", errors)

    def test_a_check_of_the_case_looks_at_what_imports_read_and_write(self):
        korea = self.copy_of_korea()
        self.import_(korea, ICEWS, "icews", "--daily")
        self.text_of("record", "check", korea)
        for file, old, new, place, problem in [
                ("import/actors.csv", ",PRK,", ",PKR,", ":2:", "'PKR' is no actor"),
                ("import/cameo.toml", 'kind = "talks_held"',
                 'kind = "tals_held"', ":", "'tals_held' is no kind"),
                ("candidates.csv", "\nc1,2018", "\nd1,2018", ":2:1:",
                 "'d1' is no number of a candidate"),
                ("candidates.csv", ",talks_held,040,1,1,", ",talks_hold,040,1,1,", ":",
                 "unknown kind 'talks_hold'"),
                ("daily.csv", "icews,2018-06-01", "icews,2018-06-61", ":2:7:",
                 "2018-06-61")]:
            path = korea / file
            before = path.read_text(encoding="utf-8")
            self.assertIn(old, before, file)
            path.write_text(before.replace(old, new, 1), encoding="utf-8")
            _, errors = self.text_of("record", "check", korea, code=3)
            self.assertIn(f"{file}{place}", errors)
            self.assertIn(problem, errors)
            # Whoever does not read the file is not kept from working.
            self.text_of("record", "list", korea, "--to", "1991-01-01")
            path.write_text(before, encoding="utf-8")
        self.text_of("record", "check", korea)

    def test_unknown_names_stand_by_country_and_all_of_them_in_a_file(self):
        korea = self.copy_of_korea()
        lines = ICEWS.read_text(encoding="utf-8").splitlines()
        row = next(one.split("\t") for one in lines[1:]
                   if one.split("\t")[2] == "North Korea")
        rows = [lines[0]]
        for place in range(14):
            for name in range(place % 5 + 1):
                row[8] = f"Office {name}, the {place}th"
                row[10] = f"Country {place}"
                rows.append("\t".join(row))
        data = self.folder / "many.tab"
        data.write_text("\n".join(rows) + "\n", encoding="utf-8")
        text, _ = self.text_of("import", korea, data, "--as", "icews",
                               "--unknown", "names.csv")
        self.assertIn("Not in import/actors.csv, beside an actor of the case: "
                      "40 names, by their country in the data\n"
                      "            5  Country 4        ", text)
        self.assertIn(" and 2 more\n", text)
        self.assertIn("  and 4 countries more; --unknown FILE.csv writes all of "
                      "them\n", text)
        with open(self.folder / "names.csv", encoding="utf-8") as file:
            names = list(csv.DictReader(file))
        self.assertEqual(len(names), 40)
        self.assertEqual(names[0], {"name": "Office 0, the 0th", "from": "",
                                    "to": "", "actor": "",
                                    "note": "Country 0: 1 row of the data"})
        # As they are they say of nobody that he is an actor of the case.
        with open(korea / "import" / "actors.csv", "a", encoding="utf-8") as table:
            table.write((self.folder / "names.csv").read_text(
                encoding="utf-8").split("\n", 1)[1])
        file = self.import_(korea, data)["files"][0]
        self.assertEqual(file["unknown_actors"], [])
        # A place that cannot be written is told before anything is read.
        _, errors = self.text_of("import", korea, data, "--as", "icews",
                                 "--unknown", "no/such/folder/x.csv", code=3)
        self.assertIn("no/such/folder", errors)

    def test_compare_writes_nothing(self):
        korea = self.copy_of_korea()
        before = sorted(os.listdir(korea))
        result = self.import_(korea, ICEWS, "icews", "--compare")
        self.assertEqual(sorted(os.listdir(korea)), before)
        for one in result["kinds"]:
            self.assertEqual(one["acts"], one["found"] + one["missed"])
            self.assertEqual(one["events"], one["confirmed"] + one["spurious"])

    def test_daily_sums_are_the_same_however_often_they_are_made(self):
        korea = self.copy_of_korea()
        self.import_(korea, ICEWS, "icews", "--daily")
        first = (korea / "daily.csv").read_bytes()
        self.import_(korea, ICEWS, "icews", "--daily")
        self.assertEqual((korea / "daily.csv").read_bytes(), first)
        days = {row["date"] for row in self.rows_of(korea, "daily.csv")}
        self.assertEqual(days, {"2018-06-01", "2018-06-02"})
        self.text_of("record", "check", korea)

    def test_a_review_decides_and_takes_back(self):
        korea = self.copy_of_korea()
        self.import_(korea, ICEWS)
        acts = (korea / "acts.csv").read_bytes()
        waiting = len(self.states(korea)["open"])
        out = self.review(korea, ["A", "e severity=2", "a", "r a preview", "s", "u", "s", "q"])
        self.assertIn("2 accepted, 0 merged, 1 rejected, 1 skipped", out)
        states = self.states(korea)
        self.assertEqual(len(states["open"]), waiting - 3)
        self.assertEqual(states["rejected"][0]["reason"], "a preview")
        self.text_of("record", "check", korea)
        ids = {row["id"]: row for row in self.rows_of(korea, "acts.csv")}
        accepted = [ids[one["act"]] for one in states["accepted"]]
        self.assertEqual([one["check"] for one in accepted],
                         ["sourced", "date-unverified"])
        self.assertEqual(accepted[1]["severity"], "2")
        # Every other row of acts.csv is as it was, in its order.
        new = (korea / "acts.csv").read_bytes().splitlines()
        self.assertEqual([row for row in new if b"candidate=" not in row],
                         acts.splitlines())
        # Nobody is asked again.
        again = self.import_(korea, ICEWS)
        self.assertEqual(again["open"], waiting - 3)

    def test_at_a_terminal_one_key_decides(self):
        korea = self.copy_of_korea()
        self.import_(korea, ICEWS)
        waiting = len(self.states(korea)["open"])
        keys = ["A", "e", "severity=2\n", "a", "r", "a preview\n", "x", "s", "u",
                "s", "m", "2018-06-12.PRK+USA.summit.1\n", "q"]

        def prompted(said, typed):
            """Whether all that was typed has been taken."""
            return sum(said.count(one) for one in
                       [b"\n  as:", b"TEXT: ", b"why: ", b"act): "]) > typed
        said, code = self.typed(
            keys, "review", korea, ready=prompted)
        self.assertEqual(code, 0, said)
        self.assertIn("s skip   u undo   q quit", said)
        self.assertIn("there is no key 'x'", said)
        self.assertIn("COLUMN=TEXT: severity=2\n", said)
        self.assertIn("why: a preview\n", said)
        # A key is not echoed; what is typed after it is.
        self.assertNotIn("\nA\n", said)
        self.assertIn("2 accepted, 1 merged, 1 rejected, 1 skipped", said)
        states = self.states(korea)
        self.assertEqual(len(states["open"]), waiting - 4)
        self.assertEqual(states["rejected"][0]["reason"], "a preview")
        self.assertEqual([one["act"] for one in states["merged"]],
                         ["2018-06-12.PRK+USA.summit.1"])
        ids = {row["id"]: row for row in self.rows_of(korea, "acts.csv")}
        self.assertEqual([ids[one["act"]]["check"] for one in states["accepted"]],
                         ["sourced", "date-unverified"])
        # Ctrl-D ends it, and nothing more is decided.
        said, code = self.typed(["\x04"], "review", korea, ready=prompted)
        self.assertEqual(code, 0, said)
        self.assertEqual(len(self.states(korea)["open"]), waiting - 4)

    def test_wrong_keys_are_told_and_decide_nothing(self):
        korea = self.copy_of_korea()
        self.import_(korea, ICEWS)
        before = (korea / "candidates.csv").read_bytes()
        out = self.review(korea, ["x", "r", "e kind=tals_held", "a", "e nokey=1",
                                  "m no-such-act"], code=3)
        for part in ["there is no key 'x'", "needs a reason", "tals_held",
                     "no column of acts.csv", "is no act"]:
            self.assertIn(part, out)
        self.assertEqual((korea / "candidates.csv").read_bytes(), before)
        self.text_of("record", "check", korea)


if __name__ == "__main__":
    unittest.main()
