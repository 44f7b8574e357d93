#!/usr/bin/env python3
"""Opens a brief as a reader would: on the desk, on a phone, on paper.

  check_brief.py HTML [--shots FOLDER]

Checks: nothing in the console; no sideways scroll of the page at 340, 390 and
1280 pixels, with all that folds open; every inner link has a target; no
address but those of sources, and none that is fetched; it reads without
scripts; prints to A4 in a bearable number of pages. Exit 1 with every failure
named. --shots also leaves the pictures and the print there.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

from browser import Browser

WIDTHS = (340, 390, 1280)
A4 = (595, 842)  # points
MOST_PAGES = 12
MOST_BYTES = 3_500_000  # 35 claims, each with its acts and its nulls

WIDER_THAN_PAGE = """(() => {
  const width = document.documentElement.clientWidth, found = [];
  const inBox = e => e.closest('.scroll') !== null;
  if (document.documentElement.scrollWidth > width)
    for (const e of document.body.querySelectorAll('*'))
      if (e.getBoundingClientRect().right > width + 1 && !inBox(e))
        found.push(e.tagName + '.' + e.className.toString().slice(0, 40));
  return {page: document.documentElement.scrollWidth, width: width,
          found: found.slice(0, 5)};
})()"""

DANGLING = """(() => {
  const missing = new Set();
  for (const a of document.querySelectorAll('a[href^="#"]')) {
    const id = decodeURIComponent(a.getAttribute('href').slice(1));
    if (id && !document.getElementById(id)) missing.add(id);
  }
  return [...missing].slice(0, 5);
})()"""

TWICE = """(() => {
  const seen = new Set(), twice = new Set();
  for (const e of document.querySelectorAll('[id]'))
    (seen.has(e.id) ? twice : seen).add(e.id);
  return [...twice].slice(0, 5);
})()"""

NAMELESS = """[...document.querySelectorAll('svg[role=img]')].filter(
  s => (s.getAttribute('aria-labelledby') || '').split(' ').some(
    id => !document.getElementById(id))).length"""


def check_screens(browser, html, shots, failures):
    for width in WIDTHS:
        browser.open(html, width)
        if shots:
            browser.screenshot(shots / f"brief-{width}.png")
        browser.value("document.querySelectorAll('details')"
                      ".forEach(d => { d.open = true; })")
        seen = browser.value(WIDER_THAN_PAGE)
        if seen["page"] > seen["width"]:
            failures.append(f"at {width} pixels the page is {seen['page']} "
                            f"wide: {', '.join(seen['found'])}")
        for complaint in browser.complaints():
            failures.append(f"at {width} pixels: {complaint}")
    for what, expression in (("links without a target", DANGLING),
                             ("ids that stand twice", TWICE)):
        found = browser.value(expression)
        if found:
            failures.append(f"{what}: {', '.join(found)}")
    if browser.value(NAMELESS):
        failures.append("a chart has no title or description")


def check_without_script(browser, html, failures):
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(html, 1280)
    browser.call("Emulation.setScriptExecutionDisabled", value=False)
    words = browser.value("document.body.innerText.length")
    heads = browser.value("document.querySelectorAll('h2').length")
    if words < 2000 or heads < 5:
        failures.append("without scripts the page is nearly empty")


def check_paper(browser, html, pdf, failures):
    browser.open(html, 1280)
    browser.pdf(pdf)
    told = subprocess.run(["pdfinfo", str(pdf)], check=True,
                          capture_output=True, text=True).stdout
    pages = int(re.search(r"Pages:\s+(\d+)", told).group(1))
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", told)
    for got, due in zip(size.groups(), A4):
        if abs(float(got) - due) > 1.5:
            failures.append(f"the print is not A4: {size.group(0)}")
            break
    if pages > MOST_PAGES:
        failures.append(f"the print has {pages} pages, more than {MOST_PAGES}")
    return pages


def check_text(html, failures):
    text = pathlib.Path(html).read_text(encoding="utf-8")
    if len(text.encode()) > MOST_BYTES:
        failures.append(f"the file has {len(text.encode())} bytes")
    fetched = re.findall(
        r"<(?:link|script|img|iframe|object|embed)\b[^>]*(?:src|href)=[^>]*",
        text) + re.findall(r"@import|url\((?!#)", text)
    if fetched:
        failures.append(f"the page fetches something: {fetched[0][:80]}")
    if "{{" in text or "}}" in text.split("</style>", 1)[-1].split(
            "<script>", 1)[0]:
        failures.append("a tag of a template is left in the page")


def main():
    arguments = sys.argv[1:]
    shots = None
    if "--shots" in arguments:
        at = arguments.index("--shots")
        shots = pathlib.Path(arguments[at + 1])
        shots.mkdir(parents=True, exist_ok=True)
        del arguments[at:at + 2]
    if len(arguments) != 1:
        raise SystemExit(__doc__)
    html, failures = arguments[0], []
    check_text(html, failures)
    with tempfile.TemporaryDirectory() as folder, Browser() as browser:
        check_screens(browser, html, shots, failures)
        check_without_script(browser, html, failures)
        pages = check_paper(browser, html,
                            (shots or pathlib.Path(folder)) / "brief.pdf",
                            failures)
    for failure in failures:
        print(f"FAILED  {failure}")
    if failures:
        raise SystemExit(1)
    print(f"reads at {', '.join(map(str, WIDTHS))} pixels; "
          f"prints to {pages} pages of A4")


if __name__ == "__main__":
    main()
