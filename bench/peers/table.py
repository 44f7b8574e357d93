#!/usr/bin/python3
"""table.py FOLDER OUTPUT [--records N]: writes OUTPUT/peers.md and OUTPUT/peers.csv from what the
methods said (run_peers.py, hhh4.R) and our verdicts (entente_peers_export)."""
import argparse
import csv
import os
import pathlib
import subprocess

import arithmetic
import said

ABOUT = """
The same simulated records, put to what people use and to the verdict (steps 1 to 3, 99 nulls, no stability rows). The records are those
of `../tables/verdict_errors.md`: the window, schedules and coverage of the Korea case, both sides simulated day by day in a world of known
truth. In *base* and the seen tensions a typical act multiplies the background for weeks; in *two-state* any act multiplies the whole
rate for sixty days, and campaigns come and go unseen. Every method gets the same table of days: date, era, the outcome's and the tested
acts, and the size of the other treatments. What each does with it, and by whose advice, stands in the head of its script.

- **No effect**: how often an effect is said where there is none, at p < 0.05, two-sided: rises + falls of how many records, their share
  in per cent, and Wilson's 95 % interval of it. For the verdict a rise is P(RR60 > 1.25) of 80 % (*leans*) or 95 % (*supported*), a
  fall the same of P(RR60 < 0.8). Gave up: no estimate (not converged, or *cannot be asked*), over these cells; that says no effect.
  Seconds of one processor, the median record of the slowest cell, without reading the file.
- **A doubling**: how often a rise is said, at that word. **At 5 % false rises**: at a threshold on the method's score (z, or P(above))
  that 5 % of the same world's records without an effect pass, so that powers can be compared (the intervals leave out the chance in
  the threshold). **Area**: the probability that a record with the doubling gets a higher score than one without.
- **Above base's 5 %**: how often a record without an effect passes the threshold of the base world, where a tension that the record
  does not hold moves both sides: what a well-behaved 5 % becomes there.

**Bold**: better than *leans or better*, by however little.
"""
ASKED = {"2": "concessions and provocations", "7": "exercises and provocations"}
PACKAGES = ["python3-statsmodels", "python3-scipy", "python3-numpy", "r-base-core",
            "r-cran-surveillance"]
HEAD = ["claim", "world", "ratio", "method", "records", "rise", "fall", "any", "any_low",
        "any_high", "gave_up", "rise_at_base_threshold", "rise_at_own_threshold", "area",
        "seconds"]


def cells_in(folder, records):
    """By claim, then (world, ratio), then method."""
    claims = {}
    for path in sorted(folder.glob("*/verdicts.csv")):
        claim, rest = path.parent.name.split("-", 1)
        world, ratio = rest.rsplit("-", 1)
        cells = claims.setdefault(claim, {}).setdefault((world, float(ratio)), {})
        for method in said.TITLES:
            one = said.said_in(path.parent, method, records)
            if one is not None:
                cells[method] = arithmetic.cell_of(one)
    return claims


def rises_above(cells, key, method, of):
    """Share of a cell's records whose score lies above the threshold of another cell's; nothing
    where either was not made."""
    if of not in cells or method not in cells[of] or method not in cells[key]:
        return None
    limit = arithmetic.threshold(cells[of][method].scores)
    return arithmetic.above(cells[key][method].scores, limit) / cells[key][method].records


def at_base(cells, key, method):
    return rises_above(cells, key, method, ("base", 1.0))


def at_own(cells, key, method):
    return rises_above(cells, key, method, (key[0], 1.0)) if key[1] != 1 else None


def area(cells, key, method):
    none = (key[0], 1.0)
    if key[1] == 1 or none not in cells or method not in cells[none] or method not in cells[key]:
        return None
    return arithmetic.area(cells[none][method].scores, cells[key][method].scores)


def any_effect(cells, key, method):
    cell = cells[key].get(method)
    return None if cell is None else cell.any / cell.records


def csv_rows(claims):
    def text(value):
        return "" if value is None else f"{value:.4f}"

    for claim, cells in claims.items():
        for key, methods in cells.items():
            for method, cell in methods.items():
                low, high = arithmetic.wilson(cell.any, cell.records)
                yield [claim, key[0], f"{key[1]:g}", method, cell.records, cell.rise, cell.fall,
                       cell.any, text(low), text(high), cell.gave_up,
                       text(at_base(cells, key, method)), text(at_own(cells, key, method)),
                       text(area(cells, key, method)), text(cell.seconds)]


