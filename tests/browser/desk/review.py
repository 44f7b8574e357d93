#!/usr/bin/env python3
"""Candidates are reviewed at the desk, in a real browser.

  review.py ENTENTE [--axe FOLDER] [--shots FOLDER]

On the small case of docs/files.md with six machine-coded events: by keys at 1280
pixels, by buttons and without a script at 390, one is accepted, one edited
first, one merged, one rejected, one accepted and taken back, and acts.csv holds
exactly what it should. Exit 1 with every finding.
"""
import pathlib
import sys
import tempfile

from candidates import case_with_candidates, rows_of
from desk import Browser, Desk, Watch, options

ROWS = [("2018-05-14", "Alba", "Boria", "190", "Gazette", "Shots at the ford"),
        ("2018-07-02", "Boria", "Alba", "070", "Gazette", "Grain is sent"),
        ("2018-07-02", "Boria", "Alba", "070", "Courier", "Grain is sent"),
        ("2018-08-09", "Alba", "Boria", "040", "Radio Alba", "They talk <i>again</i>"),
        ("2018-10-01", "Alba", "Boria", "190", "Radio Alba", "A film of shots"),
        ("2019-06-01", "Boria", "Alba", "070", "Radio Alba", "More grain")]
GIFT = ("2018-07-02.BOR.aid_delivered.1,2018-07-02,,day,BOR,ALB,aid_delivered,,,,,,,,,,"
        "date-unverified,Boria: Grain is sent: Alba,Gazette; Courier,"
        "candidate=mine/2@2018-07-02; test 1 070; told by 2 rows")
TALKS = ("2018-08-10.ALB+BOR.talks_held.1,2018-08-10,,day,ALB+BOR,ALB+BOR,talks_held,,,,,,,,2,,"
         "{},Alba: They talk <i>again</i>: Boria,Radio Alba,candidate=mine/4@2018-08-09; test 1 040")
SOURCES = "Gazette,machine-coded,\"Gazette, by mine\"\nCourier,machine-coded,\"Courier, by mine\"\n"


def at(browser, name, where="/review"):
    """Until the page of this candidate is there, with what reads it."""
    browser.wait_until(f"location.pathname === '{where}' && document.readyState === 'complete' && "
                       f"(document.querySelector('.candidate h2 .q') || {{}}).textContent === '{name}'", 60)


def says(browser, text):
    browser.wait_until(f"((document.querySelector('main') || {{}}).innerText || '').includes('{text}')", 60)


def has(watch, what, text):
    if text not in watch.browser.value("document.querySelector('main').innerText"):
        watch.failures.append(f"{watch.width} px: {what}: no {text!r}")


def type_text(browser, text):
    for one in text:
        browser.press(one)


def set_field(browser, name, value):
    """As a person does who marks the field and types."""
    browser.value(f"(() => {{ const f = document.querySelector('[name=\"{name}\"]'); f.focus(); f.select(); }})()")
    type_text(browser, value)


def click(browser, selector):
    browser.value(f"document.querySelector(`{selector}`).click()")


def check_result(watch, acts, talks_check):
    """What the files hold after the whole of it."""
    case = watch.desk.case
    lines = acts.splitlines()
    place = [line[:10] for line in lines].index("2018-09-01")
    wanted = lines[:place] + [GIFT, TALKS.format(talks_check)] + lines[place:]
    watch.due("acts.csv", (case / "acts.csv").read_text(), "\n".join(wanted) + "\n")
    states = {row["id"]: (row["state"], row["act"], row["reason"])
              for row in rows_of(case / "candidates.csv")}
    watch.due("candidates.csv", states, {
        "c1": ("merged", "2018-05-11.ALB.clash.1", ""),
        "c2": ("accepted", "2018-07-02.BOR.aid_delivered.1", ""),
        "c3": ("accepted", "2018-08-10.ALB+BOR.talks_held.1", ""),
        "c4": ("rejected", "", "a film"),
        "c5": ("open", "", "")})


