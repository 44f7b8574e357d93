"""Invents a whole case of a pair of adversaries that never was.

usage: invent_case.py FOLDER [--acts N]

Orrin (ours, upstream) and Indra Vale (theirs) share a river. Orrin releases
water and raises tolls; Indra Vale closes its weir; a commission sits; a train, a
ferry and a gauge wire run, are stopped and run again. What is true is known: a
release halves the rate of closures over sixty days, tolls change nothing.

Plain runs give some 800 acts from 1993 to 2019 with every file that a case may
have but a second coding. `--acts N` adds notices of the river patrol, which no
claim names, until there are N acts: for measuring. The same arguments give the
same bytes.
"""
import csv
import datetime
import math
import pathlib
import sys

FIRST, LAST = datetime.date(1993, 1, 1), datetime.date(2019, 6, 30)

KINDS = """kind,label,default_weight,weight_reason,side
weir_closed,Weir closed,3,fields below the weir run dry,theirs
barge_stopped,Barge stopped,2,a load is held,theirs
water_released,Water released,2,a week of grace for the fields,ours
toll_raised,Toll raised,2,barges pay more,ours
commission_sat,Sitting of the commission,1,talk is no transfer,joint
kind_word,Kind word,1,words,theirs
patrol_notice,Notice of the patrol,1,a line in the log,theirs
hotline_installed,Service opened,2,a service starts,joint
hotline_severed,Service stopped,2,a service stops,theirs
hotline_restored,Service resumed,2,a service runs again,joint
"""

COVERAGE = """family,kinds,selector,from,to,quality,reason
weir,weir_closed barge_stopped,,1993-01-01,1996-12-31,partial,only the Almanac was kept
weir,weir_closed barge_stopped,,1997-01-01,2004-03-31,good,both logs read
weir,weir_closed barge_stopped,,2004-04-01,2004-06-30,poor,the Almanac was on strike
weir,weir_closed barge_stopped,,2004-07-01,2019-06-30,good,both logs read
words,kind_word,,1993-01-01,2019-06-30,partial,speeches that were printed
services,hotline_installed hotline_severed hotline_restored,,1993-01-01,2019-06-30,good,timetables
"""

SOURCES = """pattern,class,citation
River Almanac,yearbook,River Almanac
almanac.example,yearbook,River Almanac (online)
Log of the locks,log,Log of the locks
"""

LEADERS = """actor,office,person,from,to
ORR,chancellor,Odo Brand,1990-05-01,2003-09-30
ORR,chancellor,Petra Lund,2003-10-01,2019-06-30
IVA,reeve,Sella Marr,1988-01-01,2008-12-31
IVA,reeve,Tobin Ashe,2009-01-01,2019-06-30
"""

GROUPS = [  # name, one, many, side, counts, eligible, kinds, extra lines
    ("closure", "a closure of the weir", "closures of the weir", "theirs", "days",
     "outcomes", ["weir_closed"], 'gates = ["weir"]'),
    ("held barge", "a held barge", "held barges", "theirs", "days", "outcomes",
     ["barge_stopped"], 'gates = ["weir"]'),
    ("kind word", "a kind word", "kind words", "theirs", "days", "outcomes",
     ["kind_word"], 'gates = ["words"]'),
    ("release", "a release of water", "releases of water", "ours", "acts", "terms",
     ["water_released"], ""),
    ("toll", "an increase of the toll", "increases of the toll", "ours", "acts",
     "terms", ["toll_raised"], ""),
    ("sitting", "a sitting of the commission", "sittings of the commission", "joint",
     "days", "outcomes", ["commission_sat"], ""),
    ("stop", "a stopped service", "stopped services", "theirs", "days", "outcomes",
     ["hotline_severed"], 'gates = ["services"]\nat_risk = "line open"'),
    ("resumption", "a resumed service", "resumed services", "joint", "days",
     "outcomes", ["hotline_restored"], 'gates = ["services"]\nat_risk = "line shut"'),
]
PER_YEAR = {"closure": 6, "held barge": 3, "kind word": 4, "release": 3, "toll": 3,
            "sitting": 4, "stop": 0.5, "resumption": 1}
LINES = {"train": ("The night train", True), "ferry": ("Ferry at Low Stairs", True),
         "gauge": ("Gauge wire", False)}


class Dice:
    """Lehmer's generator: the same numbers everywhere."""

    def __init__(self, seed):
        self.state = seed

    def chance(self):
        self.state = self.state * 48271 % 2147483647
        return self.state / 2147483647

    def among(self, things):
        return things[int(self.chance() * len(things))]


