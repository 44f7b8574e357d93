"""The pool of forecasts on simulated records of known truth, and on a real one.

usage: bench/forecast_pool.py ENTENTE [--records N] [--jobs N] [-o bench/tables/forecast_pool.md]

Records are those of a strait as in tests/stumbles/no-base-rate-yet, 2014 to
2025, monthly origins from 2017 on. Stopped and started again it goes on with
the records that are not done (build/tables/pool, by the program's hash).
"""
import argparse
import concurrent.futures
import datetime
import hashlib
import json
import math
import os
import pathlib
import random
import shutil
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
CASE = ROOT / "tests/stumbles/no-base-rate-yet"
FIRST = datetime.date(2014, 1, 1)
DAYS = (datetime.date(2025, 12, 31) - FIRST).days + 1
SEIZURES, LICENCES, PATROLS = 8 / 365.25, 3 / 365.25, 4 / 365.25  # a day
RESAMPLES = 1000
BLOCK = 12  # origins
RULES = {  # the pool's part in what is said, by how often it held its own
    "always": lambda held: 1.0,
    "where it held in half": lambda held: float(held >= 0.5),
    "by held": lambda held: held,
    "by held less lost": lambda held: max(0.0, 2 * held - 1),
}
WORLDS = {
    "still": "one rate, nothing moves it",
    "base": "what the law can say: season, memory, treatments, our side answers",
    "drifting": "the same, and a level that drifts (sd .8, half-life two years)",
    "seen tension": "the same as base, and a tension (sd .8, a year) that moves "
                    "seizures and our side's acts and that no row records",
}


def wander(draw, sd, keep):
    level, path = sd * draw.gauss(0, 1), []
    for _ in range(DAYS):
        path.append(level)
        level = keep * level + sd * math.sqrt(1 - keep ** 2) * draw.gauss(0, 1)
    return path


def record_of(world, seed):
    """Days of each kind; both sides from the state at the day's start."""
    draw = random.Random(f"{world} {seed}")
    moved = 0 if world == "still" else 1
    drift = [0.0] * DAYS
    if world == "drifting":
        drift = [x - 0.32 for x in wander(draw, 0.8, 0.5 ** (1 / 730))]
    tension = [0.0] * DAYS
    if world == "seen tension":
        tension = wander(draw, 0.8, math.exp(-1 / 365))
    season = draw.uniform(0, 2 * math.pi)
    own = licence = patrol = recent = 0.0
    days = {"seizure": [], "licence": [], "patrol": []}
    for day in range(DAYS):
        x = drift[day] + tension[day] + moved * (
            0.3 * math.sin(2 * math.pi * day / 365.25 + season)
            - 0.6 * min(licence, 2) + 0.3 * min(patrol, 2))
        rates = {"seizure": (1 - 0.3 * moved) * SEIZURES * math.exp(x) + own,
                 "licence": LICENCES * math.exp(
                     -tension[day] - 0.3 * moved * min(recent, 2)),
                 "patrol": PATROLS * math.exp(
                     tension[day] + 0.3 * moved * min(recent, 2))}
        own, recent = own * 0.5 ** (1 / 20), recent * 0.5 ** (1 / 20)
        licence, patrol = licence * 0.5 ** (1 / 30), patrol * 0.5 ** (1 / 20)
        for kind, rate in rates.items():
            if draw.random() >= 1 - math.exp(-rate):
                continue
            days[kind].append(FIRST + datetime.timedelta(day))
            if kind == "seizure":
                own += 0.3 * moved * (1 - 0.5 ** (1 / 20))
                recent += 1
            licence += kind == "licence"
            patrol += kind == "patrol"
    return days


def write_case(world, seed, folder):
    shutil.copytree(CASE, folder)
    shutil.rmtree(folder / "claims")
    (folder / "claims").mkdir()
    toml = (folder / "case.toml").read_text()
    (folder / "case.toml").write_text(
        toml.replace("record_from = 2015-05-01", "record_from = 2017-01-01"))
    rows = (folder / "acts.csv").read_text().splitlines()[:1]
    for kind, days in record_of(world, seed).items():
        who, whom = ("VAR", "HAL") if kind == "seizure" else ("HAL", "VAR")
        terms = "upfront" if kind == "licence" else ""
        rows += [f"{d}.{who}.{kind}.1,{d},{who},{whom},{kind},{terms},"
                 "Invented.,Invented" for d in days]
    (folder / "acts.csv").write_text("\n".join(rows) + "\n")


