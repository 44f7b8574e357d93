"""The section "Scale" of bench/figures.md, from bench/tables/scale.json."""
import re

VERBS = ("record", "claims", "contest", "forecast", "brief")


def cell(run):
    if "problem" in run:
        return run["problem"]
    return f"{run['seconds']:.3g} s, {run['mib']:.0f} MiB"


def table(measured):
    rows = ["| acts | record check | claims | contest | forecast | brief |",
            "|---" * 6 + "|"]
    for row in measured["verbs"].values():
        rows.append("| " + " | ".join([f"{row['acts']:,}"] +
                                      [cell(row[verb]) for verb in VERBS]) + " |")
    return "\n".join(rows)


def rest(measured):
    brief, record = measured["brief"], measured["record"]
    short, long = measured["years20"], measured["years80"]
    page = f", {brief['page_mb']:.2g} MB" if "page_mb" in brief else ""
    # Where this one run was made again, later than the others.
    later = f" (commit {record['commit']})" if "commit" in record else ""
    rows = [("a brief", f"{brief['acts']:,} acts", cell(brief) + page,
             "at most 60 s and 30 MB wanted"),
            ("`record check`" + later, f"{record['acts']:,} acts, {record['file_mib']:.0f} MiB",
             cell(record), f"{record['mib'] / record['file_mib']:.1f} times the file; "
             "at most 4 wanted")]
    known = "problem" not in short and "problem" not in long
    ratio = f"{long['seconds'] / short['seconds']:.1f} times" if known else "-"
    rows.append(("a verdict over 80 years, 200 acts a year", f"20 years: {cell(short)}",
                 cell(long), f"{ratio}; at most 4 wanted"))
    return "\n".join(["| what | of | cost | beside it |", "|---|---|---|---|"] +
                     ["| " + " | ".join(row) + " |" for row in rows])


def section(result):
    text = f"""
## Scale

- command: `bench/scale.py`
- commit: {result['commit']}
- machine: {result['machine']}; other work was running (load {result['load']})
- compiler: {result['compiler']}

Invented records of three years (`bench/scale_case.py`): six groups, attacks and gestures as many as a person would code, words and clashes many a day.
Seconds of both processors and the most memory of one run with nothing kept. A run with an answer missing would stand here with its reason.

{table(result['now'])}

{rest(result['now'])}
"""
    if "before" in result:
        text += f"""
The same before (0.1.0 as it was when the issue was filed); a reason stands where there was no answer:

{table(result['before'])}

{rest(result['before'])}
"""
    return text


def put(path, result):
    """Replaces the section, to the next heading or the end."""
    text = re.sub(r"\n## Scale\n.*?(?=\n##? |\Z)", "", path.read_text(), flags=re.S)
    path.write_text(text.rstrip("\n") + "\n" + section(result))
