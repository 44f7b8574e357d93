"""entente play: a game in a pipe, on a terminal, replayed, killed, kept."""
import json
import os
import pty
import select
import signal
import subprocess
import time
import tomllib
import unittest

from support import PROGRAM, Case

GIVES = ["gift 2 on 14", "", "1 1 on 2020-02-20", "", "rest"]


class Play(Case):
    def setUp(self):
        super().setUp()
        self.documented_case()
        self.game = self.folder / "mine.toml"

    def play(self, lines, *arguments, code=0):
        done = subprocess.run(
            [PROGRAM, "play", "alba", "--game", "mine.toml", "--quiet",
             *arguments],
            cwd=self.folder, input="".join(line + "\n" for line in lines),
            env={**os.environ, "XDG_CACHE_HOME": str(self.cold_cache)},
            capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stdout, done.stderr

    def state(self, *arguments):
        return json.loads(self.play([], "--json", *arguments)[0])

    def test_a_pipe_plays_to_the_end_and_the_replay_is_the_same(self):
        said, _ = self.play(GIVES, "--months", "4", "--seed", "5")
        self.assertIn("The end.", said)
        self.assertNotIn("The end.", said.split("What came in month 4")[0])
        written = tomllib.loads(self.game.read_text())
        self.assertEqual(written["seed"], 5)
        self.assertEqual(written["month"][0]["acts"][0]["size"], 2)
        first = self.play([], "--replay")[0]
        self.assertIn("The end.", first)
        for threads in ("1", "3"):
            self.assertEqual(
                self.play([], "--replay", "--threads", threads)[0], first)
        game = self.state()
        self.assertIsNone(game["came_otherwise"])
        for month, shown in zip(written["month"], game["played"]):
            self.assertEqual(month.get("came", []),
                             [f"{c['day']} {c['group']}"
                              for c in shown["came"]])

    def test_earlier_months_stay_when_one_goes_on(self):
        self.play(["gift 3 on 20", "", "q"], "--months", "6")
        before = tomllib.loads(self.game.read_text())["month"]
        self.assertEqual(len(before), 1)
        self.play(["gift 5 on 2020-02-02", "", "", "", "rest"])
        after = tomllib.loads(self.game.read_text())["month"]
        self.assertEqual(len(after), 6)
        self.assertEqual(after[:1], before)

    def test_choice_and_luck_add_up(self):
        self.play(GIVES, "--months", "4")
        game = self.state()
        for rival in game["end"]["rivals"]:
            for own, one in zip(game["end"]["own"], rival["outcomes"]):
                self.assertAlmostEqual(one["choice"] + one["luck"],
                                       own["came"] - one["mean"], 9)
                self.assertAlmostEqual(one["luck"], own["came"] - own["mean"],
                                       9)
        counts = {o["id"]: own["came"] for o, own in
                  zip(game["outcomes"], game["end"]["own"])}
        self.assertEqual(game["played"][-1]["outcomes"],
                         list(counts.values()))
        ids = [rival["id"] for rival in game["end"]["rivals"]]
        self.assertEqual(ids[0], "as-until-now")

    def test_the_theory_is_told_at_the_end_alone(self):
        self.play(["", "q"], "--months", "3", "--theory", "emboldened")
        before = json.dumps({**self.state(), "theory_asked": None})
        self.assertNotIn("emboldened", before)
        self.play(["rest"])
        self.assertEqual(self.state()["end"]["theory"], "emboldened")

    def test_a_wrong_line_ends_a_pipe_and_its_month_is_not_played(self):
        for line, words in [
                ("gift 9 on 3", "9 is no size"),
                ("gifts 2 on 3", "did you mean 'gift'?"),
                ("gift 2 on 2021-01-01", "no day of month 1"),
                ("gift 2 on 77", "'77' is no day"),
                ("exercise 1 on 3", "follow a schedule"),
                ("let go exercise 3", "no 'exercise' is to begin"),
                ("what now", "is no choice")]:
            with self.subTest(line=line):
                _, errors = self.play([line, "", ""], "--months", "3", code=3)
                self.assertIn(words, errors)
                self.assertFalse(self.game.exists())

    def test_what_is_scheduled_can_be_let_go(self):
        self.play([""], "--months", "12")
        first = next(one for one in self.state()["schedule"]
                     if one["on"] > "2020-02-01")
        months = []
        for month in range(2, 13):
            if first["on"].startswith(f"2020-{month:02}"):
                months.append(f"let go {first['on']}")
            months.append("")
        self.play(months)
        game = self.state()
        self.assertTrue(next(one for one in game["schedule"]
                             if one["on"] == first["on"])["let_go"])

    def test_forecast_and_undo(self):
        said, _ = self.play(["f", "gift 2 on 3", "undo", "undo", "", "q"],
                            "--months", "2")
        self.assertIn("As the model was fitted", said)
        self.assertIn("undone", said)
        self.assertIn("nothing is chosen", said)
        self.assertNotIn("acts", tomllib.loads(
            self.game.read_text())["month"][0])

    def test_options_that_differ_from_the_file_are_refused(self):
        self.play(["", "q"], "--months", "3")
        for wrong in (["--seed", "9"], ["--months", "4"],
                      ["--from", "2019-01-31"], ["--theory", "emboldened"]):
            _, errors = self.play([], *wrong, code=2)
            self.assertIn("the game in the file has " + wrong[0], errors)
        _, errors = self.play([], "--seed", "-1", code=2)

    def test_every_mistake_of_the_file_is_told_with_its_place(self):
        self.play(GIVES, "--months", "3")
        text = self.game.read_text()
        wrong = text.replace('group = "gift", size = 2',
                             'group = "gitf", size = 2', 1)
        wrong = wrong.replace("size = 1, on = 2020-02-20",
                              "size = 1, on = 2020-03-20", 1)
        self.game.write_text(wrong)
        _, errors = self.play([], "--replay", code=3)
        self.assertRegex(errors, r"mine.toml:\d+:\d+: 'gitf'")
        self.assertRegex(errors, r"mine.toml:\d+:\d+: 2020-03-20 is no day")
        self.game.write_text(text.replace("seed = 1", "sead = 1"))
        _, errors = self.play([], "--replay", code=3)
        self.assertIn("did you mean 'seed'?", errors)
        self.game.write_text(text[:len(text) // 2] + "[[[")
        _, errors = self.play([], "--replay", code=3)
        self.assertRegex(errors, r"mine.toml:\d+:\d+: ")

    def test_another_record_is_refused_and_a_longer_one_is_said(self):
        self.play(["", "", "rest"], "--months", "3", "--from", "2019-06-30")
        act = ["--actor", "ALB", "--target", "BOR", "--kind", "clash",
               "--summary", "Shots at dusk", "--source", "Radio Alba",
               "--check", "sourced"]
        self.text_of("add", "alba", "--date", "2019-09-25", *act)
        said, _ = self.play([], "--replay")
        self.assertIn("The case has changed since this game began", said)
        self.text_of("add", "alba", "--date", "2018-09-03", *act)
        _, errors = self.play([], "--replay", code=3)
        self.assertIn("another record", errors)

    def test_a_game_is_kept_as_a_policy_that_is_compared(self):
        self.play(GIVES, "--months", "4")
        said, _ = self.play([], "--keep", "mine")
        self.assertIn("written: policies/mine.toml", said)
        policy = tomllib.loads(
            (self.folder / "alba" / "policies" / "mine.toml").read_text())
        self.assertEqual([str(day) for rule in policy["rule"]
                          for day in rule["on"]],
                         ["2020-02-20", "2020-01-14"])
        self.text_of("policies", "check", "alba")
        out = self.json_of("policies", "alba", "--policy", "mine",
                           "--futures", "200", "--days", "121")
        self.assertEqual([one["id"] for one in out["policies"]],
                         ["as-until-now", "mine"])
        _, errors = self.play([], "--keep", "mine", code=3)
        self.assertIn("this file is there already", errors)
        _, errors = self.play([], "--keep", "../mine", code=2)

    def test_games_in_the_case_are_no_part_of_it(self):
        done = subprocess.run(
            [PROGRAM, "play", "alba", "--months", "2", "--quiet"],
            cwd=self.folder, input="rest\n", text=True, capture_output=True,
            check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("alba/games/2019-12-31-seed1-2months.toml", done.stdout)
        self.text_of("record", "check", "alba")

    def test_killed_at_any_time_it_loses_at_most_a_month(self):
        for wait in (0.0, 0.01, 0.02, 0.05, 0.1, 0.2):
            with self.subTest(wait=wait):
                self.game.unlink(missing_ok=True)
                child = subprocess.Popen(
                    [PROGRAM, "play", "alba", "--game", "mine.toml",
                     "--months", "24", "--quiet"],
                    cwd=self.folder, stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
                child.stdin.write(b"\n" * 24)
                child.stdin.flush()
                seen = b""
                while b"What came in month 2 " not in seen:
                    seen += os.read(child.stdout.fileno(), 4096)
                time.sleep(wait)
                child.send_signal(signal.SIGKILL)
                seen += child.stdout.read()
                child.wait()
                child.stdin.close()
                child.stdout.close()
                told = seen.count(b"What came in month")
                game = self.state()
                self.assertGreaterEqual(len(game["played"]), told)
                self.assertIsNone(game["came_otherwise"])

    def test_on_a_terminal(self):
        child, at = pty.fork()
        if child == 0:
            os.chdir(self.folder)
            os.execv(PROGRAM, [str(PROGRAM), "play", "alba", "--game",
                               "mine.toml", "--months", "2"])
        said, lines = b"", [b"gift 8 on 3\n", b"gift 2 on 3\n", b"\n", b"\n"]
        deadline = time.time() + 120
        while time.time() < deadline:
            ready, _, _ = select.select([at], [], [], 0.3)
            if ready:
                try:
                    piece = os.read(at, 65536)
                except OSError:
                    break
                if not piece:
                    break
                said += piece
            elif lines and said.rstrip().endswith(b">"):
                os.write(at, lines.pop(0))
        os.close(at)
        _, status = os.waitpid(child, 0)
        text = said.decode().replace("\r\n", "\n")
        self.assertEqual(os.waitstatus_to_exitcode(status), 0, text)
        self.assertEqual(lines, [], text)
        self.assertIn("8 is no size", text)  # and one goes on
        self.assertIn("What came in month 2", text)
        self.assertIn("The end.", text)
        self.assertEqual(len(tomllib.loads(self.game.read_text())["month"]), 2)


if __name__ == "__main__":
    unittest.main()