def forecast(entente, case, cache):
    return json.loads(subprocess.run(
        [entente, "forecast", case, "--json", "--threads", "1"], check=True,
        capture_output=True, text=True,
        env={"XDG_CACHE_HOME": str(cache)}).stdout)


def series_of(found):
    """Scored forecasts of each item and horizon, by origin."""
    out = {}
    for one in found["origins"]:
        if one["scored"]:
            out.setdefault(f"{one['id']} {one['horizon']}", []).append(
                {key: one[key] for key in (
                    "probability", "law", "pool", "base_rate", "two_speed",
                    "happened")})
    return out


def simulated(entente, kept, world, seed):
    place = kept / f"{world.replace(' ', '-')}-{seed}.json"
    if not place.exists():
        with tempfile.TemporaryDirectory() as folder:
            case = pathlib.Path(folder) / "strait"
            write_case(world, seed, case)
            text = json.dumps(series_of(forecast(entente, case, folder)))
        unfinished = place.with_suffix(f".{os.getpid()}")
        unfinished.write_text(text)
        unfinished.rename(place)
    return json.loads(place.read_text())


def brier(one, key):
    return (one[key] - one["happened"]) ** 2


def log_score(one, key):
    p = min(max(one[key], 0.005), 0.995)
    return math.log(p if one["happened"] else 1 - p)


def mean(values):
    values = list(values)
    return sum(values) / len(values)


