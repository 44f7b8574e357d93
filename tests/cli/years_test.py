"""Every verb answers at every year's end of the Korea record: a small Korea,
cut off where it was young, has questions that cannot be asked and none that
ends the program.

argv: ENTENTE [unittest options].
"""
import unittest

from support import Case

ANSWERED = {0, 3}


class Years(Case):
    def test_every_verb_at_every_years_end_since_2007(self):
        copy = self.small_korea()
        settings = copy / "case.toml"
        settings.write_text(settings.read_text(encoding="utf-8").replace(
            "record_from = 2025-01-01", "record_from = 2024-06-01"),
            encoding="utf-8")
        for year in range(2007, 2026):
            for verb, more in [("claims", []), ("claims", ["--json"]),
                               ("contest", []), ("forecast", []),
                               ("brief", ["-o", "brief.html"])]:
                with self.subTest(year=year, verb=verb, more=more):
                    done = self.run_entente(
                        verb, copy, "--as-of", f"{year}-12-31", "--quiet",
                        *more, cache=self.cold_cache)
                    self.assertIn(done.returncode, ANSWERED,
                                  done.stderr.decode())
                    self.assertNotIn(b"a mistake of ours", done.stderr)


if __name__ == "__main__":
    unittest.main()
