"""Cases made for the purpose - no acts, one, acts on every day, a window of a
day or of 150 years, rates far from the record's - through every verb.

usage: generated.py ENTENTE few|all [NAME ...]
"""
import datetime
import pathlib
import re
import shutil
import sys
import tempfile
import time

import cases
import judge

LONGEST = 300  # [s] a run, on a loaded machine
FEW = ["acts_0", "acts_1", "acts_2", "acts_on_one_day", "acts_on_every_day",
       "acts_equal", "no_treatments", "no_model", "no_forecast", "no_claims",
       "window_1_day", "window_30_days", "no_tested_act", "only_tested_acts"]
HEAD = "id,date,actor,target,kind,terms,summary,source"
KINDS = ["seizure", "licence", "patrol"]
TESTED = '"recent(licence, 30)", "recent(patrol, 20)"'
SELF = 'responses = ["recent(seizure, 20)", "recent(seizure, 90)"]'
REACTING = 'reacting = ["licence", "patrol"]'


def base():
    """The strait's last three years, and both of its claims."""
    files = cases.read(cases.ROOT / "tests/stumbles/no-base-rate-yet")
    return cases.changed(
        files, "case.toml", (b"from = 2015-04-01", b"from = 2023-01-01"),
        (b"record_from = 2015-05-01",
         b"horizons = [14, 90]\nrecord_from = 2025-06-01"))


def act(day, kind, number=1):
    ours = kind != "seizure"
    actor, target = ("HAL", "VAR") if ours else ("VAR", "HAL")
    terms = "upfront" if kind == "licence" else "n/a"
    return (f"{day}.{actor}.{kind}.{number},{day},{actor},{target},{kind},"
            f"{terms},Invented.,me")


def days(first, count, step=1):
    start = datetime.date.fromisoformat(first)
    return [start + datetime.timedelta(i * step) for i in range(count)]


def with_acts(make):
    """Rows instead of the base's."""
    def change(files):
        rows = files["acts.csv"].decode().splitlines()
        files["acts.csv"] = ("\n".join(make(rows)) + "\n").encode()
    return change


def rows(*acts):
    return with_acts(lambda _: [HEAD, *acts])


def settings(*pairs):
    def change(files):
        cases.changed(files, "case.toml",
                      *[(a.encode(), b.encode()) for a, b in pairs])
    return change


def window(first):
    return settings(("from = 2023-01-01", f"from = {first}"))


def without_table(name):
    """case.toml without [name] and what belongs to it."""
    def change(files):
        files["case.toml"] = re.sub(
            rb"(?ms)^\[" + name + rb"\]\n.*?(?=^\[(?!\[" + name + rb")|\Z)",
            b"", files["case.toml"])
    return change


def without_claims(files):
    for name in [n for n in files if n.startswith("claims/")]:
        del files[name]


def theories(*effects):
    """A theory of these terms, and one of none; on their own outcome."""
    head = b'title = "T"\nargument = "a"\nholders = "h"\n'

    def change(files):
        files["case.toml"] = (b'contest_outcomes = ["seizure"]\n' +
                              files["case.toml"])
        files["theories/none.toml"] = head
        files["theories/some.toml"] = head + "".join(
            f'[[effect]]\noutcome = "seizure"\nterm = "{term}"\n'
            'sign = "either"\nreason = "r"\n' for term in effects).encode()
    return change


def claim(form, treatment=None, rows_of_claim=""):
    """A third claim."""
    def change(files):
        text = files["claims/1.toml"].decode()
        text = text.replace('"above"', f'"{form}"')
        tested = f'treatment = "{treatment}"' if treatment else ""
        text = re.sub(r"(?m)^treatment = .*$", tested, text)
        files["claims/3.toml"] = (text + rows_of_claim).encode()
    return change


def rows_of_claim():
    keys = ['from = 2025-11-20',
            'without = {from = 2014-01-01, to = 2026-01-01}',
            'without_before_first = "seizure"\ndays_before = 365',
            'treatment = "within(seizure, 30)"', 'treatment = "since(licence)"',
            'treatment = "under_way(licence)"']
    return "".join(f'\n[[row]]\nname = "row {i}"\n{key}\n'
                   for i, key in enumerate(keys))


def eras_and_breaks():
    eras = "".join(f'[[era]]\nname = "e{i}"\nfrom = {2014 + i}-01-01\n'
                   f'to = {2014 + i}-12-31\n' for i in range(12))
    breaks = ", ".join(f"{2014 + i}-06-01" for i in range(12))
    return settings(("[model]", f"{eras}[model]\nbreaks = [{breaks}]"),
                    ("harmonics = ", "eras = true\nharmonics = "))


def law(text):
    return settings(("acts_per_year = 8", text))