def share(part, number):
    low, high = arithmetic.wilson(round(part * number), number)
    return f"{100 * part:.0f} % ({100 * low:.0f}–{100 * high:.0f})"


def marked(text, cells, key, method, figure, sign):
    """In bold where the figure is better than that of our leans or better: more of it where `sign`
    is 1, less where it is -1."""
    ours, theirs = figure(cells, key, "verdict-leans"), figure(cells, key, method)
    if not method.startswith("verdict") and sign * (theirs - ours) > 0:
        return f"**{text}**"
    return text


def shown(cells, key, method, figure, sign):
    value = figure(cells, key, method)
    if value is None:
        return "–"
    text = f"{value:.3f}" if figure is area else share(value, cells[key][method].records)
    return marked(text, cells, key, method, figure, sign)


def quiet(cells, key, method):
    """Rises + falls = any, of how many; with the interval of any."""
    if method not in cells[key]:
        return "–"
    cell = cells[key][method]
    text = f"{cell.rise} + {cell.fall} of {cell.records}: {share(cell.any / cell.records, cell.records)}"
    return marked(text, cells, key, method, any_effect, -1)


def markdown(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def quiet_table(cells, methods):
    keys = [key for key in cells if key[1] == 1]
    return markdown(["no effect"] + [world for world, _ in keys] + ["gave up", "seconds"], [
        [said.TITLES[method]] + [quiet(cells, key, method) for key in keys]
        + [str(sum(cells[key][method].gave_up for key in keys if method in cells[key])),
           f"{max(cells[key][method].seconds for key in keys if method in cells[key]):.3f}"]
        for method in methods])


def found_table(cells, methods):
    doubled = [key for key in cells if key[1] != 1]
    moved = [key for key in cells if key[1] == 1 and key[0].startswith("seen-tension")]
    head = ["a doubling"]
    for world, _ in doubled:
        head += [f"{world}: a rise", "at 5 % false rises", "area"]
    head += [f"{world}, no effect: above base's 5 %" for world, _ in moved]
    rows = []
    for method in methods:
        row = [said.TITLES[method]]
        for key in doubled:
            cell = cells[key].get(method)
            row.append("–" if cell is None else share(cell.rise / cell.records, cell.records))
            row.append(shown(cells, key, method, at_own, 1))
            row.append(shown(cells, key, method, area, 1))
        row += [shown(cells, key, method, at_base, -1) for key in moved]
        rows.append(row)
    return markdown(head, rows)


def unfinished(claims, records):
    """A sentence where a run was stopped before its end."""
    numbers = [cell.records for cells in claims.values() for methods in cells.values()
               for cell in methods.values()]
    if min(numbers) == records:
        return ""
    return (f"\n**Unfinished**: {min(numbers)} to {max(numbers)} records a cell where {records} are "
            "asked for; a dash is what was not run. The command goes on where it stopped.\n")


def first_line(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.split("\n")[0].strip()


def machine():
    for line in pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return f"{line.split(': ')[1]}, {os.cpu_count()} cores"
    return "unknown"


def provenance(command):
    commit = first_line("git", "rev-parse", "--short=12", "HEAD")
    changed = first_line("git", "status", "--porcelain", "--", "src", "cases", "bench/*.cpp",
                         "bench/*.hpp", "bench/peers/*.py", "bench/peers/*.R")
    packages = ", ".join(f"{name} {first_line('dpkg-query', '-W', '-f=${Version}', name)}"
                         for name in PACKAGES)
    return (f"- command: `{command}`\n- commit: {commit}{' + changes' if changed else ''}\n"
            f"- machine: {machine()}\n- packages: {packages}\n"
            "- seed: 1 (entente_peers_export); permutations by cell and record\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--records", type=int, default=200)
    options = parser.parse_args()
    claims = cells_in(options.folder, options.records)
    with (options.output / "peers.csv").open("w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([HEAD, *csv_rows(claims)])
    text = "# Beside the usual tools\n\n" + provenance(
        "bench/peers/run.sh" + (f" {options.records}" if options.records != 200 else ""))
    text += ABOUT + unfinished(claims, options.records)
    for claim, cells in claims.items():
        methods = [name for name in said.TITLES if any(name in cell for cell in cells.values())]
        text += (f"\n## Claim {claim}: {ASKED.get(claim, '')}\n\n"
                 f"{quiet_table(cells, methods)}\n{found_table(cells, methods)}")
    (options.output / "peers.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
