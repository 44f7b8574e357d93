"""entente add: one command, and every other byte stays."""
import os
import random
import resource
import shutil
import signal
import subprocess
import time
import unittest

from support import KOREA, PROGRAM, ROOT, Case

ACT = {"date": "2018-09-03", "actor": "ALB", "target": "BOR", "kind": "clash",
       "summary": "Shots at dusk, nobody hurt", "source": "Radio Alba",
       "check": "sourced"}
ROW = ("2018-09-03.ALB.clash.1,2018-09-03,,,ALB,BOR,clash,,,,,,,,,,sourced,"
       "\"Shots at dusk, nobody hurt\",Radio Alba,\n")


def options(**cells):
    return [word for column, text in {**ACT, **cells}.items()
            for word in (f"--{column}", text)]


class Alba(Case):
    def setUp(self):
        super().setUp()
        self.alba = self.documented_case()

    def acts(self):
        return (self.alba / "acts.csv").read_bytes().decode()

    def ids(self):
        """Of the record as the program reads it: the case checks."""
        text, _ = self.text_of("record", "list", "alba")
        return [line.split()[1] for line in text.splitlines()]

    def bytes_of_case(self):
        return {str(p.relative_to(self.alba)): p.read_bytes()
                for p in self.alba.rglob("*") if p.is_file()}

    def fed(self, text, *arguments, code=0):
        done = subprocess.run([PROGRAM, "add", "alba", *arguments],
                              cwd=self.folder, input=text, text=True,
                              capture_output=True, check=False)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stdout, done.stderr


