"""The pool of forecasts on simulated records with known law.

usage: bench/forecast_pool.py ENTENTE [--records N] [-o bench/tables/forecast_pool.md]

Three worlds of seizures on the tutorial's strait (11 years, origins from 2017,
other acts as they are): stationary; with a level that drifts (log rate AR(1), sd
.8, half-life two years); clustered (each seizure brings .6 more, half-life 20
days). Scores are means over records and origins.
"""
import argparse
import datetime
import json
import math
import pathlib
import random
import shutil
import subprocess
import tempfile

CASE = pathlib.Path(__file__).resolve().parents[1] / "tests/stumbles/no-base-rate-yet"
FIRST = datetime.date(2014, 1, 1)
DAYS = (datetime.date(2025, 12, 31) - FIRST).days + 1
SCORES = ["brier_base", "brier_two_speed", "brier_law", "brier_pool", "brier",
          "log_score_law", "log_score_pool", "log_score"]


def stationary(draw):
    return [8 / 365.25] * DAYS


def drifting(draw):
    keep, level, rates = 0.5 ** (1 / 730), 0.8 * draw.gauss(0, 1), []
    for _ in range(DAYS):
        rates.append(8 / 365.25 * math.exp(level - 0.32))
        level = keep * level + 0.8 * math.sqrt(1 - keep ** 2) * draw.gauss(0, 1)
    return rates


WORLDS = {"stationary": (stationary, 0), "drifting": (drifting, 0),
          "clustered": (stationary, 0.6)}


def days_of(world, seed):
    rates, branching = WORLDS[world]
    draw = random.Random(f"{world} {seed}")
    keep, excited, days = 0.5 ** (1 / 20), 0.0, []
    for day, rate in enumerate(rates(draw)):
        rate = rate * (1 - branching) + excited
        excited *= keep
        if draw.random() < 1 - math.exp(-rate):
            days.append(FIRST + datetime.timedelta(day))
            excited += branching * (1 - keep)
    return days


def case_of(world, seed, folder):
    shutil.copytree(CASE, folder)
    shutil.rmtree(folder / "claims")
    (folder / "claims").mkdir()
    toml = (folder / "case.toml").read_text()
    (folder / "case.toml").write_text(
        toml.replace("record_from = 2015-05-01", "record_from = 2017-01-01"))
    rows = (folder / "acts.csv").read_text().splitlines()
    kept = [row for row in rows if ".seizure." not in row]
    kept += [f"{d}.VAR.seizure.1,{d},VAR,HAL,seizure,,Invented.,Invented"
             for d in days_of(world, seed)]
    (folder / "acts.csv").write_text("\n".join(kept) + "\n")


def scores_of(entente, world, seed):
    with tempfile.TemporaryDirectory() as folder:
        case = pathlib.Path(folder) / "strait"
        case_of(world, seed, case)
        return json.loads(subprocess.run(
            [entente, "forecast", case, "--json"], check=True,
            capture_output=True, text=True,
            env={"XDG_CACHE_HOME": folder}).stdout)["track_record"]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("entente")
    options.add_argument("--records", type=int, default=8)
    options.add_argument("-o", default="bench/tables/forecast_pool.md")
    asked = options.parse_args()
    lines = ["# The pool on simulated records", "",
             f"- command: `bench/forecast_pool.py ENTENTE --records {asked.records}`",
             f"- {asked.records} records a world; Brier score (lower is better) and "
             "log score (nearer to nought is better), means over records", "",
             "| world | days | " + " | ".join(
                 s.replace("_", " ") for s in SCORES) + " |",
             "|---|---|" + "---|" * len(SCORES)]
    for world in WORLDS:
        records = [scores_of(asked.entente, world, seed)
                   for seed in range(1, asked.records + 1)]
        for h, horizon in enumerate([14, 30, 90]):
            means = [sum(r[h][s] for r in records) / len(records) for s in SCORES]
            lines.append(f"| {world} | {horizon} | " +
                         " | ".join(f"{m:.4f}" for m in means) + " |")
    lines += ["", "`brier`, `log_score`: as said, that is the pool from where it "
              "stands on and the base law before."]
    pathlib.Path(asked.o).write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
