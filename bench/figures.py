#!/usr/bin/env python3
"""bench/figures.py WORK FOLDER...: makes bench/figures.md from what
bench/run.sh measured, one folder a build."""
import json
import pathlib
import sys

import scale_table

work = pathlib.Path(sys.argv[1])


def read(folder):
    measured = json.loads((folder / "bench.json").read_text())
    medians = {run["run_name"]: run for run in measured["benchmarks"]
               if run.get("aggregate_name") == "median"}
    once = {run["run_name"].split("/iterations")[0]: run
            for run in measured["benchmarks"]
            if run.get("run_type") == "iteration"}
    return {"context": measured["context"], "runs": medians, "once": once,
            "brief": json.loads((folder / "brief.json").read_text())}


builds = [read(pathlib.Path(folder)) for folder in sys.argv[2:]]
context = builds[0]["context"]
sets = [build["context"]["instructions"] for build in builds]


def times(name):
    return [f"{build['runs'][name]['cpu_time']:.3g} ms" for build in builds]


def table(head, rows):
    print("| " + " | ".join(head) + " |")
    print("|---" * len(head) + "|")
    for row in rows:
        print("| " + " | ".join(row) + " |")


rows = [
    ("one full fit, from the prior mean", times("full_fit"),
     f"{builds[0]['runs']['full_fit']['steps']:.0f} steps"),
    ("one verdict with 199 nulls", times("verdict_with_199_nulls"), ""),
    ("log likelihood", times("value_fast"), ""),
    ("the same, plain", times("value_plain"), "equal within 1e-10"),
    ("gradient and Hessian", times("curvature_fast"), ""),
    ("the same, plain", times("curvature_plain"), "equal within 1e-10"),
    ("a simulated history of the whole window", times("window_fast"),
     f"{builds[0]['runs']['window_fast']['laws']:.0f} laws"),
    ("the same, day by day", times("window_plain"), "the same acts"),
    ("a simulated history of two years", times("two_years_fast"), ""),
    ("the same, day by day", times("two_years_plain"), "the same acts"),
    ("two years of all groups under a policy, no two futures of one draw",
     times("policy_fast"),
     f"{builds[0]['runs']['policy_fast']['laws']:.0f} laws"),
    ("the same, day by day", times("policy_plain"), "the same acts"),
]
for count in (10_000, 100_000, 1_000_000):
    rows.append((f"{count:,} such futures of 1,000 draws, read, all cores, on "
                 "the wall",
                 [f"{build['once'][f'policy_futures/{count}']['real_time']:.3g}"
                  " s" for build in builds],
                 "at most 60 s wanted" if count == 1_000_000 else ""))
in_r = work / "r.txt"
if in_r.exists():
    found = dict(line.split() for line in in_r.read_text().splitlines())
    rows.append((f"the fit in R {found['version']}, optim BFGS with gradient",
                 [f"{float(found['milliseconds']):.3g} ms"] +
                 [""] * (len(builds) - 1),
                 "log RR60 and log density equal within 1e-4"))
for key, name in (("cold", "nothing kept"), ("warm", "from the cache")):
    rows.append((f"the brief on Korea, {name}, two threads, on the wall",
                 [f"{build['brief'][key]['wall']:.3g} s" for build in builds],
                 ", ".join(f"{build['brief'][key]['processor']:.3g} s"
                           for build in builds) + " of the processors"))

print("# What a fit, a verdict, a future and a brief cost\n")
print("- command: `bench/run.sh`")
for key in ("commit", "machine", "compiler"):
    print(f"- {key}: {context[key]}")
print(f"- instruction sets: {', '.join(sets)}, by the build option "
      "`ENTENTE_MOST_SIMD`")
print(f"- most memory of a brief: "
      f"{max(build['brief']['peak_mib'] for build in builds):.0f} MiB")
print(f"""
Claim 2 on the real record: {context['rows']} days, {context['acts']} outcome \
acts, {context['parameters']} parameters. CPU time of one thread, medians of \
five repetitions. Plain: every day and
column in turn, as the formula is written; a fast form is checked against it \
before either is timed.
""")
table(["what", *sets, "beside it"],
      [[name, *values, beside] for name, values, beside in rows])
print("\nA full fit on longer and shorter records (ten acts a year):\n")
years = (5, 10, 20, 40)
by_years = {y: times(f"fit_by_years/{y}") for y in years}
table(["years", *map(str, years)],
      [[name, *(by_years[y][i] for y in years)]
       for i, name in enumerate(sets)])
print("\nA full fit on twenty years with fewer and more acts:\n")
acts = (50, 100, 200, 400, 800)
by_acts = {a: times(f"fit_by_acts/{a}") for a in acts}
table(["acts", *map(str, acts)],
      [[name, *(by_acts[a][i] for a in acts)] for i, name in enumerate(sets)])
of_scale = pathlib.Path(__file__).parent / "tables" / "scale.json"
if of_scale.exists():
    print(scale_table.section(json.loads(of_scale.read_text())), end="")
