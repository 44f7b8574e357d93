#!/usr/bin/env python3
"""An act is added, mended and retired at the desk, in a real browser.

  add.py ENTENTE [--axe FOLDER] [--shots FOLDER]

On the small case of docs/files.md, on a desk and on a phone, with keys and
without a script. Exit 1 with every finding.
"""
import pathlib
import sys
import tempfile

from asking import LONG, has, loaded, press_button, set_value
from desk import Browser, Desk, Watch, documented_case, options

ID = "2018-09-03.ALB.clash.1"
CLASH = "2018-05-11.ALB.clash.1"
SANCTION = "2018-05-20.BOR.sanction_imposed.1"
ROW = (f"{ID},2018-09-03,,,ALB,BOR,clash,,,,,,,,,{SANCTION},sourced,"
       "Shots at dusk,Radio Alba,")
CHECKED = "document.querySelector('#checked').innerText"


def files_of(case):
    return {str(p.relative_to(case)): p.read_bytes()
            for p in case.rglob("*") if p.is_file()}


def until_checked(browser, text):
    browser.wait_until(f"{CHECKED}.includes({text!r})", LONG)


def saved(browser):
    browser.wait_until("location.search.includes('done=') && document.readyState === 'complete'", LONG)


def press_undo(browser):
    press_button(browser, "Undo")
    browser.wait_until("location.search.includes('undone=') && document.readyState === 'complete'", LONG)


def check_new_act(watch):
    """From an empty form to the row, and back; with the keyboard."""
    browser, case = watch.browser, watch.desk.case
    before = files_of(case)
    watch.open("/add", "add")
    browser.value("document.querySelector('#act-date').focus()")
    browser.press(*"2018-09-33")
    until_checked(browser, "is no date")
    has(watch, "the place of a mistake", "acts.csv:")
    watch.due("said aloud", browser.value("document.querySelector('#said').textContent"), "1 mistake")
    watch.look("add with a mistake")
    browser.value("document.querySelector('#checked a[href=\"#act-date\"]').click()")
    watch.due("the field of the mistake", browser.value("document.activeElement.id"), "act-date")
    browser.value("document.activeElement.setSelectionRange(10, 10)")
    browser.press("Backspace", "Backspace", *"03")
    until_checked(browser, "Still to be said")
    for field, text in (("act-actor", "ALB"), ("act-target", "BOR"), ("act-kind", "clsh")):
        browser.press("Tab")
        watch.due("the next field", browser.value("document.activeElement.id"), field)
        browser.press(*text)
    until_checked(browser, "did you mean 'clash'?")
    set_value(browser, "kind", "clash")
    set_value(browser, "summary", "Shots at dusk")
    set_value(browser, "source", "Radio Alba")
    until_checked(browser, "The case checks with it")
    has(watch, "its id", ID)
    # A proposal is taken, in place.
    browser.value(f"document.querySelector('button[value=\"answers={SANCTION}\"]').click()")
    until_checked(browser, ROW)
    watch.due("the field that was filled", browser.value("document.activeElement.value"), SANCTION)
    browser.value("document.querySelector('#checked details').open = true")
    watch.look("add checked")
    watch.due("nothing is written yet", files_of(case), before)
    # Enter in a field looks again, and writes nothing.
    browser.press("Enter")
    watch.due("where Enter leads", browser.value("location.pathname"), "/add")
    watch.due("after Enter", files_of(case), before)
    until_checked(browser, ROW)
    press_button(browser, "Save")
    saved(browser)
    watch.look("add saved")
    after = files_of(case)
    watch.due("the files that changed", [n for n in after if after[n] != before.get(n)], ["acts.csv"])
    watch.due("the row", after["acts.csv"].decode().count(ROW + "\n"), 1)
    press_undo(browser)
    watch.due("the files, undone", files_of(case), before)
    watch.due("what was typed", browser.value("document.querySelector('#act-summary').value"), "Shots at dusk")
    watch.look("add undone")


def check_words(watch):
    """What would move stands before anything is saved, and goes with the text."""
    browser, acts = watch.browser, watch.desk.case / "acts.csv"
    before = acts.read_bytes()
    watch.open("/add?date=2018-09-03&actor=ALB&kind=clash&summary=Shots&source=Radio+Alba", "add by address")
    press_button(browser, "Words and chances that would move")
    browser.wait_until("location.search.includes('draft=') && document.readyState === 'complete'", LONG)
    browser.wait_until("document.querySelector('#moved-words').innerText.includes('compare policies')", LONG)
    browser.wait_until("document.querySelector('#moved').innerText.includes('What is expected')", LONG)
    watch.look("add with words")
    set_value(browser, "severity", "5")
    browser.wait_until("!document.querySelector('#moved-0')", LONG)
    until_checked(browser, ",5,,sourced,Shots")
    press_button(browser, "Save")
    saved(browser)
    watch.due("the row after its words", acts.read_bytes().count(b",5,,sourced,Shots,Radio Alba,"), 1)
    press_undo(browser)
    watch.due("undone after its words", acts.read_bytes(), before)


