"""What the tests of import and review share."""
import csv
import subprocess

from support import Case, PROGRAM, ROOT

FIXTURES = ROOT / "tests" / "fixtures"
ICEWS = FIXTURES / "icews_june_2018.tab"


class Importing(Case):
    def rows_of(self, case, name):
        path = case / name
        if not path.exists():
            return []
        with open(path, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def import_(self, case, file, form="icews", *more):
        return self.json_of("import", case, file, "--as", form, *more)

    def review(self, case, keys, code=0):
        done = subprocess.run([PROGRAM, "review", case], cwd=self.folder,
                              input="\n".join(keys) + "\n", text=True,
                              capture_output=True, check=False)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def states(self, case):
        states = {}
        for row in self.rows_of(case, "candidates.csv"):
            states.setdefault(row["state"], []).append(row)
        return states
