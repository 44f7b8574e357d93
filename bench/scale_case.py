#!/usr/bin/env python3
"""Invents a large record: a border with one attack a week and words every day.

usage: scale_case.py FOLDER ACTS [YEARS]

Two sides, YEARS (3) years before 2020-12-31. Attacks, gestures and meetings are
as many as a person would code; harsh words, clashes and notices of the patrol,
which machines code, fill the record up to ACTS. What is true: a gesture halves
the rate of attacks for a month, harsh words change nothing, an attack draws the
next. The same arguments give the same bytes.

The questions are the ones that cost: a tested group of many acts a day, one
that shares its acts with a wider treatment, a rare one; a season; theories; and
forecasts of something rare and of something daily.
"""
import csv
import datetime
import math
import pathlib
import sys

LAST = datetime.date(2020, 12, 31)
SEED_DAYS = 180

KINDS = """kind,label,default_weight,side
attack,Attack on a post,3,theirs
clash,Clash of patrols,2,theirs
gesture,Prisoners let go,2,ours
harsh_word,Harsh word,1,ours
threat,Threat of the ministry,2,ours
meeting,Meeting of officers,1,joint
notice,Notice of the patrol,1,
"""

WORDS = {
    "attack": "A post on the northern road is attacked at night",
    "clash": "Patrols of both sides fire across the dry river",
    "gesture": "Prisoners are let go at the bridge without a condition",
    "harsh_word": "The spokesman calls the other side's conduct unworthy",
    "threat": "The ministry threatens to close the road to traders",
    "meeting": "Officers of both sides meet at the bridge",
    "notice": "The patrol logs movement without lights beyond the ford",
}

# Of the acts that machines code: their share.
BULK = (("harsh_word", "UPL", 0.3), ("threat", "UPL", 0.1),
        ("clash", "LOW", 0.25), ("notice", "LOW", 0.35))


class Dice:
    """Lehmer's generator: the same numbers everywhere."""

    def __init__(self, seed):
        self.state = seed

    def chance(self):
        self.state = self.state * 48271 % 2147483647
        return self.state / 2147483647


class Border:
    """The record, day by day, as rows of acts.csv."""

    def __init__(self, acts, years):
        self.dice, self.rows, self.count = Dice(7), [], {}
        self.first = datetime.date(LAST.year - years + 1, 1, 1)
        days = (LAST - self.first).days + 1 + SEED_DAYS
        self.days = [self.first + datetime.timedelta(n - SEED_DAYS)
                     for n in range(days)]
        self.bulk_a_day = max(0.0, acts / days - 95 / 365)

    def act(self, day, actor, kind):
        stem = f"{day}.{actor.replace('+', '_')}.{kind}"
        self.count[stem] = self.count.get(stem, 0) + 1
        n = self.count[stem]
        severe = self.dice.chance()
        self.rows.append({
            "id": f"{stem}.{n}", "date": str(day), "actor": actor,
            "target": {"UPL": "LOW", "LOW": "UPL"}.get(actor, actor),
            "kind": kind, "severity": str(1 + int(severe * 50)) if severe < 0.1 else "",
            "check": "sourced", "summary": WORDS[kind],
            "source": f"https://wire.example/{day}/{kind}/{n}"})

    def run(self):
        relief = momentum = 0.0
        for n, day in enumerate(self.days):
            relief *= 0.97716
            rate = 45 / 365 * math.exp(-0.7 * relief
                                       + 0.3 * math.sin(2 * math.pi * n / 365.25))
            if self.dice.chance() < 1 - math.exp(-(rate + momentum)):
                self.act(day, "LOW", "attack")
                momentum += 0.01
            momentum *= 0.966
            if self.dice.chance() < 16 / 365:
                self.act(day, "UPL", "gesture")
                relief += 0.95484
            if self.dice.chance() < 30 / 365:
                self.act(day, "LOW+UPL", "meeting")
            for kind, actor, share in BULK:
                for _ in range(self.busy(self.bulk_a_day * share)):
                    self.act(day, actor, kind)
        return self.rows

    def busy(self, mean):
        """Poisson around a mean that itself goes from half to one and a half."""
        mean *= 0.5 + self.dice.chance()
        rounds, left = 0, mean
        while left > 20:
            rounds, left = rounds + 20, left - 20
        limit, product = math.exp(-left), self.dice.chance()
        more = 0
        while product > limit:
            product *= self.dice.chance()
            more += 1
        return rounds + more


