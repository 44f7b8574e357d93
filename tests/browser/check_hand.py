#!/usr/bin/env python3
"""What the script of a brief adds, used as a reader would; and that nothing is
missing without it.

  check_hand.py HTML [--shots FOLDER]

Checks: the boxes leave what holds every word, the lists what they say, both
count it, and a link to what they hid brings it back; every claim, act and
picture has a mark that leads to it; every picture has its numbers as CSV, and
as SVG that opens alone in its own colours; boxes and lists are reached and used
by the keyboard; the first standing of each word of the glossary leads there.
"""

import pathlib
import re
import sys
import tempfile

from browser import Browser

TYPE = """(place, index, value) => {
  const e = document.querySelectorAll(place + ' .tools input, ' + place +
                                      ' .tools select')[index];
  e.value = value;
  e.dispatchEvent(new Event(e.tagName === 'INPUT' ? 'input' : 'change'));
  return document.querySelector(place + ' .tools [role=status]').textContent;
}"""
SHOWN = """what => [...document.querySelectorAll(what)].filter(
  e => !e.closest('[hidden]')).length"""
MARKS = """(() => {
  const lacking = what => [...document.querySelectorAll(what)].filter(
    e => ![...e.querySelectorAll('a.pl')].some(
      a => decodeURIComponent(a.getAttribute('href').slice(1)) === e.id)
  ).map(e => what + ' ' + e.id);
  return ['.claims tr.line', '#acts li', 'figure'].flatMap(lacking).slice(0, 5);
})()"""
TABLES = """[...document.querySelectorAll('figure')].filter(
  f => !f.querySelector('.get a[download$=".csv"], .get a[download$=".csv.gz"]')
).map(f => f.id)"""
PICTURES = """(() => {
  for (const d of document.querySelectorAll('details')) d.open = true;
  const all = [...document.querySelectorAll('.get')].filter(
    g => g.querySelector('button'));
  const blobs = [], make = URL.createObjectURL;
  URL.createObjectURL = blob => { blobs.push(blob); return make(blob); };
  HTMLAnchorElement.prototype.click = () => {};
  for (const get of all) get.querySelector('button').click();
  window.pictures = all.map((g, i) => [g.parentElement.id, null]);
  blobs.forEach((b, i) => b.text().then(t => { pictures[i][1] = t; }));
  return all.length;
})()"""
GLOSSARY = """[...document.querySelectorAll('a.gt')].map(
  a => a.getAttribute('href'))"""


class Page:
    def __init__(self, browser, failures):
        self.browser, self.failures = browser, failures

    def ask(self, function, *arguments):
        told = ", ".join(repr(a) for a in arguments)
        return self.browser.value(f"({function})({told})")

    def due(self, what, got, expected):
        if got != expected:
            self.failures.append(f"{what}: {got!r} instead of {expected!r}")


def check_finding(page):
    """Of claims by a word of the page and by verdict; of acts by both lists."""
    lines = page.ask(SHOWN, ".claims tr.line")
    one = page.browser.value(
        "document.querySelector('.claims tr.line .cl').textContent")
    told = page.ask(TYPE, "#claims", 0, one.strip("."))
    left = page.ask(SHOWN, ".claims tr.line")
    page.due("the count beside the box", told, f"{left} of {lines}")
    if not 1 <= left < lines:
        page.failures.append(f"“{one}” leaves {left} of {lines} claims")
    heads = page.ask(SHOWN, ".claims tr.grp")
    if heads > left:
        page.failures.append("headings stand above claims that are hidden")
    page.ask(TYPE, "#claims", 0, "zzzz qqqq")
    page.due("claims that say nothing like it",
             page.ask(SHOWN, ".claims tr.line"), 0)
    page.ask(TYPE, "#claims", 0, "")
    page.due("claims after the box is empty",
             page.ask(SHOWN, ".claims tr.line"), lines)
    word = page.browser.value(
        "document.querySelector('#claims .tools option:nth-child(2)').value")
    page.ask(TYPE, "#claims", 1, word)
    page.due(f"claims that are {word}", page.ask(SHOWN, ".claims tr.line"),
             page.browser.value("[...document.querySelectorAll('.claims .v')]"
                                f".filter(v => v.textContent === '{word}')"
                                ".length"))
    page.ask(TYPE, "#claims", 1, "")
    acts = page.ask(SHOWN, "#acts li")
    first = page.browser.value("document.querySelector('#acts li').id")
    kind = page.browser.value(
        "document.querySelectorAll('#acts select')[1].options[1].value")
    told = page.ask(TYPE, "#acts", 2, kind)
    left = page.ask(SHOWN, "#acts li")
    page.due("the count beside the lists", told, f"{left} of {acts}")
    if not 1 <= left < acts:
        page.failures.append(f"the kind {kind} leaves {left} of {acts} acts")
    closed = page.browser.value(
        "[...document.querySelectorAll('#acts details:not([hidden])')]"
        ".filter(d => !d.open).length")
    page.due("years with such acts that stay closed", closed, 0)
    page.ask(TYPE, "#acts", 0, "zzzz qqqq")
    page.due("acts that say nothing like it", page.ask(SHOWN, "#acts li"), 0)
    page.browser.value(f"location.hash = '#{first}'; 1")
    page.browser.value("new Promise(r => setTimeout(r, 100))")
    page.browser.call("Runtime.evaluate", awaitPromise=True,
                      expression="new Promise(r => setTimeout(r, 200))")
    page.due("acts after a link to a hidden one", page.ask(SHOWN, "#acts li"),
             acts)


