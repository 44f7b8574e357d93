"""Reads what the methods and the verdict said of each record of a cell."""
import csv
import math

from arithmetic import Said

USUAL = 0.05
VERDICTS = {"verdict-leans": 0.80, "verdict-supported": 0.95}

# In the order of the table.
TITLES = {
    "event-30-t": "event study, 30 days, t-test",
    "event-60-t": "event study, 60 days, t-test",
    "event-30-permutation": "event study, 30 days, permutation",
    "event-60-permutation": "event study, 60 days, permutation",
    "granger": "Granger causality, weeks",
    "poisson": "Poisson regression",
    "poisson-hac": "Poisson regression, Newey-West errors",
    "negative-binomial": "negative-binomial regression",
    "placebo": "Poisson regression not refuted by placebos",
    "hhh4": "hhh4",
    "structural-largest": "structural series, largest act",
    "structural-all": "structural series, all acts",
    "logistic-30": "logistic on days, log counts of the past, 30 days",
    "logistic-60": "logistic on days, log counts of the past, 60 days",
    "logistic-60-any": "logistic on days, log counts of the past, any act in 60 days",
    "verdict-leans": "entente: leans or better",
    "verdict-supported": "entente: supported, before the cap",
}


def rows_of(path, most):
    """The last row of each record, from the first on, up to `most` or the first that is missing."""
    with path.open(newline="") as file:
        last = {row["record"]: row for row in csv.DictReader(file)}
    rows = []
    while len(rows) < most and str(len(rows)) in last:
        rows.append(last[str(len(rows))])
    if not rows:
        raise SystemExit(f"{path}: nothing of record 0; run bench/peers/run.sh again")
    return rows


def method_said(row):
    p, score = float(row["p"]), float(row["score"])
    seconds = float(row["seconds"])
    if math.isnan(p) or math.isnan(score):
        return Said(False, False, 0.0, seconds, gave_up=True)
    return Said(p < USUAL and score > 0, p < USUAL and score < 0, score, seconds)


def verdict_said(row, edge):
    """A rise is what the claim "above" asserts, a fall what "below" would; score: P(above)."""
    heard = row["word"] != "cannot be asked"
    rise, fall = float(row["above"]), float(row["below"])
    return Said(heard and rise >= edge, heard and fall >= edge, rise, float(row["seconds"]),
                gave_up=not heard)


def said_in(folder, method, most):
    """What a method said of a cell's first records, at most so many; nothing where it was not asked."""
    if method in VERDICTS:
        return [verdict_said(row, VERDICTS[method])
                for row in rows_of(folder / "verdicts.csv", most)]
    path = folder / "said" / f"{method}.csv"
    return [method_said(row) for row in rows_of(path, most)] if path.exists() else None
