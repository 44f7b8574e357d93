#!/usr/bin/env python3
"""bench/scale.py ENTENTE FOLDER [--before ENTENTE]: what large records cost.

Makes the records of scale_case.py in FOLDER, runs the verbs on them and writes
bench/tables/scale.json and the section "Scale" of bench/figures.md. Processor
seconds of both threads and the most memory of each run, by wait4: other work on
the machine changes them less than the time on the wall. No figure is written of
a run whose answers are not all there. `--before`: another build beside it.
"""
import json
import os
import pathlib
import subprocess
import sys

import scale_table

ACTS = (5_000, 10_000, 20_000, 40_000)
VERBS = (("record", "check"), ("claims",), ("contest",), ("forecast",), ("brief",))
ROOT = pathlib.Path(__file__).resolve().parents[1]


def run(program, verb, case, folder):
    """One run with an empty cache: its figures, and what is not answered."""
    out, cache = folder / "out", folder / "cache"
    subprocess.run(["rm", "-rf", cache], check=True)
    more = ["-o", str(folder / "brief.html")] if verb == ("brief",) else []
    arguments = [str(program), *verb, str(case), "--json", "--quiet",
                 "--threads", "2", *more]
    if verb[0] == "record":
        arguments = arguments[:-2]
    child = os.fork()
    if child == 0:
        os.environ["XDG_CACHE_HOME"] = str(cache)
        os.dup2(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
        os.dup2(os.open(folder / "errors", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
        os.execv(program, arguments)
    _, status, used = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    figures_of = {"seconds": used.ru_utime + used.ru_stime,
                  "mib": used.ru_maxrss / 1024}
    if verb == ("brief",) and code == 0:
        figures_of["page_mb"] = (folder / "brief.html").stat().st_size / 1e6
    problem = f"exit {code}" if code else unanswered(verb, out)
    return {**figures_of, **({"problem": problem} if problem else {})}


def unanswered(verb, out):
    """Why a result is no answer; empty where all of it is."""
    result = json.loads(out.read_text())
    claims = result.get("claims", [])
    claims = claims if isinstance(claims, list) else claims["claims"]
    contest = result.get("contest", result)
    forecast = result.get("forecast", result)
    for claim in claims:
        if claim["word"] == "cannot be asked":
            return f"claim {claim['id']}: {claim['why_cannot']}"
    for theory in contest.get("theories", []):
        if theory["log_evidence"] is None:
            return f"theory {theory['name']}: {theory['why_cannot']}"
    for item in forecast.get("items", []):
        if item["probability"] is None:
            return f"forecast {item['id']}"
    asked = {"claims": claims, "contest": contest.get("theories"),
             "forecast": forecast.get("items")}.get(verb[0], True)
    return "" if asked else "nothing answered"


def invent(case, acts, years=3):
    """In a process of its own: what this one holds would count as the child's
    most memory. Gives the number of acts."""
    subprocess.run([sys.executable, ROOT / "bench/scale_case.py", case, str(acts),
                    str(years)], check=True)
    with (case / "acts.csv").open("rb") as table:
        return sum(1 for _ in table) - 1


def said(command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip().splitlines()[0] if done.stdout.strip() else "unknown"


def machine():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return f"{line.split(': ')[1]}, {os.cpu_count()} cores"
    return "unknown"


def only_claim(case, claim):
    for path in (case / "claims").glob("*.toml"):
        if path.stem != claim:
            path.unlink()
    return case


def measure(program, folder):
    table = {}
    for acts in ACTS:
        case = folder / f"acts{acts}"
        row = {"acts": invent(case, acts)}
        for verb in VERBS:
            row[verb[0]] = run(program, verb, case, folder)
            print(acts, verb, row[verb[0]], flush=True)
        table[acts] = row
    large = folder / "large"
    out = {"verbs": table, "brief": {"acts": invent(large, 100_000),
                                     **run(program, ("brief",), large, folder)}}
    print(out["brief"], flush=True)
    half = folder / "half"
    acts = invent(half, 500_000)
    size = (half / "acts.csv").stat().st_size / 2**20
    out["record"] = {"acts": acts, "file_mib": size,
                     **run(program, ("record", "check"), half, folder)}
    print(out["record"], flush=True)
    for years in (20, 80):
        case = folder / f"years{years}"
        invent(case, 200 * years, years)
        out[f"years{years}"] = run(program, ("claims",), only_claim(case, "1"), folder)
        print(years, out[f"years{years}"], flush=True)
    return out


def main():
    program, folder = (pathlib.Path(a).resolve() for a in sys.argv[1:3])
    folder.mkdir(parents=True, exist_ok=True)
    result = {"machine": machine(), "compiler": said(["c++", "--version"]),
              "commit": said(["git", "-C", ROOT, "rev-parse", "--short=12", "HEAD"]),
              "load": round(os.getloadavg()[0], 1), "now": measure(program, folder)}
    if "--before" in sys.argv:
        before = pathlib.Path(sys.argv[sys.argv.index("--before") + 1]).resolve()
        result["before"] = measure(before, folder)
    (ROOT / "bench/tables/scale.json").write_text(json.dumps(result, indent=1) + "\n")
    scale_table.put(ROOT / "bench/figures.md", result)


if __name__ == "__main__":
    main()
