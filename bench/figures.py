#!/usr/bin/env python3
"""Makes bench/figures.md from what bench/run.sh measured, in one folder."""
import json
import pathlib
import sys

import scale_table

folder = pathlib.Path(sys.argv[1])
measured = json.loads((folder / "bench.json").read_text())
context = measured["context"]
times, steps = {}, {}
for run in measured["benchmarks"]:
    if run.get("aggregate_name") == "median":
        times[run["run_name"]] = run["cpu_time"]
        steps[run["run_name"]] = run.get("steps")


def ms(name):
    return f"{times[name]:.3g} ms"


rows = [
    ("one full fit, from the prior mean", ms("full_fit"),
     f"{steps['full_fit']:.0f} steps; at most 2 ms wanted"),
    ("one verdict with 199 nulls, one thread", ms("verdict_with_199_nulls"),
     "at most 2 s wanted"),
    ("log likelihood", ms("value_fast"), f"plain {ms('value_plain')}"),
    ("gradient and Hessian", ms("curvature_fast"),
     f"plain {ms('curvature_plain')}"),
]
in_r = folder / "r.txt"
if in_r.exists():
    found = dict(line.split() for line in in_r.read_text().splitlines())
    rows.append((f"the same fit in R {found['version']}, optim BFGS with "
                 "gradient", f"{float(found['milliseconds']):.3g} ms",
                 "log RR60 and log density equal within 1e-4"))
brief = json.loads((folder / "brief.json").read_text())
for key, name in (("cold", "nothing kept"), ("warm", "from the cache")):
    rows.append((f"the brief on Korea, {name}, two threads",
                 f"{brief[key]['wall']:.3g} s",
                 f"{brief[key]['processor']:.3g} s of the processors, "
                 f"{brief['peak_mib']:.0f} MiB at most"))

print("# What a fit costs\n")
print("- command: `bench/run.sh`")
for key in ("commit", "machine", "compiler"):
    print(f"- {key}: {context[key]}")
print(f"""
Claim 2 on the real record: {context['rows']} days, {context['acts']} outcome \
acts, {context['parameters']} parameters. CPU time of one thread, medians of five repetitions. Plain: \
every day and column
in turn, as the formula is written; the fast form is checked against it (1e-10) \
before either is timed.
""")
print("| what | time | beside it |\n|---|---|---|")
for row in rows:
    print("| " + " | ".join(row) + " |")
print("\nA full fit on longer and shorter records (ten acts a year):\n")
years = (5, 10, 20, 40)
print("| years | " + " | ".join(map(str, years)) + " |")
print("|---" * (len(years) + 1) + "|")
print("| time | " + " | ".join(ms(f"fit_by_years/{y}") for y in years) + " |")
print("\nA full fit on twenty years with fewer and more acts:\n")
acts = (50, 100, 200, 400, 800)
print("| acts | " + " | ".join(map(str, acts)) + " |")
print("|---" * (len(acts) + 1) + "|")
print("| time | " + " | ".join(ms(f"fit_by_acts/{a}") for a in acts) + " |")
of_scale = pathlib.Path(__file__).parent / "tables" / "scale.json"
if of_scale.exists():
    print(scale_table.section(json.loads(of_scale.read_text())), end="")