def check_keyboard(page):
    """Tab reaches the box of the claims, then the list; typing filters."""
    page.browser.value("document.querySelector('#claims .tools button').focus()")
    lines = page.ask(SHOWN, ".claims tr.line")

    def press(key, **more):
        for kind in ("keyDown", "keyUp"):
            page.browser.call("Input.dispatchKeyEvent", type=kind, key=key,
                              **more)
    press("Tab", windowsVirtualKeyCode=9)
    page.due("what Tab reaches", page.browser.value(
        "document.activeElement.type"), "search")
    page.browser.call("Input.insertText", text="zzzz")
    page.due("claims with zzzz", page.ask(SHOWN, ".claims tr.line"), 0)
    for _ in range(4):
        press("Backspace", windowsVirtualKeyCode=8)
    page.due("claims after Backspace", page.ask(SHOWN, ".claims tr.line"),
             lines)
    press("Tab", windowsVirtualKeyCode=9)
    page.due("what the next Tab reaches", page.browser.value(
        "document.activeElement.tagName"), "SELECT")


def check_pictures(page, folder):
    number = page.browser.value(PICTURES)
    page.browser.call("Runtime.evaluate", awaitPromise=True,
                      expression="new Promise(r => setTimeout(r, 500))")
    made = page.browser.value("pictures")
    page.due("pictures that were made", len([m for m in made if m[1]]), number)
    looked_at = {re.sub(r"(variants|nulls|regions)-.*", r"\1", name): (name, text)
                 for name, text in made}
    for name, text in looked_at.values():
        path = folder / f"{name}.svg"
        path.write_text(text, encoding="utf-8")
        page.browser.open(path, 1280)
        for complaint in page.browser.complaints():
            page.failures.append(f"{name}.svg: {complaint}")
        alone = page.browser.value(
            "(() => { const marks = [...document.querySelectorAll('svg svg *')];"
            " const inks = new Set(marks.map(m => getComputedStyle(m).fill +"
            " getComputedStyle(m).stroke));"
            " return [document.documentElement.tagName, marks.length > 3,"
            " inks.size > 1]; })()")
        page.due(f"{name}.svg by itself", alone, ["svg", True, True])
        page.browser.screenshot(folder / f"{name}.png")


def check_glossary(page):
    links = page.browser.value(GLOSSARY)
    entries = page.browser.value(
        "[...document.querySelectorAll('#glossary [id]')].map(e => '#' + e.id)")
    page.due("words that lead to the glossary, once each", sorted(links),
             sorted(entries))
    if len(entries) < 10:
        page.failures.append(f"the glossary has {len(entries)} words")


def check_without_script(browser, html, failures):
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(html, 1280)
    browser.call("Emulation.setScriptExecutionDisabled", value=False)
    page = Page(browser, failures)
    page.due("claims or acts that are hidden without script",
             browser.value("document.querySelectorAll('[hidden]').length"), 0)
    page.due("empty buttons and boxes without script", browser.value(
        "document.querySelectorAll('button, input, select').length"), 0)


def main():
    arguments = sys.argv[1:]
    shots = None
    if "--shots" in arguments:
        at = arguments.index("--shots")
        shots = pathlib.Path(arguments[at + 1])
        shots.mkdir(parents=True, exist_ok=True)
        del arguments[at:at + 2]
    html, failures = arguments[0], []
    with tempfile.TemporaryDirectory() as name, Browser() as browser:
        page = Page(browser, failures)
        browser.open(html, 1280)
        failures += [f"no mark that leads to it: {one}"
                     for one in browser.value(MARKS)]
        failures += [f"no numbers beside it: {one}"
                     for one in browser.value(TABLES)]
        check_glossary(page)
        check_keyboard(page)
        check_finding(page)
        failures += browser.complaints()
        check_without_script(browser, html, failures)
        browser.open(html, 1280)
        check_pictures(page, shots or pathlib.Path(name))
    for failure in failures:
        print(f"FAILED  {failure}")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
