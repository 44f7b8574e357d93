#!/usr/bin/env python3
"""The section of policies in a page, on the desk, on a phone and on paper.

  policies.py POLICIES_PAGE

Makes a page with eleven invented policies, checks it as check_brief.py does,
and: every panel has as many rows as there are policies, names stand beside
each panel on a phone, no words lie on each other, letters stay legible, what
folds is shut on paper, and the section prints on no more than two pages and a
half of A4. Exit 1 with every failure named.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

from browser import Browser

HERE = pathlib.Path(__file__).resolve().parent
LEAST_LETTERS = 9  # pixels, of the smallest words of a panel on a phone

PANELS = """(() => {
  const shown = e => e.getClientRects().length > 0;
  return {
    panels: document.querySelectorAll('#policies .pol-p svg').length,
    names: [...document.querySelectorAll('#policies .pol-n')].filter(shown).length,
    rows: [...document.querySelectorAll('#policies .pol-p svg')].map(
      s => s.querySelectorAll('line.axl2').length),
    level: [...document.querySelectorAll('#policies .pol-p')].every(p => {
      const n = p.previousElementSibling;
      return !shown(n) || Math.abs(n.getBoundingClientRect().height
                                   - p.getBoundingClientRect().height) < 2;
    }),
    letters: Math.min(...[...document.querySelectorAll('#policies .pol svg')].filter(
      shown).map(s => 11.5 * s.getBoundingClientRect().width
                 / s.viewBox.baseVal.width)),
  };
})()"""

HEAPED = """(() => {
  const bad = [];
  for (const svg of document.querySelectorAll('#policies svg, .bl svg')) {
    const boxes = [...svg.querySelectorAll('text')].map(
      t => [t.getBoundingClientRect(), t.textContent]).filter(b => b[0].width > 0);
    for (let i = 0; i < boxes.length; ++i)
      for (let j = 0; j < i; ++j) {
        const [a, b] = [boxes[i][0], boxes[j][0]];
        if (a.left < b.right - 1 && b.left < a.right - 1 &&
            a.top < b.bottom - 3 && b.top < a.bottom - 3)
          bad.push(boxes[j][1] + ' / ' + boxes[i][1]);
      }
  }
  return bad.slice(0, 5);
})()"""


def section_pages(pdf):
    """Pages of the print on which the section of policies stands."""
    pages = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True,
                           capture_output=True, text=True).stdout.split("\f")
    first = next(i for i, p in enumerate(pages) if "Policies, if the assoc" in p)
    last = next(i for i, p in enumerate(pages) if "What this brief cannot see" in p)
    return first, last, pages


def main():
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        html = pathlib.Path(folder) / "policies.html"
        subprocess.run([sys.argv[1], str(html)], check=True)
        checked = subprocess.run(
            [sys.executable, str(HERE / "check_brief.py"), str(html)])
        if checked.returncode:
            failures.append("the page fails as every brief may")
        with Browser() as browser:
            for width, names in ((1280, 2), (390, 8)):
                browser.open(html, width)
                seen = browser.value(PANELS)
                if seen["panels"] != 8 or set(seen["rows"]) != {11}:
                    failures.append(f"panels and their rows: {seen}")
                if seen["names"] != names or not seen["level"]:
                    failures.append(f"at {width} pixels names stand {seen}")
                if seen["letters"] < LEAST_LETTERS:
                    failures.append(f"letters of {seen['letters']:.1f} pixels")
                for words in browser.value(HEAPED):
                    failures.append(f"at {width} pixels on each other: {words}")
            # A planted heap must be found.
            browser.value("document.querySelectorAll('#policies .pol-p text')[3]"
                          ".setAttribute('y', document.querySelectorAll("
                          "'#policies .pol-p text')[4].getAttribute('y'))")
            browser.value("document.querySelectorAll('#policies .pol-p text')[3]"
                          ".setAttribute('x', document.querySelectorAll("
                          "'#policies .pol-p text')[4].getAttribute('x'))")
            if not browser.value(HEAPED):
                failures.append("words on each other are not found")
            browser.open(html, 1280)
            browser.pdf(pathlib.Path(folder) / "policies.pdf")
        first, last, pages = section_pages(pathlib.Path(folder) / "policies.pdf")
        if last - first > 2:
            failures.append(f"it prints on pages {first + 1} to {last + 1}")
        text = "\n".join(pages)
        if re.search(r"says, does and changes|Each policy by itself", text):
            failures.append("what folds is printed")
    for failure in failures:
        print(f"FAILED  {failure}")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