GROUPS = [  # name, one, many, side, counts, eligible, kinds
    ("attack", "an attack", "attacks", "theirs", "days", "outcomes", ["attack"]),
    ("clash", "a clash", "clashes", "theirs", "days", "outcomes", ["clash"]),
    ("gesture", "a gesture", "gestures", "ours", "acts", "terms", ["gesture"]),
    ("threat", "a threat", "threats", "ours", "acts", "terms", ["threat"]),
    ("pressure", "an act of pressure", "acts of pressure", "ours", "acts", "terms",
     ["harsh_word", "threat"]),
    ("meeting", "a meeting", "meetings", "joint", "days", "outcomes", ["meeting"]),
]
PER_YEAR = {"attack": 45, "clash": 300, "gesture": 16, "threat": 200,
            "pressure": 600, "meeting": 30}


def case_toml(first):
    groups = "\n".join(
        f'[[group]]\nname = "{name}"\none = "{one}"\nmany = "{many}"\n'
        f'side = "{side}"\ncounts = "{counts}"\neligible = "{eligible}"\n'
        "[[group.select]]\nkinds = [" + ", ".join(f'"{k}"' for k in kinds) + "]\n"
        for name, one, many, side, counts, eligible, kinds in GROUPS)
    laws = "\n".join(f'[[law]]\ngroup = "{name}"\nacts_per_year = {rate}\n'
                     for name, rate in PER_YEAR.items())
    return f"""title = "The border: what a large record can tell"
contest_outcomes = ["attack", "clash"]
[actors]
UPL = "Upland"
LOW = "Lowland"
[sides]
our_name = "Upland"
their_name = "Lowland"
ours = ["UPL"]
theirs = ["LOW"]
[window]
from = {first}
as_of = {LAST}
seed_days = {SEED_DAYS}
{groups}
[[tier]]
from_acts = 100
harmonics = 1
memory = [5, 20, 90]
[[tier]]
from_acts = 0
memory = [20, 90]
{laws}
[model]
treatments = ["recent(gesture, 30)", "recent(pressure, 14)", "within(meeting, 14)"]
responses = ["recent(attack, 20)", "recent(attack, 90)"]
reacting = ["gesture", "threat", "pressure", "meeting"]
[forecast]
horizons = [14, 30]
record_from = {LAST.year - 1}-01-01
[[forecast.item]]
id = "attack"
title = "An attack on a post"
group = "attack"
[[forecast.item]]
id = "clash"
title = "A clash of patrols"
group = "clash"
"""


def claim_toml(title, sentence, form, outcome, treatment, more=""):
    tested = f'treatment = "{treatment}"\n' if treatment else ""
    return f"""title = "{title}"
sentence = "{sentence}"
says = "The wire"
form = "{form}"
outcome = "{outcome}"
{tested}definition = "As the wire has it."
confounders = "Both follow the weather on the pass."
published = "Nothing."
undo = "A second wire."
{more}"""


CLAIMS = {
    "1": claim_toml("Gestures calm", "After a gesture fewer attacks begin.",
                    "below", "attack", "recent(gesture, 30)"),
    "2": claim_toml("Pressure is answered", "After pressure more attacks begin.",
                    "above", "attack", "recent(pressure, 14)"),
    "3": claim_toml("Threats are answered", "After a threat more attacks begin.",
                    "above", "attack", "recent(threat, 14)"),
    "4": claim_toml("Attacks have a season", "Attacks have a season.", "season",
                    "attack", ""),
}

THEORIES = {
    "calm": ("Gestures calm", [("attack", "recent(gesture, 30)", "lowers"),
                               ("clash", "recent(gesture, 30)", "lowers")]),
    "pressure": ("Pressure provokes", [("attack", "recent(pressure, 14)", "raises")]),
    "null": ("Nothing we do matters", []),
}


def theory_toml(title, effects):
    return (f'title = "{title}"\nargument = "So the wire has it."\n'
            'holders = "Readers of the wire."\n' + "".join(
                f'[[effect]]\noutcome = "{outcome}"\nterm = "{term}"\n'
                f'sign = "{sign}"\nreason = "the wire"\n'
                for outcome, term, sign in effects))


def invent(folder, acts, years=3):
    """Writes the case; gives the number of acts."""
    border = Border(acts, years)
    rows = border.run()
    for name in ("theories", "claims"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    with (folder / "acts.csv").open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
    (folder / "kinds.csv").write_text(KINDS, encoding="utf-8")
    (folder / "case.toml").write_text(case_toml(border.first), encoding="utf-8")
    for name, text in CLAIMS.items():
        (folder / f"claims/{name}.toml").write_text(text, encoding="utf-8")
    for name, (title, effects) in THEORIES.items():
        (folder / f"theories/{name}.toml").write_text(theory_toml(title, effects),
                                                      encoding="utf-8")
    return len(rows)


if __name__ == "__main__":
    years = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    invent(pathlib.Path(sys.argv[1]), int(sys.argv[2]), years)