def check_meanwhile(watch):
    """A file that somebody changes is noticed, and not overwritten."""
    browser, acts = watch.browser, watch.desk.case / "acts.csv"
    before = acts.read_bytes()
    watch.open("/add?date=2018-09-03&actor=ALB&kind=clash&summary=Ours&source=Radio+Alba", "add", False)
    theirs = before + b"x1,2019-12-30,,,ALB,BOR,clash,,,,,,,,,,sourced,Theirs,Radio Alba,\n"
    acts.write_bytes(theirs)
    press_button(browser, "Save")
    loaded(browser, "/add/save")
    has(watch, "a file that changed", "changed by somebody since it was opened")
    watch.look("add refused")
    watch.due("the file of somebody else", acts.read_bytes(), theirs)
    browser.value("[...document.querySelectorAll('#checked a')].find(a => a.textContent.startsWith('Open it again')).click()")
    loaded(browser, "/add")
    until_checked(browser, "The case checks with it")
    press_button(browser, "Save")
    saved(browser)
    for words in (b"Theirs", b",Ours,"):
        watch.due("rows of both", acts.read_bytes().count(words), 1)
    acts.write_bytes(before)


def check_edit(watch):
    browser, case = watch.browser, watch.desk.case
    before = files_of(case)
    watch.open(f"/record/act?id={CLASH}", "act", False)
    browser.value("[...document.querySelectorAll('a')].find(a => a.textContent === 'Mend it').click()")
    loaded(browser, "/add")
    watch.due("the row in the form", browser.value("document.querySelector('#act-severity').value"), "3")
    set_value(browser, "severity", "7")
    until_checked(browser, "severity runs from 1 to 5")
    set_value(browser, "severity", "4")
    until_checked(browser, "The case checks with it")
    watch.due("lines", browser.value("document.querySelectorAll('#checked del').length + ' ' + "
                                     "document.querySelectorAll('#checked ins').length"), "1 1")
    watch.look("mend")
    press_button(browser, "Save")
    saved(browser)
    watch.due("the row", (case / "acts.csv").read_bytes(), before["acts.csv"].replace(
        b"success,,,,,3,,sourced,Coast", b"success,,,,,4,,sourced,Coast"))
    press_undo(browser)
    watch.due("the files, undone", files_of(case), before)


def check_retire_and_coverage(watch):
    browser, case = watch.browser, watch.desk.case
    before = files_of(case)
    watch.open(f"/add?drop={SANCTION}", "retire")
    has(watch, "what is missing", "Still to be said: the reason")
    set_value(browser, "reason", "never in force")
    until_checked(browser, "The case checks with it")
    watch.look("retire checked", False)
    press_button(browser, "Save")
    saved(browser)
    has(watch, "what was done", "is retired.")
    watch.due("the act", SANCTION in (case / "acts.csv").read_text(), False)
    watch.due("why", (case / "retired_ids.csv").read_text().count("never in force"), 1)
    press_undo(browser)
    watch.due("the acts, undone", (case / "acts.csv").read_bytes(), before["acts.csv"])
    watch.open("/add?covered=", "coverage")
    set_value(browser, "covered", "clashes")
    set_value(browser, "to", "2019-02-31")
    until_checked(browser, "is no date")
    set_value(browser, "to", "2020-02-29")
    set_value(browser, "quality", "partial")
    set_value(browser, "reason", "the Gazette alone")
    until_checked(browser, "The case checks with it")
    press_button(browser, "Save")
    saved(browser)
    watch.due("the days", (case / "coverage.csv").read_text().count(
        "2020-01-01,2020-02-29,partial,the Gazette alone\n"), 1)
    press_undo(browser)
    watch.due("the days, undone", (case / "coverage.csv").read_bytes(), before["coverage.csv"])


def check_without_script(watch):
    browser, case = watch.browser, watch.desk.case
    before = (case / "acts.csv").read_bytes()
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    watch.open("/add", "add without a script", False)
    for name, text in (("date", "2018-09-03"), ("actor", "ALB"), ("kind", "clash"),
                       ("summary", "Without"), ("source", "Radio Alba")):
        browser.value(f"document.querySelector('[name={name}]').value = '{text}'")
    press_button(browser, "Check")
    loaded(browser, "/add/check")
    has(watch, "the line without a script", ",Without,Radio Alba,")
    press_button(browser, "Save")
    saved(browser)
    watch.due("the row without a script", (case / "acts.csv").read_bytes().count(b",Without,"), 1)
    press_undo(browser)
    watch.due("undone without a script", (case / "acts.csv").read_bytes(), before)
    browser.call("Emulation.setScriptExecutionDisabled", value=False)


def main():
    arguments, axe, shots = options(sys.argv[1:])
    failures = []
    with tempfile.TemporaryDirectory() as place:
        case = documented_case(pathlib.Path(place) / "alba")
        for width in (1280, 390):
            with Desk(arguments[0], case) as desk, Browser() as browser:
                browser.visit(desk.address, width)
                watch = Watch(browser, desk, failures, axe, shots)
                watch.width = width
                watch.each((check_new_act, check_words, check_meanwhile, check_edit,
                            check_retire_and_coverage, check_without_script))
    print("\n".join(failures) or "acts are added, mended and retired as they were meant")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