SUMMARIES = {
    "weir_closed": ["Indra Vale shuts the lower sluice for the night",
                    "The reeve of Indra Vale orders the weir closed",
                    "Sluice gates down at Low Stairs; fields wait"],
    "barge_stopped": ["An Orrin barge is held over its papers",
                      "Indra bailiffs hold a grain barge at the chain"],
    "water_released": ["Orrin opens the upper lake for a week",
                       "Orrin lets the spring flood through unasked"],
    "toll_raised": ["Orrin raises the toll at the high lock",
                    "Orrin doubles the toll on Indra Vale timber"],
    "commission_sat": ["The river commission sits at Low Stairs",
                       "Engineers of both banks compare gauges"],
    "kind_word": ["The reeve thanks the keepers of the lake",
                  "Indra Vale's gazette calls Orrin a neighbour"],
    "patrol_notice": ["The river patrol logs a boat without lights",
                      "The river patrol logs an open gate"],
}


class World:
    """Both banks, day by day; acts as rows of acts.csv."""

    def __init__(self, seed):
        self.dice, self.rows, self.count = Dice(seed), [], {}
        self.open, self.last_stop = {}, None

    def act(self, day, actor, kind, terms="", line="", answers=""):
        stem = f"{day}.{actor}.{kind}"
        self.count[stem] = self.count.get(stem, 0) + 1
        service = line and " and ".join(LINES[x][0] for x in line.split("+"))
        words = {"hotline_installed": f"First run: {service}",
                 "hotline_severed": f"Stopped without notice: {service}",
                 "hotline_restored": f"Runs again: {service}"}.get(kind)
        other = {"ORR": "IVA", "IVA": "ORR"}.get(actor, actor)
        self.rows.append({
            "id": f"{stem}.{self.count[stem]}", "date": str(day), "actor": actor,
            "target": other, "kind": kind, "terms": terms, "line": line,
            "answers": answers,
            "summary": words or self.dice.among(SUMMARIES[kind]),
            "source": self.dice.among(["River Almanac", "Log of the locks",
                                       "https://almanac.example/" + str(day)])})
        return self.rows[-1]["id"]

    def services(self, day):
        for line, opened in (("train", 1993), ("ferry", 1995), ("gauge", 1998)):
            if day == datetime.date(opened, 4, 1):
                self.act(day, "ORR+IVA", "hotline_installed", "within-deal", line)
                self.open[line] = True
        for line in ("train", "ferry"):
            if self.open.get(line) and self.dice.chance() < 0.35 / 365:
                self.act(day, "IVA", "hotline_severed", line=line,
                         answers=self.last_stop or "")
                self.open[line] = False
            elif self.open.get(line) is False and self.dice.chance() < 1.2 / 365:
                self.act(day, "ORR+IVA", "hotline_restored", line=line)
                self.open[line] = True

    def run(self, extra):
        relief = before_last = momentum = 0.0
        yesterday = 0
        days_since = 99
        for n in range((LAST - FIRST).days + 1):
            day = FIRST + datetime.timedelta(n)
            relief = relief * 0.97716 + before_last * 0.95484
            before_last = yesterday
            rate = 8 / 365 * math.exp(-0.67 * relief
                                      + 0.5 * math.sin(2 * math.pi * n / 365.25))
            closed = self.dice.chance() < 1 - math.exp(-(rate + momentum))
            momentum = momentum * 0.966 + 0.034 * 0.3 * closed
            days_since = 0 if closed else days_since + 1
            yesterday = self.dice.chance() < (4 if days_since > 20 else 1.5) / 365
            if yesterday:
                self.act(day, "ORR", "water_released", "upfront")
            if self.dice.chance() < (2 if days_since > 20 else 6) / 365:
                self.last_stop = self.act(day, "ORR", "toll_raised", "n/a")
            if closed:
                self.act(day, "IVA", "weir_closed", answers=self.last_stop or "")
            for kind, actor, per_year in (("barge_stopped", "IVA", 3),
                                          ("kind_word", "IVA", 4),
                                          ("commission_sat", "ORR+IVA", 4)):
                if self.dice.chance() < per_year / 365:
                    self.act(day, actor, kind)
            self.services(day)
            for _ in range(int(extra * (n + 1)) - int(extra * n)):
                self.act(day, "IVA", "patrol_notice")


def group_toml(name, one, many, side, counts, eligible, kinds, extra):
    listed = ", ".join(f'"{k}"' for k in kinds)
    lines = [f'[[group]]\nname = "{name}"\none = "{one}"\nmany = "{many}"',
             f'side = "{side}"\ncounts = "{counts}"\neligible = "{eligible}"',
             extra, f"[[group.select]]\nkinds = [{listed}]\n"]
    return "\n".join(line for line in lines if line)


