"""A simulated record as the usual tools read it, and what they say of it.

Every method gets the same table of days (entente_peers_export). Acts are
counted; a *dose* is the summed weight of a group's acts over that of its
typical act, so that a large act counts for more, as it does in the truth."""
import csv
import dataclasses
import datetime

import numpy as np

FIXED = ["date", "era", "observed", "outcome", "tested", "tested_dose"]


@dataclasses.dataclass
class Record:
    day: np.ndarray       # ordinal
    era: np.ndarray       # number of the era
    observed: np.ndarray  # 1 where the outcome of the day can be read
    outcome: np.ndarray   # acts
    tested: np.ndarray    # acts
    dose: np.ndarray      # of the tested acts
    others: list          # the same of every other treatment
    start: int            # first day of the window
    seed: list            # of what is random in a method


@dataclasses.dataclass
class Says:
    """What a method says: the effect in its own unit, a score that grows with
    a rise (a z where there is one) and a two-sided p. NaN: it gave up."""
    estimate: float
    score: float
    p: float


GAVE_UP = Says(float("nan"), float("nan"), float("nan"))


def read(text, seed):
    rows = list(csv.reader(text.splitlines()))
    columns = dict(zip(rows[0], zip(*rows[1:])))
    names = sorted(set(columns["era"]))
    numbers = {name: np.array(values, dtype=float)
               for name, values in columns.items() if name not in ("date", "era")}
    day = np.array([datetime.date.fromisoformat(text).toordinal() for text in columns["date"]])
    observed = numbers["observed"] > 0
    return Record(day, np.array([names.index(era) for era in columns["era"]]), observed,
                  numbers["outcome"], numbers["tested"], numbers["tested_dose"],
                  [numbers[name] for name in rows[0] if name not in FIXED],
                  int(np.argmax(observed)), list(seed))


def last(values, days):
    """Sum over the `days` days before each day."""
    total = np.concatenate([[0.0], np.cumsum(values)])
    at = np.arange(len(values))
    return total[at] - total[np.maximum(at - days, 0)]


def season(day, harmonics):
    angle = 2 * np.pi * np.asarray(day) / 365.2425
    return [wave(k * angle) for k in range(1, harmonics + 1) for wave in (np.sin, np.cos)]


def eras(era):
    """One column an era but the first."""
    return [(era == k).astype(float) for k in np.unique(era)[1:]]


@dataclasses.dataclass
class Weeks:
    count: np.ndarray     # outcome acts
    exposure: np.ndarray  # observed days
    tested: np.ndarray    # acts
    begin: np.ndarray     # index of the first day
    x: np.ndarray         # constant, dose of the 30 days before, other doses, season, era


def weeks(record, window=30):
    """Whole weeks from the window's start; weeks without an observed day are left out."""
    number = (len(record.day) - record.start) // 7
    begin = record.start + 7 * np.arange(number)

    def summed(values):
        return values[record.start:record.start + 7 * number].reshape(number, 7).sum(axis=1)

    exposure = summed(record.observed.astype(float))
    keep = exposure > 0
    begin = begin[keep]
    x = np.column_stack([np.ones(len(begin)), last(record.dose, window)[begin]]
                        + [last(other, window)[begin] for other in record.others]
                        + season(record.day[begin], 2) + eras(record.era[begin]))
    return Weeks(summed(record.outcome * record.observed)[keep], exposure[keep],
                 summed(record.tested)[keep], begin, x)