def block_sums(values):
    size = min(BLOCK, len(values))
    sums = [sum(values[i:i + size]) for i in range(len(values) - size + 1)]
    return sums, -(-len(values) // size), size


def resampled(records, draw):
    """Means of resamples: records, and blocks of each one's origins."""
    blocks = [block_sums(values) for values in records]
    out = []
    for _ in range(RESAMPLES):
        total = count = 0
        for k in range(len(blocks)):
            pick = k if len(blocks) == 1 else draw.randrange(len(blocks))
            sums, times, size = blocks[pick]
            total += sum(draw.choices(sums, k=times))
            count += times * size
        out.append(total / count)
    return sorted(out)


def band(records, draw):
    means = resampled(records, draw)
    return means[RESAMPLES * 25 // 1000], means[RESAMPLES * 975 // 1000]


def difference(records, rival):
    """Mean of said less rival, its band, and records that lose: at all, and
    beyond their own band."""
    draw = random.Random("bands")
    gaps = [[brier(one, "probability") - brier(one, rival) for one in series]
            for series in records]
    low, high = band(gaps, draw)
    loses = sum(mean(gap) > 0 for gap in gaps)
    surely = sum(mean(gap) > 0 and band([gap], draw)[0] > 0 for gap in gaps)
    return (f"{1e4 * mean(mean(gap) for gap in gaps):+.0f} "
            f"({1e4 * low:+.0f} to {1e4 * high:+.0f})", loses, surely)


def held_at(series, horizon):
    """Of 400 resamples of the earlier origins, the part in which the pool held
    its own (src/entente/forecast/pool.cpp); none before twelve of them."""
    draw = random.Random("rule")
    ended = -(-horizon // 30)  # months until a window is over
    out = []
    for i in range(len(series)):
        gains = [brier(past, "law") - brier(past, "pool")
                 for past in series[:max(0, i - ended + 1)]]
        if len(gains) < 12:
            out.append(None)
            continue
        sums, times, _ = block_sums(gains)
        out.append(mean(sum(draw.choices(sums, k=times)) >= 0
                        for _ in range(400)))
    return out


def under_rules(series, horizon):
    """Brier score, less the law's, of what would be said under each rule."""
    held = held_at(series, horizon)
    out = {}
    for name, rule in RULES.items():
        gaps = []
        for part, one in zip(held, series):
            share = 0 if part is None else rule(part)
            said = one["law"] + share * (one["pool"] - one["law"])
            gaps.append((said - one["happened"]) ** 2 - brier(one, "law"))
        out[name] = mean(gaps)
    return out


def score_rows(name, key, records):
    columns = [f"{mean(mean(brier(o, k) for o in s) for s in records):.4f}"
               for k in ("base_rate", "two_speed", "law", "pool", "probability")]
    columns += [f"{mean(mean(log_score(o, k) for o in s) for s in records):.4f}"
                for k in ("base_rate", "two_speed", "law", "probability")]
    gaps = [difference(records, rival)
            for rival in ("law", "base_rate", "two_speed")]
    n = len(records)
    for text, loses, surely in gaps:
        columns.append(text + (f", {loses} / {surely}" if n > 1 else ""))
    return f"| {name} | {key} | " + " | ".join(columns) + " |"


HEAD = ["| {} | days | base | two-speed | law | pool | said | log base | log "
        "two-speed | log law | log said | said - law | said - base | said - "
        "two-speed |", "|---|---|" + "---|" * 12]


def rule_lines(rows):
    """rows: name, horizon, records."""
    lines = ["", "## How far the pool is heard", "",
             "Brier score less the law's, in ten-thousandths, means over records, "
             "if the pool were said always from twelve earlier origins on, only "
             "where it held its own against the law in half of the resamples, in "
             "the part of them in which it held, or (as the program does) in that "
             "part less the part in which it lost.", "",
             "| where | days | " + " | ".join(RULES) + " |",
             "|---|---|" + "---|" * len(RULES)]
    for name, horizon, records in rows:
        found = [under_rules(series, horizon) for series in records]
        lines.append(f"| {name} | {horizon} | " + " | ".join(
            f"{1e4 * mean(f[rule] for f in found):+.1f}" for rule in RULES) +
            " |")
    return lines


def commit():
    return subprocess.run(["git", "rev-parse", "--short=12", "HEAD"], cwd=ROOT,
                          check=True, capture_output=True,
                          text=True).stdout.strip()


def page(asked, found, real):
    count = asked.records
    lines = ["# The pool of forecasts, tried", "",
             f"- command: `bench/forecast_pool.py ENTENTE --records {count}`",
             f"- commit: {commit()}",
             f"- {count} simulated records a world, 108 monthly origins each; "
             "means over records",
             "- Brier: lower is better; log score: nearer to nought is better; "
             "said: between law and pool, by how surely the pool held its own",
             "- differences of Brier scores in ten-thousandths, below nought is "
             "better, with 95 % bands (records and blocks of twelve origins "
             "resampled); then in how many records what was said did worse, and "
             "in how many beyond the record's own band", ""]
    lines += [f"- `{world}`: {words}" for world, words in WORLDS.items()]
    worlds = [(world, horizon, [r[f"seizure {horizon}"] for r in records])
              for world, records in found.items() for horizon in (14, 30, 90)]
    items = [(*key.rsplit(" ", 1), [series]) for key, series in real.items()]
    items = [(item, int(horizon), series) for item, horizon, series in items]
    lines += ["", HEAD[0].format("world"), HEAD[1]]
    lines += [score_rows(*row) for row in worlds]
    lines += ["", "## Korea", "", HEAD[0].format("item"), HEAD[1]]
    lines += [score_rows(*row) for row in items]
    lines += rule_lines(worlds + items)
    return "\n".join(lines) + "\n"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("entente")
    options.add_argument("--records", type=int, default=25)
    options.add_argument("--jobs", type=int, default=os.cpu_count())
    options.add_argument("-o", default="bench/tables/forecast_pool.md")
    asked = options.parse_args()
    program = pathlib.Path(asked.entente)
    name = hashlib.sha256(program.read_bytes()).hexdigest()[:12]
    kept = ROOT / "build/tables/pool" / name
    kept.mkdir(parents=True, exist_ok=True)
    wanted = [(world, seed) for seed in range(1, asked.records + 1)
              for world in WORLDS]
    with concurrent.futures.ThreadPoolExecutor(asked.jobs) as pool:
        made = list(pool.map(
            lambda one: simulated(program, kept, *one), wanted))
    found = {world: [] for world in WORLDS}
    for (world, _), record in zip(wanted, made):
        found[world].append(record)
    with tempfile.TemporaryDirectory() as cache:
        real = series_of(forecast(program, ROOT / "cases/korea", cache))
    pathlib.Path(asked.o).write_text(page(asked, found, real))


if __name__ == "__main__":
    main()
