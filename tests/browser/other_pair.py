#!/usr/bin/env python3
"""The brief of an invented pair is read for words of the shipped case and for
sentences that do not hold together.

  other_pair.py ENTENTE FOLDER

Invents the case (tools/invent_case.py), makes its brief in FOLDER, opens it as
check_brief.py does, and reads all its text. Exit 1 with every finding.
"""

import pathlib
import re
import subprocess
import sys

from browser import Browser

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import check_names  # noqa: E402

# What no case but the shipped one has, and it no names for.
FOREIGN = re.compile(r"\b(hotline|missile|nuclear|leaflet|summit|density of sources"
                     r"|sanction|drill|concession|provocation|pressure but)s?\b",
                     re.IGNORECASE)
BROKEN = [
    (r"\b[Aa] (?!uni|use|eu|one)[aeiou]\w+", "an article before a vowel"),
    (r"\b[Aa]n [bcdfgjklpqtvwz]\w+", "an article before a consonant"),
    (r"(?<![\d.,/–-])\b1 (?:acts|days|lines|claims|theories|forecasts|records|variants"
     r"|doubts|sources|cuts|fits|restorations|breaks)\b", "one of many"),
    (r"\b(?:All|all|Both) (?:one|none|no)\b", "all of one"),
    (r"\bnan\b|\binf\b|\bnull\b(?! of| band|s)", "a number that is none"),
    (r"\(\s*\)|“\s*”|\[\s*\]", "empty brackets"),
    (r" [,;.:](?: |$)|[,;:] ?[.;,](?! )|\.\.(?!\.)", "punctuation"),
    (r"\b(the|a|of|in|is|and|or) \1\b", "a word twice"),
    (r"\{\{|\}\}", "a tag of a template"),
]


HEAPED = """(() => {
  const boxes = [...document.querySelectorAll('#lines .flags text')].map(
    t => t.getBoundingClientRect());
  let heaped = 0;
  for (let i = 0; i < boxes.length; ++i)
    for (let j = 0; j < i; ++j)
      if (boxes[i].left < boxes[j].right && boxes[j].left < boxes[i].right &&
          boxes[i].top < boxes[j].bottom - 2 && boxes[j].top < boxes[i].bottom - 2)
        ++heaped;
  return [boxes.length, heaped];
})()"""


def findings(text, named):
    for line in text.splitlines():
        for pattern, what in [(named, "the name of another case"),
                              (FOREIGN, "a word of another case"),
                              *((re.compile(p), w) for p, w in BROKEN)]:
            found = pattern.search(line)
            if found:
                yield f"{what}: {found.group()!r} in: {line.strip()[:160]}"


def text_of(html):
    with Browser() as browser:
        browser.open(html, 1280)
        dates, heaped = browser.value(HEAPED)
        if dates < 5 or heaped:
            raise SystemExit(f"of {dates} dates above the lines {heaped} overlap")
        browser.value("document.querySelectorAll('details')"
                      ".forEach(d => { d.open = true; })")
        return browser.value("document.body.innerText + '\\n' + "
                             "[...document.querySelectorAll('svg title, svg desc,"
                             " svg text')].map(e => e.textContent).join('\\n')")


def main():
    entente, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    case, html = folder / "river", folder / "river.html"
    subprocess.run([sys.executable, str(ROOT / "tools/invent_case.py"), str(case)],
                   check=True)
    subprocess.run([entente, "brief", str(case), "-o", str(html), "--quiet"],
                   check=True, stdout=subprocess.DEVNULL)
    subprocess.run([sys.executable, str(HERE / "check_brief.py"), str(html)],
                   check=True)
    named = check_names.pattern_of(check_names.names_of_cases())
    # A page with one word of each kind must not pass.
    for planted in ("cut by Pyongyang", "Every hotline", "near a Indian feast".lower(),
                    "1 acts", "All one lines", "rate nan", "none ()", "so , it"):
        if not list(findings(planted, named)):
            raise SystemExit(f"the reader misses '{planted}'")
    bad = sorted(set(findings(text_of(html), named)))
    print("\n".join(bad) or "reads as its own")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
