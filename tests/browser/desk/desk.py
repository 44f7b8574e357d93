"""A desk that runs while a test does, and what every page of it must keep to."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests" / "browser"))
from browser import Browser  # noqa: E402,F401

WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def documented_case(folder):
    """The small case of docs/files.md, in a folder."""
    page = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")
    for file, text in re.findall(r"(?ms)^```(?:csv|toml) (\S+)\n(.*?)^```$", page):
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def options(arguments):
    """(what is left, axe-core's text or None, the folder for pictures or None)."""
    arguments, found = list(arguments), {}
    for name in ("--axe", "--shots"):
        if name in arguments:
            at = arguments.index(name)
            found[name] = pathlib.Path(arguments[at + 1])
            del arguments[at:at + 2]
    axe = found.get("--axe")
    axe = axe and axe / "node_modules" / "axe-core" / "axe.min.js"
    if axe and not axe.exists():
        print("axe-core is not here: barriers are not looked for")
        axe = None
    shots = found.get("--shots")
    if shots:
        shots.mkdir(parents=True, exist_ok=True)
    return arguments, axe and axe.read_text(encoding="utf-8"), shots


class Desk:
    """`entente open` on a copy of a case; use it in a `with`."""

    def __init__(self, entente, case):
        self.entente, self.original = entente, pathlib.Path(case)

    def __enter__(self):
        self.place = tempfile.TemporaryDirectory()
        self.case = pathlib.Path(self.place.name) / self.original.name
        shutil.copytree(self.original, self.case)
        self.start(self.case)
        return self

    def start(self, case):
        self.process = subprocess.Popen(
            [self.entente, "open", str(case), "--no-browser", "--quiet"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        self.address = self.process.stdout.readline().decode().strip()
        found = re.fullmatch(r"(http://(127\.0\.0\.1:\d+))/\?token=([0-9a-f]{48})",
                             self.address)
        if not found:
            raise SystemExit(f"no address of a desk: {self.address!r}")
        self.root, self.host, self.token = found.groups()
        self.cookie = f"entente-{self.host.split(':')[1]}={self.token}"

    def __exit__(self, *_):
        self.process.terminate()
        code = self.process.wait(timeout=60)
        self.process.stdout.close()
        self.place.cleanup()
        if code != 0:
            raise SystemExit(f"the desk ended with {code}")

    def get(self, path):
        """Status, headers and text of a page, as a browser that was let in."""
        request = urllib.request.Request(self.root + path,
                                         headers={"Cookie": self.cookie})
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers, answer.read().decode()


class Watch:
    """Pages in a browser, each held to what all pages keep to."""

    def __init__(self, browser, desk, failures, axe=None, shots=None):
        self.browser, self.desk, self.failures = browser, desk, failures
        self.axe, self.shots, self.width = axe, shots, 1280
        browser.call("Network.enable")

    def due(self, what, got, expected):
        if got != expected:
            self.failures.append(f"{self.width} px: {what}: {got!r}, not {expected!r}")

    def open(self, path, name=None, barriers=True):
        self.browser.visit(self.desk.root + path, self.width)
        self.look(name or path, barriers)

    def each(self, checks):
        """Each of them, also after one that could not go on."""
        for check in checks:
            try:
                check(self)
            except SystemExit as error:
                self.failures.append(f"{self.width} px: {check.__name__}: {error}")

    def look(self, name, for_barriers=True):
        """Nothing in the console, no sideways scroll, no barrier (which takes a
        second: one page of each make is looked at)."""
        wider = self.browser.value(WIDER)
        if wider > 0:
            self.failures.append(f"{self.width} px: {name} is {wider} px too wide")
        self.failures += [f"{self.width} px: {name}: {c}"
                          for c in self.browser.complaints()]
        for event in self.browser.events:
            asked = event.get("params", {}).get("request", {}).get("url", self.desk.root)
            if not asked.startswith((self.desk.root + "/", "data:")) and asked != self.desk.root:
                self.failures.append(f"{name}: {asked} is asked for")
        if self.shots:
            file = re.sub(r"\W+", "-", name).strip("-")
            self.browser.screenshot(self.shots / f"{file}-{self.width}.png")
        if self.axe and for_barriers:
            self.failures += [f"{self.width} px: {name}: {v}"
                              for v in barriers(self.browser, self.axe)]


def check_watch(watch):
    """What is planted into the page at hand is found."""
    planted = Watch(watch.browser, watch.desk, [], watch.axe)
    planted.width = watch.width
    watch.browser.value("document.querySelector('main').insertAdjacentHTML('beforeend', "
                        "'<input><p id=\"wide\">x</p>'); console.error('planted'); "
                        "document.getElementById('wide').style.width = '9999px'; 1")
    watch.browser.call("Runtime.evaluate", awaitPromise=True,
                       expression="fetch('http://127.0.0.1:9/x').catch(() => 0)")
    planted.look("a planted page")
    watch.browser.visit("http://127.0.0.1:9/x", watch.width)
    planted.look("another server", False)
    found = "\n".join(planted.failures)
    for wanted in ("px too wide", "console.error", "Content Security Policy",
                   "127.0.0.1:9/x is asked", *(["label"] if watch.axe else [])):
        if wanted not in found:
            watch.failures.append(f"a planted mistake is not found: {wanted}")


def barriers(browser, axe):
    """Serious and critical violations that axe-core finds in the page; of the
    rows of a long table the first ones stand for all."""
    # By the debugger, which the page's own policy does not bind.
    browser.call("Runtime.evaluate", expression=axe)
    found = browser.call(
        "Runtime.evaluate", awaitPromise=True, returnByValue=True,
        expression="axe.run({exclude: ['tbody tr:nth-child(n+8)']}).then(r => r.violations.filter(v => "
                   "['serious', 'critical'].includes(v.impact)).map(v => "
                   "`${v.id}: ${v.nodes.length} of ${v.nodes[0].html.slice(0, 160)}`))")
    return found["result"]["value"]
