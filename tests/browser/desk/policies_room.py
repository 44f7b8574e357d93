#!/usr/bin/env python3
"""Policies on the desk: a rule by menus, two side by side, the file kept.

  policies_room.py ENTENTE [--axe FOLDER] [--shots FOLDER]

On the small case of docs/files.md. Exit 1 with every finding.
"""
import pathlib
import sys
import tempfile
import tomllib

from desk import Browser, Desk, Watch, documented_case, options

READY = "document.readyState === 'complete'"


def submit(browser, selector, until):
    browser.value(f"document.querySelector({selector!r}).click()")
    browser.wait_until(f"({until}) && {READY}", 90)


def check_draft(watch):
    browser = watch.browser
    watch.open("/policies", "policies")
    watch.due("policies of the case", browser.value(
        "document.querySelectorAll('#policies tbody tr').length"), 2)
    browser.value("document.querySelector('#size').value = '3'")
    browser.value("document.querySelector('#when_group').value = 'talks'")
    submit(browser, "#add-rule", "document.querySelector('#draft') !== null")
    text = browser.value("document.querySelector('#draft').innerText")
    if "A gift of size 3 on a day within 30 days of" not in text:
        watch.failures.append(f"the rule is not read aloud: {text}")
    watch.look("a rule by menus")
    submit(browser, "#add-never", "document.querySelector('.problem') !== null")
    watch.look("a contradiction")
    submit(browser, "#draft li:nth-child(2) a", "document.querySelector('.problem') === null")
    here = browser.value("location.pathname + location.search")
    submit(browser, "#try", "document.querySelector('#two') !== null")
    watch.look("two policies")
    words = browser.value("document.querySelector('#two').innerText")
    if not any(word in words for word in ("tied", "fewer", "more")):
        watch.failures.append("the comparison has no word")
    watch.open(here, "the draft again")
    browser.value("document.querySelector('#name').value = 'grain-after-talks'")
    submit(browser, "#keep", "location.pathname === '/policies' && "
           "document.querySelectorAll('#policies tbody tr').length === 3")
    kept = tomllib.loads((watch.desk.case / "policies" / "grain-after-talks.toml").read_text())
    watch.due("the kept rule", kept["rule"][0], {
        "group": "gift", "size": 3, "when": "within(talks, 30)", "every": 60})


def check_two(watch):
    browser = watch.browser
    browser.value("document.querySelector('#b').selectedIndex = 1")
    submit(browser, "#compare", "document.querySelector('#two') !== null")
    watch.due("rows", browser.value(
        "document.querySelectorAll('#two tbody tr').length"), 4)
    watch.open("/policies", "policies with one more")
    submit(browser, "a[href='/policies/all']",
           "String((document.querySelector('h1')||document).textContent).startsWith('All policies')")
    watch.look("all policies")


def main():
    arguments, axe, shots = options(sys.argv[1:])
    failures = []
    with tempfile.TemporaryDirectory() as place:
        case = documented_case(pathlib.Path(place) / "alba")
        for width in (1280, 390):
            with Desk(arguments[0], case) as desk, Browser() as browser:
                watch = Watch(browser, desk, failures, axe, shots)
                watch.width = width
                browser.visit(desk.address, width)
                check_draft(watch)
                check_two(watch)
    print("\n".join(failures) or "policies are made, compared and kept")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
