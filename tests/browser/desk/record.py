#!/usr/bin/env python3
"""The record of the desk, used as an analyst would, in a real browser.

  record.py ENTENTE CASE [--axe FOLDER] [--shots FOLDER]

On a desk and on a phone: search as one types, facets, time by dragging and by
keys, rows by j and k, an act, the way back; CSV, JSON and BibTeX of what is
shown; all of it without script, too. Exit 1 with every finding.
"""
import csv
import json
import sys
import urllib.parse

from desk import Browser, Desk, Watch, check_watch, options

COUNT = "parseInt(document.querySelector('#count').textContent.replace(/,/g, ''))"
ROWS = "document.querySelectorAll('.acts-table tbody tr').length"
QUERY = "location.search"
FOCUS = "document.activeElement.textContent.trim()"


def acts_of(case):
    with open(case / "acts.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def says(act, *words):
    text = "\n".join((act["id"], act["summary"], act["note"], act["source"])).lower()
    return all(w.lower() in text for w in words)


def check_finding(watch, acts):
    """What is typed narrows at once, and stands in the address."""
    browser = watch.browser
    watch.open("/record", "record", watch.width > 1000)
    watch.due("acts", browser.value(COUNT), len(acts))
    watch.due("rows", browser.value(ROWS), min(200, len(acts)))
    browser.press("/")
    watch.due("what / reaches", browser.value("document.activeElement.id"), "q")
    browser.call("Input.insertText", text="cruise missile")
    found = sum(says(a, "cruise", "missile") for a in acts)
    browser.wait_until(f"{COUNT} === {found}")
    watch.due("address", browser.value(QUERY), "?q=cruise+missile")
    watch.due("what has the focus", browser.value("document.activeElement.id"), "q")
    browser.press("Escape")
    browser.value("document.querySelector('.facet a[href*=\"kind=\"]').click()")
    browser.wait_until("location.search.includes('kind=')")
    kind = urllib.parse.parse_qs(browser.value(QUERY)[1:])["kind"][0]
    left = sum(a["kind"] == kind and says(a, "cruise", "missile") for a in acts)
    browser.wait_until(f"{COUNT} === {left}")
    watch.due("what is typed, after a facet",
              browser.value("document.getElementById('q').value"), "cruise missile")
    watch.look("record narrowed")
    return kind


def check_keyboard(watch):
    """Tab alone: the way past the navigation, the box, a facet, and back to it
    when the page has changed; what has the focus is seen."""
    browser = watch.browser
    watch.open("/record", "record by keyboard", False)
    browser.press("Tab")
    watch.due("what Tab reaches first", browser.value(FOCUS), "Skip to the content")
    browser.press("Enter")
    watch.due("where it leads", browser.value("document.activeElement.id"), "main")
    browser.press("Tab")
    watch.due("what comes next", browser.value("document.activeElement.id"), "q")
    browser.call("Input.insertText", text="missile")
    browser.wait_until("location.search === '?q=missile'")
    for _ in range(60):
        browser.press("Tab")
        if browser.value("document.activeElement.matches('.facet a')"):
            break
    watch.due("outline of what has the focus", browser.value(
        "getComputedStyle(document.activeElement).outlineStyle"), "solid")
    place = browser.value("document.activeElement.dataset.place")
    before = browser.value(COUNT)
    browser.press("Enter")
    browser.wait_until(f"{COUNT} !== {before} && location.search.includes('&')")
    watch.due("the focus after the change",
              browser.value("document.activeElement.dataset.place"), place)
    watch.due("it is chosen", browser.value(
        "document.activeElement.getAttribute('aria-current')"), "true")
    watch.due("what is said aloud", browser.value(
        "document.querySelector('#said').textContent"),
        browser.value("document.querySelector('#count').textContent"))
    browser.press("Enter")
    browser.wait_until("location.search === '?q=missile'")
    watch.due("the focus after taking it back",
              browser.value("document.activeElement.dataset.place"), place)
    browser.value("document.querySelectorAll('.facet details')[1].open = true; "
                  "document.querySelectorAll('.facet details')[1].querySelector('a').click()")
    browser.wait_until("location.search.includes('&')")
    browser.wait_until("document.querySelectorAll('.chip').length === 1")
    watch.due("lists that were open and are", browser.value(
        "document.querySelectorAll('.facet details[open]').length"), 1)


def check_hand_out(watch, acts, kind):
    """The same acts as CSV, JSON and BibTeX."""
    wanted = [a["id"] for a in acts
              if a["kind"] == kind and says(a, "cruise", "missile")]
    for ending in ("csv", "json", "bib"):
        to = watch.browser.value(
            f"document.querySelector('caption a[href*=\".{ending}?\"]').getAttribute('href')")
        text = watch.desk.get(to)[2]
        if ending == "csv":
            ids = [row["id"] for row in csv.DictReader(text.splitlines())]
        elif ending == "json":
            ids = [act["id"] for act in json.loads(text)]
        else:
            ids = [i for i in wanted if i.replace("_", "\\_") in text]
        watch.due(f"ids in {ending}", sorted(ids), sorted(wanted))


def check_back(watch, acts):
    """The way back leads through the states."""
    browser = watch.browser
    browser.value("history.back()")
    browser.wait_until("!location.search.includes('kind=')")
    found = sum(says(a, "cruise", "missile") for a in acts)
    browser.wait_until(f"{COUNT} === {found}")


def check_axis(watch, acts):
    """A part of the axis that is dragged over becomes the address; keys move it."""
    browser = watch.browser
    watch.open("/record?from=2017-01-01&to=2020-12-31", "record 2017 to 2020", False)
    if watch.width >= 900:
        box = browser.value("(() => { const b = document.querySelector('#axis svg')"
                            ".getBoundingClientRect(); return [b.left, b.top, b.width,"
                            " b.height]; })()")
        left, top, width, height = box
        browser.drag((left + width * 0.25, top + height / 2),
                     (left + width * 0.5 - 1, top + height / 2))
        browser.wait_until("location.search.includes('from=2018')")
        asked = urllib.parse.parse_qs(browser.value(QUERY)[1:])
        begin, end = asked["from"][0], asked["to"][0]
        if not ("2017-12-28" <= begin <= "2018-01-04" and "2018-12-27" <= end <= "2019-01-03"):
            watch.failures.append(f"a year was dragged over, not {begin} to {end}")
        inside = sum(begin <= a["date"] <= end for a in acts)
        browser.wait_until(f"{COUNT} === {inside}")
        watch.look("record zoomed", False)
    before = browser.value("document.querySelector('#axis').dataset.from")
    browser.press("-")
    browser.wait_until(f"document.querySelector('#axis').dataset.from < '{before}'")
    browser.press("+")
    browser.wait_until(f"document.querySelector('#axis').dataset.from >= '{before}'")
    browser.press("0")
    browser.wait_until(f"{COUNT} === {len(acts)}")
    watch.due("address of all", browser.value(QUERY), "")


def check_rows(watch):
    """j and k go along the rows, Enter opens one; what is around it is linked."""
    browser = watch.browser
    watch.open("/record?q=singapore&order=oldest", "record of a word", False)
    first = browser.value("document.querySelector('[data-row]').textContent")
    second = browser.value("document.querySelectorAll('[data-row]')[1].textContent")
    browser.press("j", "j")
    watch.due("after j j", browser.value(FOCUS), second)
    browser.press("k")
    watch.due("after k", browser.value(FOCUS), first)
    browser.press("Enter")
    browser.wait_until("location.pathname === '/record/act' && document.readyState === 'complete'")
    watch.due("heading", browser.value("document.querySelector('h1').textContent"), first)
    watch.look("act")
    browser.press("?")
    watch.due("the list of keys", browser.value("document.querySelector('#keys').open"), True)
    watch.look("keys")
    browser.press("Escape")
    watch.open("/record/act?id=2018-06-12.USA.exercise_suspended.1", "an act that is read", watch.width > 1000)
    text = browser.value("document.querySelector('main').innerText")
    for wanted in ("drill cut 2018-19", "case.toml:", "recent(drill cut 2018-19, 30)",
                   "2018-06-12.USA.exercise_suspended.1"):
        if wanted not in text:
            watch.failures.append(f"an act's page lacks {wanted!r}")


def check_without_script(watch, acts):
    """Links and the form do it, too."""
    browser = watch.browser
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    watch.open("/record?q=cruise+missile", "record without script", False)
    browser.call("Emulation.setScriptExecutionDisabled", value=False)
    watch.due("acts without script", browser.value(COUNT),
              sum(says(a, "cruise", "missile") for a in acts))
    watch.due("its form", browser.value(
        "[document.querySelector('.find').method, document.querySelector('.find').action]"),
        ["get", watch.desk.root + "/record"])


def check_change(watch):
    """A mistake in a file is told on the page, and its mending."""
    acts = watch.desk.case / "acts.csv"
    whole = acts.read_bytes()
    acts.write_bytes(whole.replace(b",summit,", b",sumit,", 1))
    watch.open("/record", "record with a mistake")
    text = watch.browser.value("document.querySelector('.mistakes').innerText")
    if "unknown kind 'sumit'" not in text or "did you mean 'summit'?" not in text:
        watch.failures.append(f"the mistake is not told: {text}")
    acts.write_bytes(whole)
    watch.open("/record", "record again", False)
    watch.due("mistakes after mending",
              watch.browser.value("document.querySelectorAll('.mistakes').length"), 0)


def main():
    arguments, axe, shots = options(sys.argv[1:])
    failures = []
    with Desk(arguments[0], arguments[1]) as desk, Browser() as browser:
        acts = acts_of(desk.case)
        watch = Watch(browser, desk, failures, axe, shots)
        browser.visit(desk.address, 1280)
        watch.due("the address after the token",
                  browser.value("location.href"), desk.root + "/record")
        for watch.width in (1280, 390):
            kind = check_finding(watch, acts)
            check_hand_out(watch, acts, kind)
            check_back(watch, acts)
            check_keyboard(watch)
            check_axis(watch, acts)
            check_rows(watch)
        check_without_script(watch, acts)
        check_change(watch)
        check_watch(watch)
        if shots:
            browser.pdf(shots / "record.pdf")
    print("\n".join(failures) or "the record does what it says")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
