"""What lies in the cache never changes a result, and never stops a run."""
import os
import random
import subprocess
import unittest

from support import PROGRAM, Case

VERBS = ["claims", "contest", "forecast"]
CHEAPEST = "claims"  # of the documented case, which has too few acts for them
EDIT = b"Gifts embolden", b"Gifts embitter"
FLIPS = 4  # per verb, through the program; cache_test.cpp has 1,000 of each


class Cache(Case):
    def setUp(self):
        super().setUp()
        self.case = self.documented_case()

    def result(self, verb):
        done = self.run_entente(verb, self.case, "--json", "--quiet",
                                cache=self.cold_cache, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        self.assertEqual(done.stderr, b"")
        return done.stdout

    def entry(self, verb):
        found = list((self.cold_cache / "entente").glob(f"{verb}-*.json"))
        self.assertEqual(len(found), 1)
        return found[0]

    def test_an_entry_is_read_again_and_left_alone(self):
        for verb in VERBS:
            with self.subTest(verb):
                first = self.result(verb)
                entry = self.entry(verb)
                os.utime(entry, (1, 1))
                self.assertEqual(self.result(verb), first)
                self.assertEqual(entry.stat().st_mtime, 1, "was made again")

    def test_no_flipped_bit_changes_a_result(self):
        chance = random.Random(20260731)
        for verb in VERBS:
            right = self.result(verb)
            entry = self.entry(verb)
            whole = entry.read_bytes()
            for bit in chance.sample(range(8 * len(whole)), FLIPS):
                with self.subTest(verb=verb, bit=bit):
                    broken = bytearray(whole)
                    broken[bit // 8] ^= 1 << bit % 8
                    entry.write_bytes(broken)
                    self.assertEqual(self.result(verb), right)
                    self.assertEqual(entry.read_bytes(), whole)

    def test_an_edited_or_cut_entry_is_made_again(self):
        right = self.result(CHEAPEST)
        entry = self.entry(CHEAPEST)
        whole = entry.read_bytes()
        head, result = whole.split(b"\n", 1)
        for name, broken in {
                "edited": whole.replace(*EDIT, 1),
                "without its head": result, "cut": whole[:len(whole) // 2],
                "empty": b"", "only its head": head + b"\n",
                "with a tail": whole + b" "}.items():
            with self.subTest(name):
                self.assertNotEqual(broken, whole)
                entry.write_bytes(broken)
                self.assertEqual(self.result(CHEAPEST), right)
                self.assertEqual(entry.read_bytes(), whole)

    def test_an_entry_of_other_inputs_is_not_believed(self):
        right = self.result("contest")
        entry = self.entry("contest")
        done = self.run_entente("contest", self.case, "--seed", "2",
                                cache=self.cold_cache)
        self.assertEqual(done.returncode, 0)
        other = next(p for p in entry.parent.glob("contest-*") if p != entry)
        entry.write_bytes(other.read_bytes())
        self.assertEqual(self.result("contest"), right)

    def test_what_is_no_file_in_its_place_stops_nothing(self):
        right = self.result(CHEAPEST)
        entry = self.entry(CHEAPEST)
        kept = entry.read_bytes()
        elsewhere = self.folder / "elsewhere.json"
        elsewhere.write_bytes(kept.replace(*EDIT))
        before = elsewhere.read_bytes()

        def huge():
            with open(entry, "wb") as file:
                file.truncate(1 << 42)

        for name, put in {
                "pipe": lambda: os.mkfifo(entry),
                "folder": entry.mkdir,
                "link": lambda: entry.symlink_to(elsewhere),
                "link to nothing": lambda: entry.symlink_to("nothing"),
                "link to itself": lambda: entry.symlink_to(entry.name),
                "device": lambda: entry.symlink_to("/dev/zero"),
                "huge": huge}.items():
            with self.subTest(name):
                entry.unlink(missing_ok=True)
                put()
                self.assertEqual(self.result(CHEAPEST), right)
                if entry.is_dir():
                    entry.rmdir()
                    continue
                self.assertFalse(entry.is_symlink())
                self.assertEqual(entry.read_bytes(), kept)
                entry.unlink()
        self.assertEqual(elsewhere.read_bytes(), before)

    def test_a_cache_that_cannot_be_used_only_costs_time(self):
        right = self.result(CHEAPEST)
        self.cold_cache = self.folder / "file"
        self.cold_cache.write_text("in the way")
        self.assertEqual(self.result(CHEAPEST), right)
        self.assertEqual(self.cold_cache.read_text(), "in the way")

    def test_a_limit_on_files_leaves_no_half_entry(self):
        right = self.result(CHEAPEST)
        entry = self.entry(CHEAPEST)
        entry.unlink()
        others = self.entries(entry.parent)
        done = self.run_entente(CHEAPEST, self.case, "--json", "--quiet",
                                cache=self.cold_cache, preexec_fn=limit_files)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        self.assertEqual(done.stdout, right)
        self.assertEqual(self.entries(entry.parent), others)

    @staticmethod
    def entries(folder):
        return {path.name: path.read_bytes() for path in folder.iterdir()}

    def test_writers_at_the_same_time_leave_one_whole_entry(self):
        right = self.result(CHEAPEST)
        whole = self.entries(self.entry(CHEAPEST).parent)
        self.entry(CHEAPEST).unlink()
        environment = {**os.environ, "XDG_CACHE_HOME": str(self.cold_cache)}
        runs = [subprocess.Popen(
            [PROGRAM, CHEAPEST, self.case, "--json", "--quiet"],
            env=environment, stdout=subprocess.PIPE) for _ in range(4)]
        self.assertEqual([run.communicate()[0] for run in runs], 4 * [right])
        self.assertEqual(self.entries(self.entry(CHEAPEST).parent), whole)


def limit_files():
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (256, 256))


if __name__ == "__main__":
    unittest.main()
