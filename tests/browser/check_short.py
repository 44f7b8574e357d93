#!/usr/bin/env python3
"""Makes the short brief of a case and opens it on the desk, a phone and paper.

  check_short.py ENTENTE CASE [--shots FOLDER]

Checks what check_brief.py does of screens, and: at most two pages of A4; a line
for every claim with its word; bottom line, state of play and what to expect.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import check_brief
from browser import Browser

MOST_PAGES = 2
WORDS = """[...document.querySelectorAll('.verdicts li')].map(
  li => li.id + ' ' + li.querySelector('b').textContent)"""
SHOWN = """['bottom-line', 'state', 'expect'].filter(
  id => !document.getElementById(id))"""


def main():
    arguments = sys.argv[1:]
    shots = None
    if "--shots" in arguments:
        at = arguments.index("--shots")
        shots = pathlib.Path(arguments[at + 1])
        shots.mkdir(parents=True, exist_ok=True)
        del arguments[at:at + 2]
    program, case = arguments
    failures = []
    with tempfile.TemporaryDirectory() as name, Browser() as browser:
        html = pathlib.Path(name) / "short.html"
        told = subprocess.run(
            [program, "brief", case, "--short", "-o", html, "--json",
             "--quiet"], check=True, stdout=subprocess.PIPE).stdout
        claims = json.loads(told)["claims"]["claims"]
        check_brief.check_text(html, failures)
        check_brief.check_screens(browser, html, shots, failures)
        check_brief.MOST_PAGES = MOST_PAGES
        pages = check_brief.check_paper(
            browser, html, (shots or pathlib.Path(name)) / "short.pdf",
            failures)
        browser.open(html, 1280)
        due = sorted(f"claim-{c['id']} {c['word']}" for c in claims)
        if sorted(browser.value(WORDS)) != due:
            failures.append("the lines of verdicts are not those of the claims")
        missing = browser.value(SHOWN)
        if missing:
            failures.append(f"not there: {', '.join(missing)}")
    for failure in failures:
        print(f"FAILED  {failure}")
    if failures:
        raise SystemExit(1)
    print(f"{len(claims)} verdicts on {pages} pages of A4")


if __name__ == "__main__":
    main()