def case_toml():
    groups = "\n".join(group_toml(*g) for g in GROUPS)
    tracks = "\n".join(
        f'[[track]]\nname = "{line}"\ntitle = "{title}"\nline = "{line}"\n'
        f"at_risk = {str(risk).lower()}\n" for line, (title, risk) in LINES.items())
    laws = "\n".join(f'[[law]]\ngroup = "{name}"\nacts_per_year = {rate}\n'
                     for name, rate in PER_YEAR.items())
    return f"""title = "Orrin and Indra Vale: what the river's log can tell"
contest_outcomes = ["closure", "kind word"]
[actors]
ORR = "Orrin"
IVA = "Indra Vale"
[sides]
our_name = "Orrin"
their_name = "Indra Vale"
ours = ["ORR"]
theirs = ["IVA"]
[window]
from = 1994-04-01
as_of = 2019-06-30
{groups}
{tracks}
[[tier]]
from_acts = 100
harmonics = 2
eras = true
memory = [5, 20, 90]
[[tier]]
from_acts = 30
harmonics = 1
memory = [20, 90]
[[tier]]
from_acts = 0
{laws}
[[era]]
name = "Brand"
to = 2003-09-30
[[era]]
name = "Lund"
from = 2003-10-01
[[event]]
name = "old flood day"
kinds = ["feast"]
[model]
treatments = ["recent(release, 30)", "recent(toll, 20)", "within(sitting, 30)"]
responses = ["recent(closure, 20)", "recent(closure, 90)"]
reacting = ["release", "toll", "sitting", "resumption"]
[forecast]
record_from = 2006-01-01
[[forecast.item]]
id = "closure"
title = "Indra closure of the weir"
group = "closure"
[[forecast.item]]
id = "sitting"
title = "A sitting of the commission"
group = "sitting"
[[forecast.item]]
id = "stop"
title = "A stopped service"
group = "stop"
"""


def claim(title, sentence, form, outcome, treatment, says, more=""):
    tested = f'treatment = "{treatment}"\n' if treatment else ""
    return f"""title = "{title}"
sentence = "{sentence}"
says = "{says}"
form = "{form}"
outcome = "{outcome}"
{tested}definition = "As the log of the locks has it."
confounders = "Water is let go when the lake is full, and then nobody needs a weir."
published = "Nothing."
undo = "A second log."
{more}"""


CLAIMS = {
    "1": claim("Water calms the valley", "After a release fewer closures begin.",
               "below", "closure", "recent(release, 30)", "The keepers of the lake"),
    "2": claim("Tolls are answered", "After a toll more closures begin.", "above",
               "closure", "recent(toll, 20)", "The boatmen of Low Stairs"),
    "3": claim("Spring is the season of closures", "Closures have a season.", "season",
               "closure", "", "The almanac of 1999"),
    "4": claim("The train is stopped again and again",
               "The night train is stopped more than twice in ten open years.",
               "hazard", "stop", "", "Passengers",
               '[hazard]\ntrack = "train"\nfrom = 1993-04-01\nthreshold = 0.2\n'
               "prior_cuts = 1\nprior_years = 10\n"),
}

THEORIES = {
    "calm": ("Water calms", [("closure", "recent(release, 30)", "lowers"),
                             ("kind word", "recent(release, 30)", "raises")]),
    "tolls": ("Tolls provoke", [("closure", "recent(toll, 20)", "raises")]),
    "feast": ("The feast empties the locks",
              [("closure", "near(old flood day, 7, 7)", "lowers")]),
    "null": ("Only rain matters", []),
}


def theory_toml(title, effects):
    out = f'title = "{title}"\nargument = "So the keepers tell it."\nholders = "Keepers."\n'
    for outcome, term, sign in effects:
        out += (f'[[effect]]\noutcome = "{outcome}"\nterm = "{term}"\nsign = "{sign}"\n'
                'reason = "the log of the locks"\n')
    return out


def main():
    folder, wanted = pathlib.Path(sys.argv[1]), 0
    if "--acts" in sys.argv:
        wanted = int(sys.argv[sys.argv.index("--acts") + 1])
    world = World(20)
    days = (LAST - FIRST).days + 1
    world.run(max(0, wanted - 800) / days)
    for name in ("theories", "claims"):
        (folder / name).mkdir(parents=True, exist_ok=True)

    def put(name, text):
        (folder / name).write_text(text, encoding="utf-8")

    with (folder / "acts.csv").open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, list(world.rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(world.rows)
    closures = [r for r in world.rows if r["kind"] == "weir_closed"]
    put("doubts.csv", "id,doubt,source\n" + "".join(
        f"{r['id']},the two logs differ by an hour,first coding\n"
        for r in closures[::40]))
    put("calendar.csv", "date_from,date_to,name,kind,source,check\n" + "".join(
        f"{y}-05-09,{y}-05-09,Old Flood Day,feast,River Almanac,rule\n"
        for y in range(1993, 2020)))
    for name, text in (("kinds.csv", KINDS), ("coverage.csv", COVERAGE),
                       ("sources.csv", SOURCES), ("leaders.csv", LEADERS),
                       ("case.toml", case_toml())):
        put(name, text)
    for name, text in CLAIMS.items():
        put(f"claims/{name}.toml", text)
    for name, (title, effects) in THEORIES.items():
        put(f"theories/{name}.toml", theory_toml(title, effects))


if __name__ == "__main__":
    main()
