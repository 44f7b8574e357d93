"""docs/verdict.md repeats the error rates of bench/tables/verdict_errors.json.

usage: verdict_rates.py PAGE JSON
"""
import json
import pathlib
import sys

page, table = (pathlib.Path(p).read_text(encoding="utf-8") for p in sys.argv[1:])
cells = json.loads(table)["cells"]

ROWS = {  # beginning of the page's row: worlds of the table
    "| both sides react": {"base"},
    "| memory of another shape": {"power-law"},
    "| a slow tension": {"unseen-tension"},
    "| a tension that our side sees": {"seen-tension-calm",
                                       "seen-tension-crisis"},
    "| campaigns that come": {"two-state"},
}
wrong = []


def must_say(sentence):
    if sentence not in page.replace("\n", " "):
        wrong.append(f"the page does not say: {sentence}")


def records_of(here):
    counts = sorted({c["records"] for c in here})
    return " to ".join(str(n) for n in sorted({counts[0], counts[-1]}))


def worst_of(here, rate):
    cell = max(here, key=lambda c: c[rate])
    return f"{round(cell['records'] * cell[rate])} of {cell['records']}"


for begin, worlds in ROWS.items():
    here = [c for c in cells if c["world"] in worlds]
    row = next(line for line in page.splitlines() if line.startswith(begin))
    says = [cell.strip() for cell in row.split("|")[2:5]]
    want = [records_of(here), *(worst_of(here, rate)
                                for rate in ("wrong_strong", "wrong_leans"))]
    if says != want:
        wrong.append(f"{begin[2:]}: the page says {says}, the table {want}")


def cell_of(claim, ratio, world="base"):
    return next(c for c in cells if c["world"] == world
                and c["claim"] == claim and c["ratio"] == ratio)


def leaning(cell):
    return cell["words"]["supported"] + cell["words"]["leans for"]


two, talks = cell_of("2", 2), cell_of("23", 0.5)
must_say(f"gets \"leans for\" or better in {leaning(two)} of {two['records']}")
must_say(f"after exercises, in {leaning(cell_of('7', 2))}")
must_say(f"get \"leans for\" in {talks['words']['leans for']} of {talks['records']}")
must_say(f"\"supported\" in {talks['words']['supported']} of {talks['records']}")
hidden = cell_of("2", 2, "two-state")
must_say(f"in {leaning(hidden)} of {hidden['records']} records after concessions")
must_say(f"in {sum(c['records'] for c in cells):,} records".replace("in ", "", 1))
print("\n".join(wrong))
sys.exit(bool(wrong))
