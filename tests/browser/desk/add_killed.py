#!/usr/bin/env python3
"""kill -9 while the desk writes an act, at many random moments: the case checks,
nothing is lost that the desk said was written, and nothing is there twice.

  add_killed.py ENTENTE [--planted]

Without a browser, on the small case of docs/files.md. Exit 1 with every finding;
with --planted an act that was answered is lost, and exit 0 where that is found.
"""
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

from desk import documented_case

SECONDS, MOST, LEAST = 30, 100, 7
ACT = {"date": "2018-09-03", "actor": "ALB", "target": "BOR", "kind": "clash",
       "summary": "Shots at dusk", "source": "Radio Alba", "check": "sourced"}


class Stay(urllib.request.HTTPRedirectHandler):
    """A redirect is the answer."""

    def redirect_request(self, *_):
        return None


class Killed:
    """A desk on the case, to be killed."""

    def __init__(self, entente, case):
        self.process = subprocess.Popen(
            [entente, "open", str(case), "--no-browser", "--quiet"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        address = self.process.stdout.readline().decode().strip()
        self.root, token = address.split("/?token=")
        self.head = {"Cookie": f"entente-{self.root.split(':')[-1]}={token}",
                     "Origin": self.root}
        self.ask = urllib.request.build_opener(Stay)

    def get(self, path):
        return self.ask.open(urllib.request.Request(
            self.root + path, headers=self.head)).read().decode()

    def post(self, path, pairs):
        return self.ask.open(urllib.request.Request(
            self.root + path, urllib.parse.urlencode(pairs).encode(), self.head)).read().decode()

    def form_of(self, number):
        """What a person sends who has looked at the change."""
        page = self.get("/add")
        pairs = [*ACT.items(), ("id", f"x{number}"),
                 *[(name, value) for name, value in re.findall(
                     r'name="(form_token|seen)" value="([^"]*)"', page)]]
        looked = re.search(r'name="looked" value="(\w+)"', self.post("/add/check", pairs))
        return [*pairs, ("looked", looked.group(1))]

    def save(self, pairs, told):
        try:
            self.post("/add/save", pairs)
        except urllib.error.HTTPError as answer:
            told.append(answer.code)
        except OSError:
            pass  # it was killed before it could answer

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


def ids_of(entente, case, failures):
    done = subprocess.run([entente, "record", "list", str(case)],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        failures.append(f"the case does not check: {done.stderr}")
    return [line.split()[1] for line in done.stdout.splitlines()]


def save_once(entente, case, number, wait):
    """Seconds that the save took and what it answered; killed after `wait`."""
    desk, told = Killed(entente, case), []
    pairs = desk.form_of(number)
    begin = time.monotonic()
    saving = threading.Thread(target=desk.save, args=(pairs, told))
    saving.start()
    if wait is None:
        saving.join()
    else:
        time.sleep(wait)
    took = time.monotonic() - begin
    desk.kill()
    saving.join()
    return took, told


def lose(case, number):
    """As if the desk had answered before it wrote."""
    acts = case / "acts.csv"
    acts.write_text("".join(
        line for line in acts.read_text().splitlines(keepends=True)
        if not line.startswith(f"x{number},")))


def main():
    entente, failures = sys.argv[1], []
    planted = "--planted" in sys.argv
    chance = random.Random(13)
    with tempfile.TemporaryDirectory() as place:
        case = documented_case(pathlib.Path(place) / "alba")
        first = len(ids_of(entente, case, failures))
        one, told = save_once(entente, case, 0, None)
        if told != [303]:
            failures.append(f"an act is not saved: {told}")
        kept, written, unanswered, number = 1, 0, 0, 0
        end = time.monotonic() + SECONDS
        while number < MOST and (time.monotonic() < end or number < LEAST) and not failures:
            number += 1
            # Now and then one is answered for certain, and says how long that takes now.
            wait = None if number % 7 == 0 else chance.uniform(0, 1.2 * one)
            took, told = save_once(entente, case, number, wait)
            one = took if wait is None else one
            if planted and told:
                lose(case, number)
            ids = ids_of(entente, case, failures)
            there = ids.count(f"x{number}")
            kept += there
            written += bool(told)
            unanswered += there == 1 and not told
            if told not in ([], [303]) or there > 1 or there < len(told):
                failures.append(f"act {number}: {there} times, after {told}")
            if len(ids) != first + kept or len(set(ids)) != len(ids):
                failures.append(f"act {number}: {len(ids)} acts, not {first + kept}")
        # The next writer leaves nothing of those that were killed behind.
        save_once(entente, case, "last", None)
        left = [p.name for p in case.iterdir() if p.name.startswith(".")]
        if left:
            failures.append(f"left behind: {left}")
    if planted:
        print(f"found: {failures}")
        return not failures
    print("\n".join(failures) or f"killed at {number} moments: {written} acts were answered, "
          f"{unanswered} more written, no other, and the case checks")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