class Add(Alba):
    def test_an_act_is_a_row_at_its_day_and_no_other_byte(self):
        before = self.acts()
        text, _ = self.text_of("add", "alba", *options())
        self.assertEqual(
            self.acts(), before.replace("2019-02-10.BOR", ROW + "2019-02-10.BOR", 1))
        self.assertIn("groups that read it: 1 of 5\n  clash\n      case.toml:",
                      text)
        self.assertIn("  1 Gifts embolden: outcome clash\n", text)
        self.assertIn("may answer 2018-05-20.BOR.sanction_imposed.1 (106 days",
                      text)
        self.assertTrue(text.endswith("written: acts.csv\n"), text)

    def test_carriage_returns_and_a_missing_last_line_end_stay(self):
        crlf = self.acts().replace("\n", "\r\n")[:-2]
        (self.alba / "acts.csv").write_bytes(crlf.encode())
        self.text_of("add", "alba", *options())
        self.assertEqual(self.acts(), crlf.replace(
            "2019-02-10.BOR", ROW.replace("\n", "\r\n") + "2019-02-10.BOR", 1))

    def test_comments_of_case_toml_stay_where_as_of_moves(self):
        before = (self.alba / "case.toml").read_text()
        self.assertIn("#", before)
        self.text_of("add", "alba", "--as-of", "2020-01-31")
        self.assertEqual((self.alba / "case.toml").read_text(),
                         before.replace("as_of = 2019-12-31",
                                        "as_of = 2020-01-31"))

    def test_a_change_that_would_not_check_is_refused_whole(self):
        before = self.bytes_of_case()
        _, errors = self.text_of("add", "alba", *options(kind="clsh"), code=3)
        self.assertRegex(errors, r"alba/acts.csv:7:\d+: unknown kind 'clsh'\n"
                                 r"  why: .*\n  do:  did you mean 'clash'\?\n"
                                 r"1 mistake in alba; nothing was written\n")
        self.assertEqual(self.bytes_of_case(), before)

    def test_what_is_missing_is_named(self):
        _, errors = self.text_of("add", "alba", "--date", "2018-09-03", code=2)
        self.assertIn("give --actor, --kind, --summary, --source", errors)
        _, errors = self.text_of("add", "alba", code=2)
        self.assertIn("nothing is asked", errors)

    def test_nothing_to_write_is_said(self):
        done = subprocess.run([PROGRAM, "add", "alba"], cwd=self.folder,
                              input=b"date,actor,kind,summary,source\n",
                              capture_output=True, check=False)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"a header and no row", done.stderr)
        shutil.copytree(ROOT / "examples" / "strait", self.folder / "strait")
        _, errors = self.text_of("add", "strait", "--covered", "all", "--to",
                                 "2025-12-31", code=3)
        self.assertIn("names no family", errors)

    def test_options_that_do_not_go_together_are_refused(self):
        for arguments in [["--drop", "2019-09-20.ALB.clash.1"],
                          ["--edit", "2019-09-20.ALB.clash.1"],
                          [*options(), "--reason", "x"],
                          [*options(), "--citation", "x"],
                          ["--covered", "clashes"],
                          ["--edit", "2018-05-11.ALB.clash.1", "--id", "x"],
                          ["--covered", "clashes", "--to", "2020-01-01",
                           "--kind", "clash"],
                          ["--drop", "x", "--edit", "y"]]:
            with self.subTest(arguments=arguments):
                before = self.bytes_of_case()
                self.text_of("add", "alba", *arguments, code=2)
                self.assertEqual(self.bytes_of_case(), before)

    def test_a_dry_run_shows_and_writes_nothing(self):
        before = self.bytes_of_case()
        text, _ = self.text_of("add", "alba", *options(), "--dry-run")
        self.assertIn("groups that read it: 1 of 5", text)
        self.assertTrue(text.endswith("nothing was written\n"))
        self.assertEqual(self.bytes_of_case(), before)

    def test_a_program_is_told_what_was_written_and_who_reads_it(self):
        before = self.bytes_of_case()
        shown = self.json_of("add", "alba", *options(), "--dry-run")
        self.assertEqual(shown["written"], [])
        self.assertEqual(self.bytes_of_case(), before)
        told = self.json_of("add", "alba", *options())
        self.assertEqual(told["written"], ["acts.csv"])
        self.assertEqual(told["acts"], shown["acts"])
        self.assertIn("2018-09-03.ALB.clash.1", self.ids())
        act = told["acts"][0]
        self.assertIn("2018-05-20.BOR.sanction_imposed.1", act["may_answer"])
        self.assertEqual([one["group"] for one in act["groups"]
                          if one["fate"] == "read"], ["clash"])
        self.assertEqual(told["change"][0]["cells"]["kind"], "clash")
        self.text_of("add", "alba", *options(kind="clsh"), "--json", code=3)
        edit = self.json_of("add", "alba", "--edit", "2018-05-11.ALB.clash.1",
                            "--severity", "4")
        self.assertEqual(edit["change"], [
            {"file": "acts.csv", "action": "change",
             "where": {"id": "2018-05-11.ALB.clash.1"},
             "cells": {"severity": "4"}}])

    def test_rows_come_through_a_pipe_all_or_none(self):
        rows = ("date,actor,kind,summary,source\n"
                "2018-09-03,ALB,clash,one,Radio Alba\n"
                "2018-09-03,ALB,clash,two,Radio Alba\n"
                "2018-09-04,BOR,aid_delivered,\"three, four\",Radio Alba\n")
        text, _ = self.fed(rows)
        self.assertIn("2018-09-03.ALB.clash.2: read by clash\n", text)
        for id_ in ["2018-09-03.ALB.clash.1", "2018-09-03.ALB.clash.2",
                    "2018-09-04.BOR.aid_delivered.1"]:
            self.assertEqual(self.ids().count(id_), 1)
        before = self.bytes_of_case()
        _, errors = self.fed(rows + "2018-09-05,ALB,clsh,x,Radio Alba\n",
                             code=3)
        self.assertIn("unknown kind 'clsh'", errors)
        _, errors = self.fed(rows.replace("kind", "knid"), code=3)
        self.assertIn("standard input:1:12: unknown column 'knid'", errors)
        self.assertEqual(self.bytes_of_case(), before)

    def test_an_act_is_edited_renamed_and_dropped_with_what_names_it(self):
        clash = "2018-05-11.ALB.clash.1"
        self.text_of("add", "alba", "--edit", clash, "--severity", "4",
                     "--unit", "")
        self.assertIn("clash,2,,success,,,,,4,,sourced,Coast", self.acts())
        self.text_of("add", "alba", "--edit", clash, "--id",
                     "2018-05-10.ALB.clash.1", "--date", "2018-05-10",
                     "--reason", "the night before")
        self.assertIn("2018-05-10.ALB.clash.1,sourced,Boria stops", self.acts())
        sanction = "2018-05-20.BOR.sanction_imposed.1"
        text, _ = self.text_of("add", "alba", "--drop", sanction, "--reason",
                               "never in force")
        self.assertIn("acts.csv: a row less: id " + sanction, text)
        self.assertNotIn(sanction, self.acts())
        _, errors = self.text_of("record", "show", "alba", sanction, code=3)
        self.assertIn("retired: never in force", errors)
        _, errors = self.text_of("add", "alba", "--drop", clash[:-1] + "9",
                                 "--reason", "x", code=3)
        self.assertIn("is no act of this case", errors)

    def test_coverage_goes_on_for_one_family_or_all(self):
        self.text_of("add", "alba", "--covered", "clashes", "--to",
                     "2020-02-29", "--quality", "partial", "--reason",
                     "the Gazette alone")
        self.assertIn("clashes,clash,,2020-01-01,2020-02-29,partial,the Gazette "
                      "alone\n", (self.alba / "coverage.csv").read_text())
        self.text_of("add", "alba", "--covered", "all", "--to", "2020-06-30")
        coverage = (self.alba / "coverage.csv").read_text()
        self.assertEqual(coverage.count("2020-06-30"), 3)
        _, errors = self.text_of("add", "alba", "--covered", "clahses", "--to",
                                 "2021-01-01", code=3)
        self.assertIn("did you mean 'clashes'?", errors)

    def test_a_new_source_gets_its_row(self):
        page = "https://www.harbour.example/1"
        _, errors = self.text_of("add", "alba", *options(source=page), code=3)
        self.assertIn("give --source-class (press, broadcast) and --citation",
                      errors)
        self.text_of("add", "alba", *options(source=page), "--source-class",
                     "press", "--citation", "Harbour News")
        self.assertIn("harbour.example,press,Harbour News\n",
                      (self.alba / "sources.csv").read_text())
        self.assertIn("2018-09-03.ALB.clash.1", self.ids())


