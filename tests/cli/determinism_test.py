"""Same build and inputs, same bytes. Of Korea: cli.determinism_korea."""
import unittest

from support import ROOT, Case

STRAIT = ROOT / "tests" / "stumbles" / "no-base-rate-yet"
POLICIES = ROOT / "examples" / "strait"


class Determinism(Case):
    def brief(self, case, name, threads, cache):
        done = self.run_entente("brief", case, "-o", name, "--json",
                                "--threads", threads,
                                cache=self.cold_cache / cache)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return (self.folder / name).read_bytes(), done.stdout

    def test_threads_cache_and_output_path_leave_the_bytes_alone(self):
        """Verdicts with their nulls and rows, forecasts and scores of the
        strait; policies; theories, tracks and a line's hazard of the documented
        case."""
        (self.folder / "elsewhere").mkdir()
        for case in (STRAIT, POLICIES, self.documented_case()):
            first = self.brief(case, "first-page.html", 2, "one")
            for name, threads, cache, what in [
                    ("second.html", 1, "two", "one thread, cold cache"),
                    ("elsewhere/third.html", 1, "one",
                     "warm cache, another path")]:
                page, text = self.brief(case, name, threads, cache)
                self.assertTrue(page == first[0], f"the page differs: {what}")
                self.assertTrue(text == first[1], f"the JSON differs: {what}")
            self.assertFalse(b"first-page" in first[0],
                             "the page knows its name")

    def test_another_seed_is_another_result(self):
        case = self.documented_case()
        one, two = (self.json_of("contest", case, "--seed", seed)["theories"]
                    for seed in ("1", "2"))
        self.assertNotEqual(one, two)
        self.assertEqual([t["name"] for t in one], [t["name"] for t in two])


if __name__ == "__main__":
    unittest.main()
