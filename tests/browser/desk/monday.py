#!/usr/bin/env python3
"""docs/howto/a-monday-at-the-desk.md, done in a real browser as it is written.

  monday.py ENTENTE CASE [--shots FOLDER] [--quick | --planted]

The page is read: its first command makes the candidates, and each step is done
token by token. **Bold** and `code` behind it fill the field of that label; **bold**
alone presses the button, link, fold or box of that name; `a` becomes `b` edits the
text; *italics* must be seen; the last step's `code` is every file that has changed.
What the desk does not have fails. With --quick nothing is computed: what follows a
button that computes is left out up to the next button of the same form, or the next
room. With --planted a page that names what is not
there must fail at each of the names. Exit 1 with every finding.
"""
import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

from desk import ROOT, Browser, Desk, Watch, options

PAGE = ROOT / "docs" / "howto" / "a-monday-at-the-desk.md"
LONG = 120  # seconds, where other tests run beside this one
COMPUTE = ("Words and chances that would move", "Words before and after",
           "Ask", "Compare the two", "Compare", "On two pages of A4")
TOKEN = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|`(?P<code>[^`]+)`|(?<!\*)\*(?P<seen>[^*]+)\*(?!\*)")

FIND = r"""
(() => {
  const wanted = %s, kind = %s;
  const words = (e) => {
    const copy = e.cloneNode(true);
    copy.querySelectorAll('kbd, .unseen, .q, select, input, textarea, datalist').forEach(x => x.remove());
    return copy.textContent.replace(/\s+/g, ' ').trim();
  };
  const shown = (e) => e.getClientRects().length > 0 || e.closest('details:not([open])') !== null;
  const all = (selector) => [...document.querySelectorAll(selector)].filter(e => shown(e) && words(e) === wanted);
  const near = (list) => list.find(e => window.mondayForm && (e.form === window.mondayForm || e.closest('form') === window.mondayForm)) || list[0];
  if (kind === 'field') {
    const label = near(all('main label'));
    return label && label.control;
  }
  return near(all('main button')) || near(all('main a, main summary, main label')) || all('nav a')[0];
})()
"""


def steps_of(text):
    """(heading, text without code blocks, console commands) of each step."""
    for part in re.split(r"(?m)^## ", text)[1:]:
        heading, body = part.split("\n", 1)
        commands = re.findall(r"(?m)^\$ (.*)$", body)
        yield heading, re.sub(r"(?ms)^```.*?^```$", "", body), commands


def actions_of(text):
    """(what, name, more) in their order: fill, press, edit, see, code."""
    found = list(TOKEN.finditer(text))
    at = 0
    while at < len(found):
        token = found[at]
        behind = found[at + 1] if at + 1 < len(found) else None
        between = text[token.end():behind.start()] if behind else ""
        name = re.sub(r"\s+", " ", token.group(token.lastgroup))
        if token.lastgroup == "bold" and behind and behind.lastgroup == "code" and not between.strip():
            yield "fill", name, behind.group("code")
            at += 1
        elif token.lastgroup == "code" and behind and between.strip() == "becomes":
            yield "edit", name, behind.group("code")
            at += 1
        else:
            yield {"bold": "press", "code": "code", "seen": "see"}[token.lastgroup], name, None
        at += 1


class Morning:
    def __init__(self, watch, quick=False, patience=LONG):
        self.watch, self.browser, self.quick, self.patience = watch, watch.browser, quick, patience

    def wait_for(self, kind, name):
        """The control of that name, as an object of the page; nothing in time: none."""
        end = time.monotonic() + self.patience
        while time.monotonic() < end:
            try:
                result = self.browser.call(
                    "Runtime.evaluate", expression=FIND % (json.dumps(name), json.dumps(kind)))
                if result["result"].get("objectId"):
                    return result["result"]["objectId"]
            except SystemExit as error:
                if "navigated" not in str(error):
                    raise
            time.sleep(0.05)
        raise SystemExit(f"there is no {kind} {name!r} at {self.browser.value('location.href')}")

    def is_in_form(self, name):
        """Whether the form that was filled last has a button of that name."""
        control = FIND.strip() % (json.dumps(name), '"button"')
        return self.browser.value(f"(c => !!c && !!window.mondayForm && c.closest('form') === window.mondayForm)({control})")

    def on(self, control, function, *arguments):
        return self.browser.call(
            "Runtime.callFunctionOn", objectId=control, functionDeclaration=function,
            arguments=[{"value": one} for one in arguments], returnByValue=True)["result"].get("value")

    def fill(self, name, text):
        control = self.wait_for("field", name)
        done = self.on(control, """function(text) {
            window.mondayForm = this.form;
            if (this instanceof HTMLSelectElement) {
              const option = [...this.options].find(o => o.value === text || o.text.trim() === text || o.text.startsWith(text + ' · '));
              if (!option) return false;
              option.selected = true;
            } else this.value = text;
            this.dispatchEvent(new Event('input', {bubbles: true}));
            this.dispatchEvent(new Event('change', {bubbles: true}));
            return true;
          }""", text)
        if not done:
            raise SystemExit(f"{name!r} does not offer {text!r}")

    def press(self, name):
        control = self.wait_for("button", name)
        self.browser.events.clear()
        asked = False
        try:
            self.on(control, "function() { this.click(); }")
            self.browser.value("1")
        except SystemExit as error:
            if "navigated" not in str(error):
                raise
            asked = True  # another page came at once
        asked = asked or any(e.get("method") in ("Page.frameRequestedNavigation", "Page.frameStartedLoading")
                             for e in self.browser.events)
        end = time.monotonic() + LONG
        while asked and time.monotonic() < end and not any(
                e.get("method") == "Page.loadEventFired" for e in self.browser.events):
            self.browser.events.append(self.browser.read())

    def edit(self, old, new):
        done = self.browser.value(
            "(() => { const t = document.querySelector('main textarea'); if (!t || !t.value.includes(%s)) return false;"
            " t.value = t.value.replace(%s, () => %s); t.dispatchEvent(new Event('input', {bubbles: true}));"
            " window.mondayForm = t.form; return true; })()" % (json.dumps(old), json.dumps(old), json.dumps(new)))
        if not done:
            raise SystemExit(f"no text holds {old!r}")

    def see(self, text):
        try:
            self.browser.wait_until(
                "document.body && document.body.innerText.replace(/\\s+/g, ' ').includes(%s)" % json.dumps(text), LONG)
        except SystemExit:
            raise SystemExit(f"{text!r} is not seen at {self.browser.value('location.href')}") from None

    def do(self, text):
        rooms = self.browser.value("[...document.querySelectorAll('nav a')].map(a => a.textContent)")
        skips = False
        for what, name, more in actions_of(text):
            skips = skips and not (what == "press" and (name in rooms or self.is_in_form(name)))
            if skips:
                continue
            if self.quick and what == "press" and name in COMPUTE:
                self.wait_for("button", name)
                skips = True
            elif what == "fill":
                self.fill(name, more)
            elif what == "edit":
                self.edit(name, more)
            elif what == "press":
                self.press(name)
            elif what == "see":
                self.see(name)


def files_of(case):
    return {str(path.relative_to(case)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in case.rglob("*") if path.is_file() and not path.name.startswith(".")}


def prepared(entente, case, place, commands):
    """The folder in which a reader of the page would work."""
    shutil.copytree(case, place / "korea")
    (place / "entente").symlink_to(entente)
    (place / "fixtures").symlink_to(ROOT / "tests" / "fixtures")
    for command in commands:
        subprocess.run(["bash", "-c", command], cwd=place, check=True, stdout=subprocess.DEVNULL)
    return place / "korea"


class Here(Desk):
    """On the case itself."""

    def __enter__(self):
        self.case = self.original
        self.start(self.case)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        code = self.process.wait(timeout=60)
        self.process.stdout.close()
        if code != 0:
            raise SystemExit(f"the desk ended with {code}")


def morning(entente, case, shots, quick, failures):
    steps = list(steps_of(PAGE.read_text(encoding="utf-8")))
    if not 8 <= len(steps) <= 12:
        failures.append(f"{len(steps)} steps")
    with tempfile.TemporaryDirectory() as place:
        before = files_of(case)
        case = prepared(entente, case, pathlib.Path(place), steps[0][2])
        with Here(entente, case) as desk, Browser() as browser:
            browser.visit(desk.address, 1280)
            watch = Watch(browser, desk, failures, None, shots)
            for heading, text, _ in steps[:-1]:
                begin = time.monotonic()
                try:
                    Morning(watch, quick).do(text)
                except SystemExit as error:
                    failures.append(f"step {heading}: {error}")
                watch.look("monday " + heading, False)
                print(f"{time.monotonic() - begin:5.1f} s  {heading}")
        after = files_of(case)
        changed = {name for name in {**before, **after} if before.get(name) != after.get(name)}
        named = {name for what, name, _ in actions_of(steps[-1][1]) if what == "code" and "." in name}
        if not changed <= named if quick else changed != named:
            failures.append(f"step {steps[-1][0]}: {sorted(named)} are named, {sorted(changed)} have changed")
        checked = subprocess.run([entente, "record", "check", case], capture_output=True, text=True, check=False)
        if checked.returncode != 0:
            failures.append("the case does not check: " + checked.stdout + checked.stderr)


def planted(entente, case):
    """Each of these names something that is not there, and that is found."""
    missed = []
    with Desk(entente, case) as desk, Browser() as browser:
        browser.visit(desk.address, 1280)
        watch = Watch(browser, desk, [])
        for text in ("**Recrd**", "**Find in the id** `x`", "**Ask a claim**, **Outcome** `no such group`",
                     "**Definitions**, `no such text` becomes `another`"):
            try:
                Morning(watch, patience=5).do(text)
            except SystemExit:
                continue
            missed.append(f"not found: {text}")
    return missed


def main():
    arguments, _, shots = options([one for one in sys.argv[1:] if one not in ("--planted", "--quick")])
    entente, case = pathlib.Path(arguments[0]).resolve(), pathlib.Path(arguments[1])
    failures = []
    if "--planted" in sys.argv:
        failures = planted(entente, case)
    else:
        morning(entente, case, shots, "--quick" in sys.argv, failures)
    print("\n".join(failures) or (
        "what is not there is found" if "--planted" in sys.argv else "the morning went as it is written"))
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