class Terminal(Alba):
    """The same at a terminal."""

    def answered(self, lines, *arguments):
        return self.typed(lines, "add", "alba", *arguments,
                          ready=lambda said, _: said.rstrip().endswith(b":"))

    def test_it_asks_for_what_is_missing_and_before_it_writes(self):
        said, code = self.answered(
            ["2018-09-33\n", "2018-09-03\n", "ABL\n", "ALB\n", "BOR\n", "clash\n",
             "Shots at dusk, nobody hurt\n", "Radio Alba\n", "\n", "\n", "\n",
             "2018-05-20.BOR.sanction_imposed.1\n", "\n", "\n", "y\n"])
        self.assertEqual(code, 0, said)
        self.assertIn("'2018-09-33' is no date", said)
        self.assertIn("'ABL' is no actor: it has ALB, BOR, UNO", said)
        self.assertIn("nothing for the kind's 3", said)
        self.assertIn(ROW.replace(",,sourced", ",2018-05-20.BOR.sanction_imposed"
                                  ".1,sourced"), self.acts())

    def test_who_goes_away_or_says_no_writes_nothing(self):
        before = self.bytes_of_case()
        said, code = self.answered(["2018-09-03\n", "\x04"])
        self.assertEqual(code, 0)
        self.assertIn("nothing was written", said)
        said, code = self.answered(["n\n"], *options())
        self.assertIn("write it? [y/N]: n", said)
        self.assertIn("nothing was written", said)
        self.assertEqual(self.bytes_of_case(), before)


