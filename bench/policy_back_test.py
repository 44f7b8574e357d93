"""The law of policies, run from past days against what came, as tables.

usage: bench/policy_back_test.py ENTENTE [CASE] [-o bench/tables/policy_back_test.md]

Reads back_test, back_windows and back_widening of `entente policies CASE --json`.
"""
import argparse
import json
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]


def comparison_of(program, case):
    with tempfile.TemporaryDirectory() as cache:
        said = subprocess.run(
            [program, "policies", case, "--json"], check=True, text=True,
            capture_output=True, cwd=ROOT,
            env={"XDG_CACHE_HOME": cache, "PATH": "/usr/bin:/bin"})
    return json.loads(said.stdout)


def table(head, rows):
    return ["| " + " | ".join(head) + " |", "|" + "---|" * len(head),
            *("| " + " | ".join(row) + " |" for row in rows), ""]


def percent(value):
    return f"{100 * value:.0f} %"


def pooled(tests, field):
    windows = sum(test["windows"] for test in tests)
    return sum(test["windows"] * test[field] for test in tests) / windows


def runs(windows, side):
    """Longest run of successive origins of which `side` says True."""
    longest = now = 0
    for window in windows:
        now = now + 1 if side(window) else 0
        longest = max(longest, now)
    return longest


def coverage_rows(said, days):
    tests = [t for t in said["back_test"] if t["days"] == days]
    cost = {o["id"]: o["cost"] for o in said["outcomes"]}
    rows = []
    for test in tests:
        windows = [w for w in said["back_windows"]
                   if w["days"] == days and w["outcome"] == test["outcome"]]
        above = [w["came"] > w["high80"] for w in windows]
        below = [w["came"] < w["low80"] for w in windows]
        rows.append([test["outcome"] + (" (ours)" if cost[test["outcome"]] else ""),
                     str(test["windows"]), percent(test["inside50"]),
                     percent(test["inside80"]),
                     f"{percent(test['low80'])} to {percent(test['high80'])}",
                     str(sum(above)), str(sum(below)),
                     str(max(runs(above, bool), runs(below, bool)))])
    for words, among in (("**all that is no cost**", [False]),
                         ("all", [False, True])):
        own = [t for t in tests if cost[t["outcome"]] in among]
        rows.append([words, str(sum(t["windows"] for t in own)),
                     percent(pooled(own, "inside50")),
                     percent(pooled(own, "inside80")), "", "", "", ""])
    return rows


def widening_rows(said):
    return [[str(one["days"]),
             f"{one['factor']:.2f}" if one["factor"] else "none",
             str(one["windows"]), percent(one["inside80"]),
             percent(one["widened"])] for one in said["back_widening"]]


def shares(one):
    return [str(one["windows"]), percent(one["inside80"]),
            percent(one["widened"]),
            "–" if one["drifting"] is None else percent(one["drifting"])]


def mended_rows(said, days):
    rows = [[one["outcome"], *shares(one)] for one in said["back_tried"]
            if one["days"] == days]
    return rows + [["**all**", *shares(one)] for one in said["back_widening"]
                   if one["days"] == days]


def window_rows(said, outcome, days):
    return [[w["from"]] + [f"{w[key]:.1f}" for key in
                           ("low80", "low50", "median", "high50", "high80")] +
            [f"{w['came']:g}",
             "above" if w["came"] > w["high80"] else
             "below" if w["came"] < w["low80"] else ""]
            for w in said["back_windows"]
            if w["outcome"] == outcome and w["days"] == days]


def commit():
    return subprocess.run(["git", "rev-parse", "--short=12", "HEAD"], cwd=ROOT,
                          check=True, capture_output=True,
                          text=True).stdout.strip()


def page(case, said):
    last = said["days"][-1]
    lines = ["# The law of policies, run from past days", "",
             f"- command: `bench/policy_back_test.py ENTENTE {case}`",
             f"- commit: {commit()}", "",
             "Base laws fitted to what was known at the end of each year, our "
             "side as fitted, the schedule of the year before; against what "
             "came. Inside: the part of a",
             "count's own step that lies in the band (docs/policies.md). "
             "Interval: 95 %, windows that overlap kept together. Above, below: "
             "windows in which more came than the",
             "80 % band's upper end, or less than its lower; run: most of these "
             "in a row on one side.", ""]
    for days in said["days"]:
        lines += [f"## {days} days", ""]
        lines += table(["outcome", "windows", "inside 50 %", "inside 80 %",
                        "interval", "above", "below", "run"],
                       coverage_rows(said, days))
    lines += ["## How much wider", "",
              "Outcomes that are no cost. Factor: how many times as wide, on "
              "both sides of the median, the 80 % bands must be to hold 80 % of "
              "all windows. Tried: each window with",
              "the factor of the windows that were over when it began (twelve "
              "at least); a count on an end is inside here.", ""]
    lines += table(["days", "factor", "windows tried", "inside as they are",
                    "inside, widened"], widening_rows(said))
    drift = said["drift"]
    lines += ["## Mended", "",
              "Windows that were tried so, by outcome: 80 % bands as they are, "
              "widened by the factor of the windows that were over, and of "
              "futures in which the background of",
              "each law takes a level of its own, N(-s²/2, s²) on the log "
              "scale, s learned from the same windows" +
              (f" (today s = {drift:.2f})." if drift else "."), ""]
    for days in said["days"]:
        lines += [f"{days} days:", ""]
        lines += table(["outcome", "windows", "as they are", "widened",
                        "levels move"], mended_rows(said, days))
    first = next(o["id"] for o in said["outcomes"] if not o["cost"])
    lines += [f"## Windows of {first}, {last} days", ""]
    lines += table(["known to", "10 %", "25 %", "50 %", "75 %", "90 %", "came",
                    ""], window_rows(said, first, last))
    return "\n".join(lines)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("entente")
    options.add_argument("case", nargs="?", default="cases/korea")
    options.add_argument("-o", default="bench/tables/policy_back_test.md")
    asked = options.parse_args()
    program = pathlib.Path(asked.entente).resolve()
    said = comparison_of(program, asked.case)
    pathlib.Path(asked.o).write_text(page(asked.case, said))


if __name__ == "__main__":
    main()
