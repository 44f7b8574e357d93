"""mpirun -n R entente policies: the bytes of one process, and what is seen when
a rank dies or a case is wrong.

usage: policies_test.py ENTENTE MPIRUN
"""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
MPIRUN = sys.argv.pop(1)
ROOT = pathlib.Path(__file__).resolve().parents[2]
STRAIT = ROOT / "examples" / "strait"
FEW = ["--json", "--futures", "1000"]
# Rank 1 in another folder, as on a machine that sees other files.
ELSEWHERE = 'if [ "$OMPI_COMM_WORLD_RANK" = 1 ]; then cd elsewhere; fi; ' \
    'exec "$0" "$@"'


THEORIES = {
    "null": """title = "Nothing that we do matters"
argument = "Seizures come in bouts of their own."
holders = "nobody"
""",
    "greed": """title = "Licences embolden"
argument = "A licence invites the next seizure."
holders = "nobody"
[[effect]]
outcome = "seizure"
term = "recent(licence, 30)"
sign = "raises"
reason = "what is given without a price is asked for again"
""",
}


def rank_of(process):
    """The rank that a process is, or None."""
    try:
        told = pathlib.Path(f"/proc/{process}/environ").read_bytes()
    except OSError:
        return None
    found = re.search(rb"OMPI_COMM_WORLD_RANK=(\d+)", told)
    return found and int(found.group(1))


def ranks_under(process):
    """Process ids by rank of what a mpirun has started."""
    tasks = pathlib.Path(f"/proc/{process}/task")
    children = [int(child) for task in tasks.iterdir()
                for child in (task / "children").read_text().split()]
    ranks = {rank_of(child): child for child in children}
    ranks.pop(None, None)
    return ranks


