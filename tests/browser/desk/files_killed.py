#!/usr/bin/env python3
"""kill -9 while the desk writes a definition, a claim, a question, a probability,
a policy or a game, at random moments: the case checks, nothing is lost that the
desk said was written, nothing is there twice, and no file is half there.

  files_killed.py ENTENTE [--planted]

Without a browser, on the tutorial's strait. Exit 1 with every finding; with
--planted a file is cut short once, and exit 0 where that is found.
"""
import html
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

from add_killed import Killed
from desk import ROOT

SECONDS, MOST, LEAST = 30, 90, 7


def form_in(page, action):
    """The pairs that a browser would send of the form as it stands."""
    inside = re.search(rf'(?s)<form[^>]*action="{action}"[^>]*>(.*?)</form>', page).group(1)
    pairs = {}
    for field in re.findall(r"<input[^>]*>", inside):
        name = re.search(r'name="([^"]*)"', field)
        value = re.search(r'value="([^"]*)"', field)
        if name and 'type="checkbox"' not in field:
            pairs[name.group(1)] = html.unescape(value.group(1)) if value else ""
    for name, text in re.findall(r'(?s)<textarea[^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', inside):
        pairs[name] = html.unescape(text)
    for name, choices in re.findall(r'(?s)<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', inside):
        values = re.findall(r'<option value="([^"]*)"( selected)?', choices)
        chosen = [value for value, on in values if on] or [value for value, _ in values]
        pairs[name] = html.unescape(chosen[0]) if chosen else ""
    return pairs


def form_at(desk, path, action):
    """The same, of a page that may take a while to be computed."""
    for _ in range(200):
        page = desk.get(path)
        if f'action="{action}"' in page:
            return form_in(page, action)
        time.sleep(.1)
    raise AssertionError(f"{path} has no form for {action}: {page}")


def definition(desk, n):
    pairs = form_at(desk, "/definitions?file=case.toml", "/definitions/save")
    pairs["text"] += f"# mark {n}.\n"
    return "/definitions/save", pairs, "case.toml", f"# mark {n}.\n"


def claim(desk, n):
    asked = "/ask?form=above&outcome=seizure&op=recent&of=licence&days=30"
    pairs = {name: value or "Said here."
             for name, value in form_at(desk, asked, "/ask/keep").items()}
    pairs.update({"id": f"k{n}", "title": f"Mark {n}."})
    return "/ask/keep", pairs, f"claims/k{n}.toml", f"Mark {n}."


def question(desk, n):
    asked = "/questions/answer?text=seizure%20by%202026-06-30"
    pairs = {**form_at(desk, asked, "/questions/keep"), "id": f"k{n}"}
    return "/questions/keep", pairs, "case.toml", f'id = "k{n}"\n'


def probability(desk, n):
    pairs = {**form_at(desk, "/questions", "/questions/say"), "who": f"Analyst {n}.", "p": "0.4"}
    return "/questions/say", pairs, "forecasts.csv", f"Analyst {n}."


def policy(desk, n):
    drafted = "/policies?rule=licence%7C2%7C%7C%7C60"
    pairs = {**form_at(desk, drafted, "/policies/keep"), "name": f"k{n}"}
    return "/policies/keep", pairs, f"policies/k{n}.toml", "[[rule]]"


def game(desk, n):
    pairs = {**form_at(desk, "/play", "/play/begin"), "name": f"k{n}", "months": "2"}
    return "/play/begin", pairs, f"games/k{n}.toml", "seed = 1"


KINDS = [definition, claim, question, probability, policy, game]


def send(desk, path, pairs, wait):
    """What the desk answered, and how long it took; killed after `wait`."""
    request = urllib.request.Request(desk.root + path, urllib.parse.urlencode(pairs).encode(),
                                     desk.head)
    killer = wait is not None and subprocess.Popen(
        ["sh", "-c", f"sleep {wait:.4f}; kill -9 {desk.process.pid}"])
    begin, told = time.monotonic(), None
    try:
        told = desk.ask.open(request).status
    except urllib.error.HTTPError as answer:
        told = answer.code
    except OSError:
        pass  # it was killed before it could answer
    took = time.monotonic() - begin
    if killer:
        killer.wait()
    return told, took


def times_there(case, file, mark):
    path = case / file
    return path.read_text(encoding="utf-8").count(mark) if path.exists() else 0


def checks(entente, case, failures):
    done = subprocess.run([entente, "record", "check", str(case)],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        failures.append(f"the case does not check: {done.stdout}{done.stderr}")


def one_round(entente, case, kind, n, wait, kept, failures):
    """What the desk answered and how long it took."""
    desk = Killed(entente, case)
    try:
        path, pairs, file, mark = kind(desk, n)
        told, took = send(desk, path, pairs, wait)
    finally:
        desk.kill()
    there = times_there(case, file, mark)
    if told not in (None, 303) or there > 1 or (told == 303 and there == 0):
        failures.append(f"{kind.__name__} {n}: {there} times in {file}, after {told}")
    if there:
        kept.append((file, mark))
    checks(entente, case, failures)
    return told, took


def main():
    entente, planted, failures, kept = sys.argv[1], "--planted" in sys.argv, [], []
    chance = random.Random(13)
    with tempfile.TemporaryDirectory() as place:
        case = pathlib.Path(place) / "strait"
        shutil.copytree(ROOT / "examples" / "strait", case)
        usual = {}
        for kind in [question, *KINDS]:  # a probability needs a question
            told, usual[kind] = one_round(entente, case, kind, f"first-{len(kept)}", None, kept,
                                          failures)
            if told != 303:
                failures.append(f"{kind.__name__} is not written: {told}")
        answered, unanswered, n, end = 0, 0, 0, time.monotonic() + SECONDS
        while n < MOST and (time.monotonic() < end or n < LEAST) and not failures:
            n += 1
            before, kind = len(kept), KINDS[n % len(KINDS)]
            # Now and then one is answered for certain, and says how long that takes now.
            wait = None if n % 7 == 0 else chance.uniform(0, 1.2 * usual[kind])
            told, took = one_round(entente, case, kind, n, wait, kept, failures)
            usual[kind] = took if wait is None else usual[kind]
            answered += told == 303
            unanswered += told is None and len(kept) > before
            if planted and told == 303:
                file = case / kept[-1][0]
                file.write_bytes(file.read_bytes()[:-9])
                checks(entente, case, failures)
        for file, mark in kept:
            if times_there(case, file, mark) != 1:
                failures.append(f"{file}: {mark!r} is there {times_there(case, file, mark)} times")
        # The next writer leaves nothing of those that were killed behind.
        if not failures:
            one_round(entente, case, definition, "last", None, kept, failures)
            left = [p.name for p in case.rglob(".*") if p.name != ".gitattributes"]
            if left:
                failures.append(f"left behind: {left}")
    if planted:
        print(f"found: {failures}")
        return not failures
    print("\n".join(failures) or f"killed at {n} moments: {answered} were answered, {unanswered} "
          "more written, no other, and the case checks")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
