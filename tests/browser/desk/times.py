#!/usr/bin/env python3
"""How long the desk takes to answer, warm, at the server (Server-Timing).

  times.py ENTENTE CASE

On CASE a page in 100 ms, a change that is checked too, a facet or a search in 50 ms; on an invented record of
a hundred thousand acts a facet or a search in 300 ms. The median of fifteen.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from desk import ROOT, Desk

SMALL = {"/record": 100, "/record?order=oldest&page=2": 100,
         "/record/act?id=2018-06-12.USA.exercise_suspended.1": 100,
         "/review": 100,
         "/ask?form=above&outcome=provocation&op=recent&of=concession&days=45": 100,
         "/record?q=cruise+missile": 50, "/record?kind=summit": 50,
         "/record?group=provocation&year=2017": 50, "/add": 100,
         # A form that is typed full, checked with the case.
         "/add?date=2026-07-30&actor=PRK&kind=missile_test_srbm&summary=Two"
         "&source=https://en.yna.co.kr/view/1": 100}
LARGE = {"/record": 300, "/record?q=ford": 300, "/record?q=no+such+word": 300,
         "/record?kind=threat": 300, "/record?kind=notice&q=ford&page=20": 300,
         "/record?from=2019-01-01&to=2019-03-01": 300,
         "/record/act?id=2019-04-02.UPL.threat.15": 300}


def late(desk, limits):
    for path, limit in limits.items():
        took = sorted(
            float(re.search(r"dur=([\d.]+)", desk.get(path)[1]["Server-Timing"])[1])
            for _ in range(15))
        print(f"{path}: {took[7]} ms (least {took[0]}, most {took[-1]})")
        if took[7] > limit:
            yield f"{path} takes {took[7]} ms, more than {limit}"


def main():
    entente, case = sys.argv[1:]
    with tempfile.TemporaryDirectory() as place:
        copy = pathlib.Path(place) / pathlib.Path(case).name
        shutil.copytree(case, copy)
        subprocess.run([entente, "import", copy, str(ROOT / "tests/fixtures/icews_june_2018.tab"),
                        "--as", "icews", "--quiet"], check=True, stdout=subprocess.DEVNULL)
        with Desk(entente, copy) as desk:
            failures = list(late(desk, SMALL))
    with tempfile.TemporaryDirectory() as place:
        large = pathlib.Path(place) / "border"
        subprocess.run([sys.executable, str(ROOT / "bench/scale_case.py"), str(large),
                        "100000"], check=True)
        with Desk(entente, large) as desk:
            failures += late(desk, LARGE)
    print("\n".join(failures) or "in time")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
