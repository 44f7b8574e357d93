#!/usr/bin/env python3
"""A game on the desk, from its beginning to the policy that it is kept as.

  play.py ENTENTE [--axe FOLDER] [--shots FOLDER]

On the small case of docs/files.md. Exit 1 with every finding.
"""
import json
import pathlib
import sys
import tempfile
import tomllib

from desk import Browser, Desk, Watch, documented_case, options

READY = "document.readyState === 'complete'"


def submit(browser, selector, until):
    browser.value(f"document.querySelector({selector!r}).click()")
    browser.wait_until(f"({until}) && {READY}", 90)


def heading(browser):
    return browser.value("(document.querySelector('h1')||document).textContent")


def begin(watch, name, months):
    watch.open("/play", "play")
    browser = watch.browser
    browser.value(f"document.querySelector('[name=name]').value = {name!r}")
    browser.value(f"document.querySelector('[name=months]').value = {months}")
    submit(browser, "form[action='/play/begin'] button",
           "document.querySelector('#pass') !== null")
    watch.look("first month")


def written(desk, name):
    return tomllib.loads(
        (desk.case / "games" / f"{name}.toml").read_text(encoding="utf-8"))


def check_months(watch, name):
    """An act is added and taken back, another stays; the month passes."""
    browser = watch.browser
    watch.due("heading", heading(browser), "Month 1 of 3")
    browser.value("document.querySelector('#size').value = '2'")
    browser.value("document.querySelector('#on').value = '2020-01-14'")
    submit(browser, "form[action='/play/game'] button",
           "location.search.includes('act=')")
    if "gift, size 2, on 14 January 2020" not in browser.value(
            "document.querySelector('#chosen').innerText"):
        watch.failures.append("the act that was added is not shown")
    submit(browser, "#chosen a", "!location.search.includes('act=')")
    browser.value("document.querySelector('#on').value = '2021-01-14'")
    browser.value("document.querySelector('form[action=\"/play/game\"]').noValidate = true")
    submit(browser, "form[action='/play/game'] button",
           "document.querySelector('.problem') !== null")
    watch.look("a day of another month")
    browser.value("document.querySelector('#on').value = '2020-01-20'")
    submit(browser, "form[action='/play/game'] button",
           "location.search.includes('2020-01-20')")
    browser.value("document.querySelector('a[href*=\"forecast=1\"]').click()")
    browser.wait_until(f"document.querySelector('#expected') !== null && {READY}")
    watch.look("forecast")
    submit(browser, "#pass", "String((document.querySelector('h1')||document).textContent).includes('Month 2')")
    watch.look("second month")
    first = written(watch.desk, name)["month"]
    watch.due("months in the file", len(first), 1)
    watch.due("act in the file", str(first[0]["acts"][0]["on"]), "2020-01-20")
    submit(browser, "[name=rest]", "document.querySelector('#theory') !== null")
    watch.look("the end")
    watch.due("the first month stays", written(watch.desk, name)["month"][0], first[0])


def check_end(watch, name):
    browser = watch.browser
    game = json.loads(watch.desk.get(f"/play/game.json?name={name}")[2])
    text = browser.value("document.querySelector('main').innerText")
    if game["end"]["title"] not in text:
        watch.failures.append("the end does not tell the theory")
    watch.due("rows of outcomes", browser.value(
        "document.querySelectorAll('#own tbody tr').length"), len(game["outcomes"]))
    gains = [o for o in game["outcomes"] if not o["cost"]]
    watch.due("pictures", browser.value(
        "document.querySelectorAll('#choice-h ~ figure svg').length"), len(gains))
    for rival in game["end"]["rivals"]:
        for own, one in zip(game["end"]["own"], rival["outcomes"]):
            if abs(one["choice"] + one["luck"] - (own["came"] - one["mean"])) > 1e-9:
                watch.failures.append(f"choice and luck do not add up: {one}")
    file = watch.desk.get(f"/play/game.toml?name={name}")[2]
    watch.due("the file", file, (watch.desk.case / "games" / f"{name}.toml").read_text())
    browser.value("document.querySelector('#policy').value = 'mine'")
    submit(browser, "form[action='/play/keep'] button",
           "(document.querySelector('h1')||document).textContent === 'Kept'")
    policy = tomllib.loads((watch.desk.case / "policies" / "mine.toml").read_text())
    watch.due("the kept act", str(policy["rule"][0]["on"][0]), "2020-01-20")


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
                begin(watch, "first", 3)
                check_months(watch, "first")
                check_end(watch, "first")
                watch.open("/play", "play with a game")
    print("\n".join(failures) or "a game is played from its beginning to its end")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