EVERY_DAY = [act(d, "seizure") for d in days("2022-01-01", 1461)]
CASES = {
    "base": lambda files: None,
    "acts_0": rows(),
    "acts_1": rows(act("2024-01-01", "seizure")),
    "acts_2": rows(act("2024-01-01", "seizure"), act("2024-02-01", "licence"),
                   act("2022-03-01", "patrol")),
    "acts_3": rows(*[act(f"2024-0{i}-01", k)
                     for i, k in enumerate(KINDS, start=1)]),
    "acts_on_one_day": rows(*[act("2024-05-05", k, i) for k in KINDS
                              for i in range(1, 40)]),
    "acts_on_the_last_day": rows(*[act("2025-12-31", k) for k in KINDS]),
    "acts_on_the_first_day": rows(*[act("2023-01-01", k) for k in KINDS]),
    "acts_on_every_day": with_acts(lambda r: [HEAD, *EVERY_DAY] + [
        row for row in r[1:] if "seizure" not in row]),
    "acts_all_on_every_day": rows(*[act(d, k) for k in KINDS
                                    for d in days("2022-01-01", 1461)]),
    "acts_equal": rows(*[act(d, k) for k in KINDS
                         for d in days("2022-01-01", 40, 35)]),
    "no_tested_act": with_acts(
        lambda r: [row for row in r if ",seizure," in row or row == r[0]] +
        [act("2014-02-01", "licence"), act("2014-03-01", "patrol")]),
    "only_tested_acts": with_acts(
        lambda r: [row for row in r if ",seizure," not in row] +
        [act("2014-02-01", "seizure")]),
    "no_treatments": settings((f"[{TESTED}]", "[]")),
    "no_model": without_table(b"model"),
    "no_responses": settings((SELF, "responses = []")),
    "no_reacting": settings((REACTING, "reacting = []")),
    "no_forecast": without_table(b"forecast"),
    "no_claims": without_claims,
    "no_tiers_but_one": settings(("from_acts = 100", "from_acts = 10000"),
                                 ("from_acts = 30", "from_acts = 9999")),
    "outcome_reacts": settings((REACTING, 'reacting = ["patrol", "seizure"]')),
    "outcome_reads_itself": settings(
        (TESTED, TESTED + ', "recent(seizure, 30)"')),
    "constant_terms": settings(
        (TESTED, TESTED + ', "1", "0", "999999 * 999999 * since(patrol)"')),
    "window_1_day": window("2025-12-31"),
    "window_30_days": window("2025-12-02"),
    "window_200_days": window("2025-06-15"),
    "window_60_years": window("1966-01-01"),
    "window_150_years": window("1876-01-01"),
    "window_before_the_acts": settings(
        ("from = 2023-01-01", "from = 2005-04-01"),
        ("as_of = 2025-12-31", "as_of = 2013-12-31"),
        ("record_from = 2025-06-01", "record_from = 2013-06-01")),
    "origins_after_the_end": settings(
        ("record_from = 2025-06-01", "record_from = 2030-06-01")),
    "origins_from_the_first_day": settings(
        ("record_from = 2025-06-01", "record_from = 2023-01-01")),
    "origins_before_the_window": settings(
        ("record_from = 2025-06-01", "record_from = 1990-04-01"),
        ("as_of = 2025-12-31", "as_of = 2024-12-31")),
    "horizons_far_apart": settings(
        ("horizons = [14, 90]", "horizons = [1, 730]")),
    "eras_and_breaks": eras_and_breaks(),
    "lags_of_30_days": settings(("[model]",
                                 "[model]\nlag_other = 30\nlag_own = 30")),
    "narrow_priors": settings(("[model]", "[model]\nmedian_ratio = 1.01\n"
                               "harmonic_sd = 0.01\nera_sd = 10")),
    "wide_priors": settings(("[model]",
                             "[model]\nmedian_ratio = 10\nharmonic_sd = 10")),
    "rate_far_above": law("acts_per_year = 1000\nwithin_factor = 1.01"),
    "rate_far_below": law("acts_per_year = 0.001\nwithin_factor = 1.01"),
    "no_seed_days": settings(("as_of =", "seed_days = 0\nas_of =")),
    "ten_years_of_seed": settings(("as_of =", "seed_days = 3650\nas_of =")),
    "theories": theories(*[f"recent(licence, {30 + i})" for i in range(12)]),
    "theory_of_itself": theories("recent(seizure, 30)", "since(seizure)"),
    "season": claim("season"),
    "below": claim("below", "since(licence)"),
    "not_above": claim("not above", "under_way(licence)"),
    "not_below": claim("not below", "recent(seizure, 30)"),
    "rows_of_its_own": claim("above", "within(licence, 60)", rows_of_claim()),
}
CUT_OFF = ["2023-01-15", "2023-12-31", "2024-12-31"]  # base, by --as-of


def fault_of(program, name):
    """Exit code of the check, and the first fault."""
    files = base()
    CASES[name](files)
    shutil.rmtree(program.folder / "case", ignore_errors=True)
    (program.folder / "case").mkdir()
    cases.write(files, program.folder / "case")
    code, fault = judge.check_fault(program, "case", files)
    if not fault and code == 0:
        fault = judge.verbs_fault(program, "case", files)
    return code, fault


def main():
    names = sys.argv[3:] or (FEW if sys.argv[2] == "few" else list(CASES))
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        program = judge.Program(pathlib.Path(sys.argv[1]).resolve(),
                                pathlib.Path(folder), LONGEST)
        for name in names:
            began = time.monotonic()
            code, fault = fault_of(program, name)
            faults += fault is not None
            print(f"{name}: {fault or ('refused' if code else 'answered')} "
                  f"({time.monotonic() - began:.1f} s)", flush=True)
        if sys.argv[2] == "all":
            fault_of(program, "base")
            for day in CUT_OFF:
                for verb in ["claims", "forecast", "brief"]:
                    output = ["-o", "x.html"] if verb == "brief" else []
                    fault = judge.verb_fault(
                        program, [verb, "--as-of", day, "--quiet", *output],
                        "case")
                    faults += fault is not None
                    print(f"{verb} --as-of {day}: {fault or 'answered'}")
    print(f"{len(names)} cases, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
