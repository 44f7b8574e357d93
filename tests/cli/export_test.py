"""entente export: tables that are what their dictionary says, whole or not."""
import csv
import datetime
import hashlib
import json
import resource
import unittest

from support import ROOT, Case

READ = {"string": str, "integer": int, "number": float,
        "date": datetime.date.fromisoformat,
        "boolean": lambda cell: {"0": False, "1": True}[cell]}


def table_of(folder, resource_):
    """The rows of a table, read as its dictionary says; what does not fit it
    raises."""
    with open(folder / resource_["path"], encoding=resource_["encoding"],
              newline="") as file:
        rows = list(csv.DictReader(file))
    fields = resource_["schema"]["fields"]
    for row in rows:
        assert list(row) == [f["name"] for f in fields], row
        for field in fields:
            if row[field["name"]] not in resource_["schema"]["missingValues"]:
                row[field["name"]] = READ[field["type"]](row[field["name"]])
    return rows


class Export(Case):
    def export(self, case, folder="data", *more):
        self.text_of("export", case, "-o", folder, "--quiet", *more)
        return self.folder / folder

    def package(self, folder):
        package = json.loads((folder / "datapackage.json").read_text("utf-8"))
        return package, {r["name"]: r for r in package["resources"]}

    def test_every_table_is_what_its_dictionary_says(self):
        case = self.documented_case()
        folder = self.export(case)
        package, tables = self.package(folder)
        self.assertEqual(package["profile"], "tabular-data-package")
        self.assertEqual(
            list(tables), ["acts", "groups", "members", "panel", "verdicts",
                           "forecasts", "past_forecasts", "dictionary"])
        self.assertEqual({p.name for p in folder.iterdir()},
                         {t["path"] for t in tables.values()}
                         | {"datapackage.json"})
        rows = {}
        for name, table in tables.items():
            data = (folder / table["path"]).read_bytes()
            self.assertEqual(table["bytes"], len(data))
            self.assertEqual(table["hash"],
                             "sha256:" + hashlib.sha256(data).hexdigest())
            rows[name] = table_of(folder, table)
            key = table["schema"]["primaryKey"]
            keys = [tuple(row[k] for k in key) for row in rows[name]]
            self.assertEqual(len(keys), len(set(keys)), name)
            for field in table["schema"]["fields"]:
                self.assertTrue(field["description"], field)
        for name, table in tables.items():
            for one in table["schema"].get("foreignKeys", []):
                there = {row[one["reference"]["fields"]]
                         for row in rows[one["reference"]["resource"]]}
                for row in rows[name]:
                    self.assertIn(row[one["fields"]], there)
        described = {(r["table"], r["field"]) for r in rows["dictionary"]}
        self.assertEqual(described, {
            (name, f["name"]) for name, table in tables.items()
            for f in table["schema"]["fields"] if name != "dictionary"})

    def test_a_planted_wrong_cell_is_found_by_the_test_above(self):
        folder = self.export(self.documented_case())
        _, tables = self.package(folder)
        panel = folder / "panel.csv"
        panel.write_text(panel.read_text("utf-8").replace(",1,", ",x,", 1),
                         "utf-8")
        with self.assertRaises((KeyError, ValueError)):
            table_of(folder, tables["panel"])

    def test_the_panel_holds_the_acts_of_every_group(self):
        folder = self.export(self.documented_case())
        _, tables = self.package(folder)
        rows = {n: table_of(folder, t) for n, t in tables.items()}
        days = {row["day"]: row for row in rows["panel"]}
        first, last = min(days), max(days)
        self.assertEqual((last - first).days + 1, len(days))
        acts = {row["id"]: row for row in rows["acts"]}
        counted = {row["column"]: row["counts"] for row in rows["groups"]}
        seen = 0
        for member in rows["members"]:
            day = acts[member["id"]]["date"]
            if first <= day <= last:
                seen += 1
                self.assertGreater(days[day][member["column"]], 0, member)
        self.assertGreater(seen, 0)
        for column, counts in counted.items():
            total = sum(row[column] for row in rows["panel"])
            inside = [acts[m["id"]]["date"] for m in rows["members"]
                      if m["column"] == column
                      and first <= acts[m["id"]]["date"] <= last]
            self.assertEqual(total, len(set(inside) if counts == "days"
                                        else inside), column)

    def test_verdicts_and_forecasts_are_those_of_the_other_verbs(self):
        case = self.documented_case()
        folder = self.export(case)
        _, tables = self.package(folder)
        claims = self.json_of("claims", case)["claims"]
        told = table_of(folder, tables["verdicts"])
        self.assertEqual([(c["id"], c["word"]) for c in claims],
                         [(row["id"], row["word"]) for row in told])
        for claim, row in zip(claims, told):
            self.assertEqual("" if claim["probability"] is None
                             else claim["probability"], row["probability"])
        items = self.json_of("forecast", case)["items"]
        self.assertEqual([(i["id"], i["horizon"], i["probability"])
                          for i in items],
                         [(r["id"], r["horizon"], r["probability"])
                          for r in table_of(folder, tables["forecasts"])])

    def test_it_says_whose_it_is_and_how_it_was_made(self):
        case = self.documented_case()
        package, _ = self.package(self.export(case, "data", "--seed", "3"))
        self.assertEqual(package["licenses"], [
            {"name": "CC-BY-4.0",
             "path": "https://creativecommons.org/licenses/by/4.0/"}])
        self.assertEqual(package["contributors"],
                         [{"title": "Prim, Ada", "role": "author"}])
        head = self.json_of("claims", case)["head"]
        self.assertEqual(package["data_hash"], head["data_hash"])
        self.assertEqual(package["version"], head["version"])
        self.assertIn("--seed 3", package["made_by"])

    def test_a_case_without_claims_and_licence_has_no_empty_tables(self):
        case = self.copy_of(ROOT / "examples" / "strait")
        for path in [*(case / "claims").glob("*"), *(case / "essays").glob("*")]:
            path.unlink()
        package, tables = self.package(self.export(case))
        self.assertNotIn("verdicts", tables)
        self.assertNotIn("licenses", package)
        self.assertNotIn("contributors", package)

    def test_groups_of_any_name_have_columns_of_their_own(self):
        case = self.documented_case()
        settings = case / "case.toml"
        group = ('\n[[group]]\nname = "%s"\nside = "theirs"\ncounts = "acts"\n'
                 'eligible = "terms"\n[[group.select]]\nkinds = ["clash"]\n')
        text = settings.read_text("utf-8")
        names = ["a b", "a-b", "a b weight", "2 c", "day"]
        settings.write_text(text + "".join(group % n for n in names), "utf-8")
        _, tables = self.package(self.export(case))
        fields = [f["name"] for f in tables["panel"]["schema"]["fields"]]
        self.assertEqual(len(fields), len(set(fields)))
        for field in fields:
            self.assertRegex(field, r"\A[A-Za-z][A-Za-z0-9_]*\Z")

    def test_the_same_case_gives_the_same_bytes_again_in_the_same_folder(self):
        case = self.documented_case()
        first = {p.name: p.read_bytes()
                 for p in self.export(case).iterdir()}
        again = {p.name: p.read_bytes() for p in self.export(case).iterdir()}
        self.assertEqual(first, again)

    def test_a_folder_with_other_files_is_left_alone(self):
        case = self.documented_case()
        before = self.files()
        _, errors = self.text_of("export", case, "-o", case, code=3)
        self.assertIn("holds other files", errors)
        self.assertEqual(self.files(), before)

    def test_a_full_disk_leaves_nothing_behind(self):
        case = self.documented_case()
        before = self.files()
        done = self.run_entente(
            "export", case, "-o", "data",
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE,
                                                  (4096, 4096)))
        self.assertEqual(done.returncode, 5, done.stderr.decode())
        self.assertEqual(self.files(), before)
        self.assertFalse((self.folder / "data").exists())


if __name__ == "__main__":
    unittest.main()
