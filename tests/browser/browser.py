"""Debian's headless Chromium, spoken to over a pipe (DevTools protocol).

Standard library only. No port is opened and no network is used: the page is a
file, or one of the desk on this machine, and every background service of the
browser is switched off.
"""

import base64
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
    "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
    "--remote-debugging-pipe",
]


def is_load_of(event, loader):
    params = event.get("params", {})
    return (event.get("method") == "Page.lifecycleEvent" and
            params["name"] == "load" and params["loaderId"] == loader)


class Browser:
    """One browser with one empty profile; use it in a `with`."""

    def __enter__(self):
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        if program is None:
            raise SystemExit("no chromium on this machine: install chromium")
        self.profile = tempfile.mkdtemp(prefix="entente-browser-")
        to_read, self.write_end = os.pipe()
        self.read_end, to_write = os.pipe()

        def as_three_and_four():
            # First out of the way, in case one of them is 3 or 4 already.
            reading, writing = os.dup(to_read), os.dup(to_write)
            os.dup2(reading, 3)
            os.dup2(writing, 4)

        self.process = subprocess.Popen(
            [program, *FLAGS, f"--user-data-dir={self.profile}", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, preexec_fn=as_three_and_four,
            close_fds=False)
        os.close(to_read)
        os.close(to_write)
        self.rest, self.last_id, self.events = b"", 0, []
        target = self.send("Target.createTarget", url="about:blank")
        attached = self.send("Target.attachToTarget",
                             targetId=target["targetId"], flatten=True)
        self.session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")
        self.call("Page.setLifecycleEventsEnabled", enabled=True)
        return self

    def __exit__(self, *_):
        os.close(self.write_end)  # the browser ends when its pipe does
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.read_end)
        shutil.rmtree(self.profile, ignore_errors=True)

    def read(self):
        while b"\0" not in self.rest:
            piece = os.read(self.read_end, 1 << 16)
            if not piece:
                raise SystemExit("the browser ended before the check did")
            self.rest += piece
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def send(self, method, session=None, **params):
        self.last_id += 1
        message = {"id": self.last_id, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self.write_end, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.read()
            if answer.get("id") == self.last_id:
                if "error" in answer:
                    raise SystemExit(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def call(self, method, **params):
        return self.send(method, self.session, **params)

    def open(self, path, width, height=900):
        """Opens a file in a window of this width and waits until it is read."""
        self.visit(pathlib.Path(path).resolve().as_uri(), width, height)

    def visit(self, address, width, height=900):
        """The same for an address."""
        self.call("Emulation.setDeviceMetricsOverride", width=width,
                  height=height, deviceScaleFactor=1, mobile=width < 600)
        self.events.clear()
        # The load of this page: that of the one before may come late.
        loader = self.call("Page.navigate", url=address).get("loaderId")
        while loader and not any(is_load_of(e, loader) for e in self.events):
            self.events.append(self.read())

    def value(self, expression):
        result = self.call("Runtime.evaluate", expression=expression,
                           returnByValue=True)
        if "exceptionDetails" in result:
            raise SystemExit(f"{expression}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def wait_until(self, expression, seconds=10):
        """Until the expression is true, through pages that give way to others;
        where it never is, what is seen instead."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                value = self.value(expression)
            except SystemExit as error:
                if "Inspected target navigated" not in str(error):
                    raise
                value = None
            if value:
                return value
            time.sleep(0.02)
        seen = self.value("`${location.pathname}, ${document.readyState}, focus on "
                          "${(document.activeElement || document).nodeName}: "
                          "${document.body.innerText.slice(0, 300)}`")
        raise SystemExit(f"after {seconds} s still not: {expression}; but {seen}")

    def press(self, *keys):
        """Each key down and up; a single character is typed, too."""
        codes = {"Tab": 9, "Enter": 13, "Escape": 27, "Backspace": 8}
        for key in keys:
            more = {"windowsVirtualKeyCode": codes[key]} if key in codes else {}
            text = {"Enter": "\r"}.get(key, key if len(key) == 1 else None)
            self.call("Input.dispatchKeyEvent", type="keyDown", key=key,
                      **more, **({"text": text} if text else {}))
            self.call("Input.dispatchKeyEvent", type="keyUp", key=key, **more)

    def drag(self, start, end):
        """The mouse from one point to another, pressed."""
        for kind, (x, y), held in (("mouseMoved", start, 0),
                                   ("mousePressed", start, 1),
                                   ("mouseMoved", end, 1),
                                   ("mouseReleased", end, 0)):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y,
                      button="none" if kind == "mouseMoved" else "left",
                      buttons=held, clickCount=int("Moved" not in kind))

    def complaints(self):
        """Errors of scripts, of the console and of the log since `open`."""
        found = []
        for event in self.events:
            method, params = event.get("method"), event.get("params", {})
            if method == "Runtime.exceptionThrown":
                found.append(params["exceptionDetails"]["text"])
            elif method == "Runtime.consoleAPICalled":
                if params["type"] in ("error", "assert", "warning"):
                    found.append(f"console.{params['type']}")
            elif method == "Log.entryAdded":
                if params["entry"]["level"] in ("error", "warning"):
                    found.append(params["entry"]["text"])
        return found

    def screenshot(self, path, full=True):
        """A picture of the page; `full` means from its top to its end."""
        picture = self.call("Page.captureScreenshot",
                            captureBeyondViewport=full)
        pathlib.Path(path).write_bytes(base64.b64decode(picture["data"]))

    def pdf(self, path):
        printed = self.call("Page.printToPDF", preferCSSPageSize=True,
                            printBackground=True)
        pathlib.Path(path).write_bytes(base64.b64decode(printed["data"]))