class Ranks(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.folder = pathlib.Path(place.name)

    def start(self, ranks, *words, cache="cache"):
        before = [] if ranks == 1 else [MPIRUN, "-n", str(ranks)]
        return subprocess.Popen(
            [*before, *map(str, words)], cwd=self.folder,
            env={**os.environ, "XDG_CACHE_HOME": str(self.folder / cache)},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE)

    def run_ranks(self, ranks, *words, cache="cache", code=0):
        """Standard output and errors of a run that must end with `code`."""
        with self.start(ranks, *words, cache=cache) as process:
            out, errors = process.communicate()
        self.assertEqual(process.returncode, code, errors.decode())
        return out, errors.decode()

    def kept(self, cache="cache"):
        return sorted((self.folder / cache).rglob("*.json"))

    def same_bytes(self, case, *words):
        """On 1, 2 and 3 ranks with cold caches; then from what was kept."""
        one, _ = self.run_ranks(1, PROGRAM, "policies", case, *words, *FEW,
                                cache="1")
        for ranks in (2, 3):
            out, errors = self.run_ranks(ranks, PROGRAM, "policies", case,
                                         *words, *FEW, cache=str(ranks))
            self.assertTrue(out == one, f"{ranks} ranks: {errors}")
            self.assertEqual(errors, "")
            self.assertEqual([p.read_bytes() for p in self.kept(str(ranks))],
                             [p.read_bytes() for p in self.kept("1")])
        self.assertGreater(len(self.kept("1")), 0)
        warm, _ = self.run_ranks(3, PROGRAM, "policies", case, *words, *FEW,
                                 cache="1")
        self.assertTrue(warm == one, "warm cache")
        return one

    def test_any_number_of_ranks_gives_the_bytes_of_one_process(self):
        one = self.same_bytes(STRAIT)
        other, _ = self.run_ranks(2, PROGRAM, "policies", STRAIT, *FEW,
                                  "--seed", 2)
        self.assertNotEqual(other, one)

    def test_so_it_does_where_theories_are_weighed_and_a_profile_is_given(self):
        profile = self.folder / "mine.toml"
        profile.write_text('[[profile]]\nid = "calm"\ntitle = "Calm"\n'
                           'holder = "me"\nweights = { seizures = 1 }\n')
        case = shutil.copytree(STRAIT, self.folder / "strait")
        settings = case / "case.toml"
        settings.write_text('contest_outcomes = ["seizure"]\n' +
                            settings.read_text())
        (case / "theories").mkdir()
        for name, text in THEORIES.items():
            (case / "theories" / f"{name}.toml").write_text(text)
        one = self.same_bytes(case, "--profile", profile, "--days", 200)
        self.assertIn(b'"greed"', one)

    def test_ranks_have_parts_of_the_work(self):
        """What a rank counts in processor time falls as ranks are added."""
        def of_rank_0(ranks):
            process = self.start(ranks, PROGRAM, "policies", STRAIT, "--json",
                                 "--futures", 20000, "--threads", 1,
                                 cache=f"work{ranks}")
            used = 0
            while process.poll() is None:
                pid = process.pid if ranks == 1 else \
                    ranks_under(process.pid).get(0)
                try:
                    text = pathlib.Path(f"/proc/{pid}/stat").read_text()
                    used = int(text.rsplit(")", 1)[1].split()[11]) or used
                except (OSError, IndexError):
                    pass
                time.sleep(.02)
            process.communicate()
            self.assertEqual(process.returncode, 0)
            return used
        self.assertLess(of_rank_0(3), .8 * of_rank_0(1))

    def test_a_rank_that_dies_ends_the_run_and_nothing_is_written(self):
        for victim in (0, 1, 2):
            with self.subTest(rank=victim):
                process = self.start(3, PROGRAM, "policies", STRAIT, "--json",
                                     "--futures", 10 ** 7)
                ranks = {}
                while len(ranks) < 3 and process.poll() is None:
                    ranks = ranks_under(process.pid)
                    time.sleep(.1)
                time.sleep(1)
                os.kill(ranks[victim], signal.SIGKILL)
                out, errors = process.communicate(timeout=60)
                self.assertNotEqual(process.returncode, 0)
                self.assertEqual(out, b"")
                self.assertIn(f"rank {victim} ", errors.decode())
                self.assertIn("signal 9 (Killed)", errors.decode())
                self.assertEqual(self.kept(), [])
                self.assertFalse([r for r in ranks.values()
                                  if rank_of(r) is not None])

    def test_a_mistake_is_told_once_with_its_exit_code(self):
        case = shutil.copytree(STRAIT, self.folder / "strait")
        policy = case / "policies" / "no-licences.toml"
        policy.write_text(policy.read_text().replace("licence", "licens"))
        _, alone = self.run_ranks(1, PROGRAM, "policies", case, code=3)
        out, errors = self.run_ranks(3, PROGRAM, "policies", case, code=3)
        self.assertEqual(out, b"")
        self.assertTrue(errors.startswith(alone), errors)
        self.assertEqual(errors.count("did you mean"),
                         alone.count("did you mean"))
        self.assertGreater(alone.count("did you mean"), 0)
        for words, code in [(["policies"], 2), (["policies", "nowhere"], 3),
                            (["policies", STRAIT, "--policy", "x"], 3)]:
            _, alone = self.run_ranks(1, PROGRAM, *words, code=code)
            _, errors = self.run_ranks(2, PROGRAM, *words, code=code)
            self.assertTrue(errors.startswith(alone), errors)
            self.assertEqual(errors.count(alone), 1)

    def test_a_rank_that_sees_another_case_ends_the_run(self):
        (self.folder / "elsewhere").mkdir()
        shutil.copytree(STRAIT, self.folder / "strait")
        asked = ("bash", "-c", ELSEWHERE, PROGRAM, "policies", "strait", *FEW)
        out, errors = self.run_ranks(2, *asked, code=3)
        self.assertEqual(out, b"")
        self.assertIn("there is no such folder", errors)
        other = shutil.copytree(STRAIT, self.folder / "elsewhere" / "strait")
        acts = other / "acts.csv"
        lines = acts.read_text().splitlines(keepends=True)
        acts.write_text("".join(lines[:-1]))
        out, errors = self.run_ranks(2, *asked, code=3)
        self.assertEqual(out, b"")
        self.assertIn("rank 1 has another program or another case than rank 0",
                      errors)
        self.assertEqual(self.kept(), [])
        acts.write_text("".join(lines))
        self.run_ranks(2, *asked)

    def test_other_verbs_are_said_once(self):
        for words in (["policies", "explain", STRAIT], ["claims", STRAIT],
                      ["--help"], ["whatif", STRAIT, "--never", "patrol"]):
            one, _ = self.run_ranks(1, PROGRAM, *words, cache="1")
            two, _ = self.run_ranks(2, PROGRAM, *words, cache="2")
            self.assertTrue(one == two, words)


if __name__ == "__main__":
    unittest.main()
