"""The brief on Korea by one thread is that of two, byte for byte.

argv: ENTENTE PAGE [unittest options]; PAGE is that of cli.korea.
"""
import pathlib
import sys
import unittest

PAGE = pathlib.Path(sys.argv.pop(2)).resolve()
from support import KOREA, Case  # noqa: E402, reads the program from argv


class DeterminismKorea(Case):
    def test_one_thread_and_a_cold_cache_make_the_same_page(self):
        done = self.run_entente("brief", KOREA, "-o", "one.html", "--threads",
                                "1", cache=self.cold_cache)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        one = (self.folder / "one.html").read_bytes()
        self.assertTrue(one == PAGE.read_bytes(), "the page differs")


if __name__ == "__main__":
    unittest.main()