class Branches(Alba):
    """Two people, one repository, the rows of both."""

    def setUp(self):
        super().setUp()
        if shutil.which("git") is None:
            self.skipTest("no git on this machine")
        shutil.copy(KOREA / ".gitattributes", self.alba)
        self.git("init", "-q", "-b", "main")
        self.commit("the case")

    def git(self, *arguments, code=0):
        done = subprocess.run(
            ["git", "-c", "user.name=A", "-c", "user.email=a@example.org",
             "-c", "commit.gpgsign=false", *arguments], cwd=self.alba,
            capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout

    def commit(self, message):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def work_apart(self, ours, theirs):
        """Each changes the case on a branch of their own; merged."""
        for name, changes in (("hers", ours), ("his", theirs)):
            self.git("switch", "-q", "-c", name, "main")
            for change in changes:
                self.text_of(*change)
            self.commit(name)
        self.git("switch", "-q", "hers")
        self.git("merge", "-q", "his", "-m", "both")

    def test_rows_that_both_add_stand_beside_each_other(self):
        asked = ["[[question]]", 'id = "first"', 'text = "A clash in 2020"',
                 'group = "clash"', "from = 2020-01-01", "to = 2020-06-30",
                 "asked = 2019-12-31", ""]
        case_file = self.alba / "case.toml"
        case_file.write_text(case_file.read_text() + "\n" + "\n".join(asked))
        (self.alba / "forecasts.csv").write_text("who,when,p,question,note\n")
        self.commit("a question")
        before = self.ids()
        self.work_apart(
            [["add", "alba", *options()],
             ["add", "alba", *options(date="2019-11-01", kind="talks_held",
                                      actor="ALB+BOR", target="")],
             ["add", "alba", *options(source="https://a.example/1"),
              "--source-class", "press", "--citation", "A"],
             ["add", "alba", "--drop", "2018-05-20.BOR.sanction_imposed.1",
              "--reason", "never in force"],
             ["questions", "alba", "--who", "ann", "--question", "first",
              "--p", "0.3"]],
            [["add", "alba", *options(actor="BOR", target="ALB",
                                      kind="aid_delivered")],
             ["add", "alba", *options(date="2019-11-02", kind="talks_held",
                                      actor="ALB+BOR", target="")],
             ["add", "alba", *options(date="2018-09-04",
                                      source="https://b.example/1"),
              "--source-class", "press", "--citation", "B"],
             ["questions", "alba", "--who", "bob", "--question", "first",
              "--p", "0.6"]])
        self.text_of("record", "check", "alba")
        added = {"2018-09-03.ALB.clash.1", "2018-09-03.ALB.clash.2",
                 "2019-11-01.ALB+BOR.talks_held.1",
                 "2018-09-03.BOR.aid_delivered.1", "2018-09-04.ALB.clash.1",
                 "2019-11-02.ALB+BOR.talks_held.1"}
        gone = {"2018-05-20.BOR.sanction_imposed.1"}
        self.assertEqual(sorted(self.ids()),
                         sorted(set(before) - gone | added))
        for name, rows in (("sources.csv", ["a.example,press,A",
                                            "b.example,press,B"]),
                           ("forecasts.csv", ["ann,", "bob,"])):
            text = (self.alba / name).read_text()
            for row in rows:
                self.assertEqual(text.count("\n" + row), 1, text)

    def test_what_both_say_of_one_thing_does_not_check(self):
        self.work_apart([["add", "alba", *options(summary="hers")]],
                        [["add", "alba", *options(summary="his")]])
        _, errors = self.text_of("record", "check", "alba", code=3)
        self.assertIn("2018-09-03.ALB.clash.1", errors)

    def test_without_it_git_asks_a_person(self):
        (self.alba / ".gitattributes").unlink()
        self.commit("no attributes")
        for name, actor in (("hers", "ALB"), ("his", "BOR")):
            self.git("switch", "-q", "-c", name, "main")
            self.text_of("add", "alba", *options(actor=actor))
            self.commit(name)
        self.git("merge", "-q", "hers", "-m", "both", code=1)


class BrokenOff(Alba):
    def start(self, number, **more):
        return subprocess.Popen(
            [PROGRAM, "add", "alba",
             *options(id=f"x{number}", check="date-unverified")],
            cwd=self.folder, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)

    def test_killed_at_a_hundred_moments_it_wrote_whole_or_not_at_all(self):
        begin = time.time()
        self.assertEqual(self.start(0).wait(), 0)
        one = time.time() - begin
        kept = 1
        chance = random.Random(12)
        for number in range(1, 101):
            run = self.start(number)
            time.sleep(chance.uniform(0, 1.2 * one))
            run.kill()
            killed = run.wait() == -signal.SIGKILL
            ids = self.ids()
            self.assertLessEqual(ids.count(f"x{number}"), 1)
            if not killed:
                self.assertIn(f"x{number}", ids)
            kept += f"x{number}" in ids
            self.assertEqual(len(ids), 10 + kept)
        self.assertEqual(len(set(self.ids())), 10 + kept)
        # The next writer leaves nothing of the others behind.
        self.assertEqual(self.start("last").wait(), 0)
        self.assertEqual([p.name for p in self.alba.iterdir()
                          if p.name.startswith(".")], [])

    def test_two_writers_at_once_both_get_their_acts_in(self):
        for turn in range(6):
            runs = [self.start(f"{turn}.{n}") for n in range(4)]
            self.assertEqual([run.wait() for run in runs], [0] * 4)
        self.assertEqual(len(set(self.ids())), 10 + 24)

    def test_a_file_that_cannot_grow_is_not_changed(self):
        before = self.bytes_of_case()
        size = len(self.acts())
        run = self.start(1, preexec_fn=lambda: resource.setrlimit(
            resource.RLIMIT_FSIZE, (size, size)))
        self.assertEqual(run.wait(), 5)
        self.assertEqual(self.bytes_of_case(), before)

    def test_a_full_disk_leaves_the_case_as_it_was(self):
        leave = self.on_a_small_disk(self.alba, "1m")
        full, room = 0, 0
        for number in range(12):
            leave(4096 * number)
            run = self.start(number)
            code = run.wait()
            self.assertIn(code, (0, 5))
            ids = self.ids()
            self.assertEqual(ids.count(f"x{number}"), code == 0)
            full += code == 5
            room += code == 0
        self.assertGreater(full, 0)
        self.assertGreater(room, 0)


if __name__ == "__main__":
    unittest.main()