def by_keys(watch):
    browser, case = watch.browser, watch.desk.case
    acts, sources = (case / "acts.csv").read_text(), (case / "sources.csv").read_text()
    watch.open("/review", "review")
    at(browser, "c1, 1 of 5")
    browser.wait_until("document.querySelector('#reads h3') !== null", 60)
    has(watch, "what reads it", "as sourced; not while the day is not verified")
    watch.look("review with what reads it")
    browser.press("?")
    watch.due("the list of keys", browser.value(
        "document.querySelector('#keys').open && "
        "document.querySelector('#keys').innerText.includes('the next candidate')"), True)
    browser.press("Escape")
    browser.wait_until("!document.querySelector('#keys').open")
    # The next key comes before the focus has left the closed list.
    browser.press("?")
    browser.wait_until("document.activeElement.id === 'keys-on'")
    browser.value("document.querySelector('#keys').close(); document.activeElement.dispatchEvent("
                  "new KeyboardEvent('keydown', {key: 'j', bubbles: true}))")
    at(browser, "c2, 2 of 5")
    has(watch, "publishers", "Gazette; Courier")
    browser.press("k")
    at(browser, "c1, 1 of 5")
    browser.press("m", "Enter")
    at(browser, "c2, 1 of 4")
    has(watch, "what was done", "c1 is merged, 2018-05-11.ALB.clash.1")
    browser.press("a")
    at(browser, "c3, 1 of 3")
    watch.due("the act's id", "2018-07-02.BOR.aid_delivered.1" in (case / "acts.csv").read_text(), True)
    browser.press("e")
    set_field(browser, "row_date", "2018-08-1")
    browser.wait_until("document.querySelector('#reads').innerText.includes('would not check')", 60)
    watch.look("review with a mistake")
    type_text(browser, "0")
    set_field(browser, "row_severity", "2")
    browser.wait_until("document.querySelector('#reads').innerText.includes('What reads it') && "
                       "document.querySelector('#would').innerText.includes('2018-08-10.ALB+BOR.talks_held.1')", 60)
    watch.look("review edited")
    browser.press("Enter")
    at(browser, "c4, 1 of 2")
    browser.press("r", "Enter")  # not without a reason
    type_text(browser, "a film")
    browser.press("Enter")
    at(browser, "c5, 1 of 1")
    browser.press("A")
    says(browser, "No candidate waits")
    watch.due("as sourced", "sourced,Boria: More grain" in (case / "acts.csv").read_text(), True)
    watch.look("review at its end")
    browser.press("u")
    at(browser, "c5, 1 of 1")
    check_result(watch, acts, "date-unverified")
    watch.due("sources.csv", (case / "sources.csv").read_text(), sources + SOURCES)
    # What was decided before can be taken back, too, and is there again.
    browser.press("u")
    at(browser, "c4, 1 of 2")
    watch.due("no page is left", browser.value("location.pathname"), "/review")


def without_script(watch):
    browser, case = watch.browser, watch.desk.case
    acts = (case / "acts.csv").read_text()
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    watch.open("/review", "review without a script", barriers=False)
    at(browser, "c1, 1 of 5")
    click(browser, "#reads a")
    at(browser, "c1, 1 of 5", "/review/reads")
    has(watch, "what reads it", "as sourced; not while the day is not verified")
    click(browser, "#merge button")
    at(browser, "c2, 1 of 4")
    click(browser, ".decide button")
    at(browser, "c3, 1 of 3")
    click(browser, "#edit summary")
    set_field(browser, "row_date", "2018-08-10")
    set_field(browser, "row_severity", "2")
    watch.look("review edited without a script", False)
    click(browser, "#edit button[value=sourced]")
    at(browser, "c4, 1 of 2")
    set_field(browser, "reason", "a film")
    click(browser, "#reject button")
    at(browser, "c5, 1 of 1")
    click(browser, ".decide button")
    says(browser, "No candidate waits")
    click(browser, ".saved button")
    at(browser, "c5, 1 of 1")
    check_result(watch, acts, "sourced")
    browser.call("Emulation.setScriptExecutionDisabled", value=False)
    watch.open("/review?candidate=c5", "review on a phone")


def main():
    arguments, axe, shots = options(sys.argv[1:])
    failures = []
    for width, check in ((1280, by_keys), (390, without_script)):
        with tempfile.TemporaryDirectory() as place:
            case = case_with_candidates(arguments[0], pathlib.Path(place) / "alba", ROWS)
            with Desk(arguments[0], case) as desk, Browser() as browser:
                watch = Watch(browser, desk, failures, axe, shots)
                watch.width = width
                browser.visit(desk.address, width)
                watch.each([check])
    print("\n".join(failures) or "candidates are reviewed, and the files hold what was decided")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
