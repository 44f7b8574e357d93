#!/usr/bin/python3
"""peers_methods_test.py: the usual tools on made-up records, in which what they assume is true.
Needs Debian's python3-statsmodels, and r-cran-surveillance for hhh4: skipped where they are not.

Days are independent, acts are at random. Without an effect each method may say one in at most 6 of
12 records: at its own 5 % more has a chance of 5e-7. Planted: the outcome six times as likely in
the 45 days after an act, or a sixth as likely, must be said in at least 6 (by chance: 2e-7), by the
method that looks at one act alone in 3."""
import csv
import datetime
import pathlib
import subprocess
import sys
import tempfile

PYTHON = "/usr/bin/python3"
PEERS = pathlib.Path(__file__).resolve().parents[2] / "bench" / "peers"
RECORDS = 12
ONE_ACT = "structural-largest"


def has(*command):
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def record(random, ratio):
    """Twenty years; 30 acts that last 45 days; other treatments without effect."""
    days, seed_days = 7300, 450
    first = datetime.date(2000, 1, 1)
    total = days + seed_days
    acts = set(int(day) for day in random.choice(total, 30, replace=False))
    on = {act + lag for act in acts for lag in range(1, 46)}
    others = set(int(day) for day in random.choice(total, 40, replace=False))
    lines = ["date,era,observed,outcome,tested,tested_dose,other"]
    for day in range(total):
        rate = 0.03 * (ratio if day in on else 1)
        era = "first" if day < total // 2 else "second"
        dose = 1 + day % 3 / 2 if day in acts else 0
        lines.append(f"{first + datetime.timedelta(day)},{era},{int(day >= seed_days)},"
                     f"{int(random.random() < rate)},{int(day in acts)},{dose:g},"
                     f"{int(day in others)}")
    return "\n".join(lines) + "\n"


def said(folder, ratio):
    """By method, how many records it says (a rise, a fall) in."""
    import numpy
    random = numpy.random.default_rng(20210604)
    cell = folder / f"{ratio:g}"
    cell.mkdir()
    for number in range(RECORDS):
        (cell / f"{number}.csv").write_text(record(random, ratio))
    (cell / "verdicts.csv").write_text("")
    subprocess.run([PYTHON, PEERS / "run_peers.py", folder, "--records", str(RECORDS)],
                   check=True)
    if has("Rscript", "-e", "library(surveillance)"):
        subprocess.run(["Rscript", PEERS / "hhh4.R", folder, str(RECORDS)], check=True)
    else:
        print("hhh4 is not tested: there is no r-cran-surveillance", file=sys.stderr)
    counts = {}
    for path in sorted((cell / "said").glob("*.csv")):
        with path.open(newline="") as file:
            rows = [row for row in csv.DictReader(file) if float(row["p"]) < 0.05]
        rises = sum(float(row["score"]) > 0 for row in rows)
        counts[path.stem] = (rises, len(rows) - rises)
    return counts


def main():
    if not has(PYTHON, "-c", "import numpy, scipy, statsmodels"):
        print("SKIPPED: the usual tools are not here (python3-statsmodels)", file=sys.stderr)
        sys.exit(77)
    wrong = []
    for ratio in (1, 6, 1 / 6):
        with tempfile.TemporaryDirectory() as place:
            counts = said(pathlib.Path(place), ratio)
        print(f"{ratio:.2g}: {counts}")
        for method, (rises, falls) in counts.items():
            if ratio == 1:
                right = rises + falls <= 6
            elif method == ONE_ACT:
                right = ratio < 1 or rises >= 3
            else:
                right = (rises if ratio > 1 else falls) >= 6
            if not right:
                wrong.append(f"{method} at {ratio:.2g}: {rises} rises, {falls} falls")
    sys.exit("\n".join(wrong) or 0)


main()
