#!/usr/bin/env python3
"""peers_test.py EXPORTER: records for the usual tools hold what the verdict read, whatever the
threads and wherever a run was stopped; the table's arithmetic on cells whose answer is known."""
import csv
import math
import pathlib
import subprocess
import sys
import tempfile

PEERS = pathlib.Path(__file__).resolve().parents[2] / "bench" / "peers"
sys.path.insert(0, str(PEERS))
import arithmetic  # noqa: E402

EXPORTER = sys.argv[1]
CELL = "2 base 2"


def export(folder, *more):
    return subprocess.run(
        [EXPORTER, "cases/korea", "-o", str(folder), "--cells", CELL, "--records", "2",
         "--nulls", "9", *more], capture_output=True, text=True, check=False)


def table(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def without_seconds(path):
    return [{key: value for key, value in row.items() if key != "seconds"} for row in table(path)]


def records_are_what_the_verdict_read():
    with tempfile.TemporaryDirectory() as place:
        one, two = pathlib.Path(place) / "one", pathlib.Path(place) / "two"
        assert export(one).returncode == 0
        cell = one / "2-base-2"
        verdicts = table(cell / "verdicts.csv")
        assert [row["record"] for row in verdicts] == ["0", "1"]
        texts = [(cell / f"{number}.csv").read_bytes() for number in (0, 1)]
        assert texts[0] != texts[1]
        for number, verdict in enumerate(verdicts):
            days = table(cell / f"{number}.csv")
            window = [row for row in days if row["date"] >= "2006-01-01"]
            assert days[0]["date"] < window[0]["date"] and window[-1]["date"] == "2026-07-31"
            for column, said in (("outcome", "outcome_acts"), ("tested", "tested_acts")):
                assert sum(float(row[column]) for row in window) == float(verdict[said])
            assert all((float(row["tested"]) > 0) == (float(row["tested_dose"]) > 0)
                       for row in days)
            regions = [float(verdict[key]) for key in ("below", "none", "above")]
            assert math.isclose(sum(regions), 1, abs_tol=1e-9)
            assert verdict["probability"] == verdict["above"]  # what the claim asserts
        # Two threads, and a run that was stopped after its first record.
        assert export(two, "--threads", "2").returncode == 0
        said = two / "2-base-2"
        assert [(said / f"{number}.csv").read_bytes() for number in (0, 1)] == texts
        assert without_seconds(said / "verdicts.csv") == without_seconds(cell / "verdicts.csv")
        (cell / "1.csv").unlink()
        before = table(cell / "verdicts.csv")
        assert export(one).returncode == 0
        assert (cell / "1.csv").read_bytes() == texts[1]
        after = table(cell / "verdicts.csv")
        assert after[0] == before[0]  # not judged again: its seconds too
        assert without_seconds(cell / "verdicts.csv") == without_seconds(said / "verdicts.csv")
        wrong = subprocess.run([EXPORTER, "cases/korea", "-o", place, "--cells", "12 base 1"],
                               capture_output=True, text=True, check=False)
        assert wrong.returncode == 2 and '"12 base 1"' in wrong.stderr, wrong.stderr


def arithmetic_has_known_answers():
    low, high = arithmetic.wilson(10, 200)  # R: prop.test(10, 200, correct = FALSE)
    assert math.isclose(low, 0.0273826456, abs_tol=1e-8)
    assert math.isclose(high, 0.0895781481, abs_tol=1e-8)
    assert arithmetic.wilson(0, 20)[0] == 0 and arithmetic.wilson(20, 20)[1] == 1
    scores = list(range(1, 101))
    assert arithmetic.threshold(scores) == 95 and arithmetic.above(scores, 95) == 5
    assert arithmetic.above([2] * 100, arithmetic.threshold([2] * 100)) == 0  # ties pass nothing
    assert arithmetic.area([1, 2], [2, 3]) == (3 + 0.5) / 4
    assert arithmetic.area([1, 2], [1, 2]) == 0.5


def put_cell(folder, name, rows, above):
    (folder / name / "said").mkdir(parents=True)
    with (folder / name / "verdicts.csv").open("w", newline="") as file:
        file.write("record,word,below,none,above,seconds\n")
        for number, q in enumerate(above):
            word = "unresolved" if q else "cannot be asked"
            file.write(f"{number},{word},{1 - q if q else 0.9},0,{q or 0.1},0.2\n")
    with (folder / name / "said" / "poisson.csv").open("w", newline="") as file:
        file.write("record,of,estimate,score,p,seconds\n")
        for number, (score, p) in enumerate(rows):
            file.write(f"{number},0,0,{score},{p},0.1\n")


def made_up(place, flawed_p="0.04"):
    """Twenty records a cell: one rise, one fall and a record given up without an effect."""
    folder = pathlib.Path(place)
    quiet = [(2.5, flawed_p), (-2.5, "0.01"), ("nan", "nan")] + [(0.1 * k, "0.5") for k in range(17)]
    put_cell(folder, "2-base-1", quiet, [0.97, 0.85, None, 0.1] + [0.5] * 16)
    loud = [(3, "0.001")] * 12 + [(1, "0.3")] * 8
    put_cell(folder, "2-base-2", loud, [0.96] * 15 + [0.5] * 5)
    subprocess.run([sys.executable, str(PEERS / "table.py"), place, place, "--records", "20"],
                   check=True)
    return {(row["ratio"], row["method"]): row for row in table(folder / "peers.csv")}


def numbers(row, *keys):
    return [float(row[key]) for key in keys]


def table_counts_a_made_up_cell():
    with tempfile.TemporaryDirectory() as place:
        rows = made_up(place)
        assert numbers(rows["1", "poisson"], "rise", "fall", "any", "gave_up") == [1, 1, 2, 1]
        assert numbers(rows["1", "verdict-leans"], "rise", "fall", "gave_up") == [2, 1, 1]
        assert numbers(rows["1", "verdict-supported"], "rise", "fall", "gave_up") == [1, 0, 1]
        # Above 1.6, the second highest of twenty: all twelve of score 3.
        assert numbers(rows["2", "poisson"], "rise", "rise_at_own_threshold") == [12, 0.6]
        # Above .85, the second highest of twenty: the fifteen of .96.
        assert numbers(rows["2", "verdict-leans"], "rise", "rise_at_own_threshold") == [15, 0.75]
        text = (pathlib.Path(place) / "peers.md").read_text(encoding="utf-8")
        assert "| Poisson regression | **1 + 1 of 20: 10 % (3–30)** |" in text, text  # the verdict: 3
    with tempfile.TemporaryDirectory() as place:
        assert made_up(place, flawed_p="0.06")["1", "poisson"]["rise"] == "0"
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        put_cell(folder, "2-base-1", [], [0.5] * 20)
        none = subprocess.run([sys.executable, str(PEERS / "table.py"), place, place],
                              capture_output=True, text=True, check=False)
        assert none.returncode and "nothing of record 0" in none.stderr, none.stderr


arithmetic_has_known_answers()
table_counts_a_made_up_cell()
records_are_what_the_verdict_read()
