"""A file of the shape of GDELT 2.0, read by `sqlite3 .import` and by
`entente import`, one after the other in one run: seconds, and the most memory.

usage: import_speed.py ENTENTE [ROWS] [SHARE]     (2000000 rows, 0.05 of Korea)

The rows are those of tests/fixtures/gdelt2_october_2019.csv with ids and days of
their own; SHARE of them are between actors of the case.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]


def write_rows(path, rows, share):
    lines = (ROOT / "tests/fixtures/gdelt2_october_2019.csv").read_text(
        encoding="latin-1").splitlines()
    cells = [line.split("\t") for line in lines]
    korean = [c for c in cells if "PRK" in (c[7], c[17]) and c[7] and c[17]]
    others = [c for c in cells if "PRK" not in (c[7], c[17])]
    every = round(1 / share)
    with open(path, "w", encoding="latin-1") as out:
        for i in range(rows):
            kind = korean if i % every == 0 else others
            row = list(kind[(i // every if i % every == 0 else i) % len(kind)])
            day = time.strftime("%Y%m%d", time.gmtime(1.45e9 + i * 60))
            row[0], row[1], row[59] = str(900000000 + i), day, day + "120000"
            out.write("\t".join(row) + "\n")


def timed(command, **more):
    """(seconds, most memory in MB of this child, its output)."""
    begin = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, **more)
    output = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} ended with {status}")
    return time.monotonic() - begin, used.ru_maxrss / 1024, output


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 2_000_000
    share = float(sys.argv[3]) if len(sys.argv) > 3 else 0.05
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        data = folder / "rows.csv"
        write_rows(data, rows, share)
        shutil.copytree(ROOT / "cases/korea", folder / "korea")
        print(f"{rows} rows, {data.stat().st_size / 1e6:.0f} MB, "
              f"{share:.0%} between actors of the case")
        # Both find it in memory. Not read here: a child's figure of memory
        # would begin with what this process holds.
        subprocess.run(["cksum", data], stdout=subprocess.DEVNULL, check=True)
        columns = ",".join(f"c{i} text" for i in range(61))
        seconds, memory, _ = timed(
            ["sqlite3", folder / "all.db", f"create table all_rows({columns})",
             ".mode tabs", f".import {data} all_rows"],
            stderr=subprocess.DEVNULL)
        print(f"sqlite3 .import   {seconds:6.1f} s  {memory:5.0f} MB")
        for what in ["entente import", "the same again"]:
            seconds, memory, output = timed(
                [program, "import", folder / "korea", data, "--as", "gdelt2",
                 "--json"])
            file = json.loads(output)["files"][0]
            if not file["adds_up"] or file["lines"] != rows:
                sys.exit("the numbers do not add up to the lines")
            print(f"{what:17} {seconds:6.1f} s  {memory:5.0f} MB  "
                  f"{file['candidates']} candidates, "
                  f"{sum(file['folded'].values())} folded")


if __name__ == "__main__":
    main()
