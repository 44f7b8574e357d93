"""The brief on Korea took no more than 60 s cold, 5 s warm, 1 GiB.

argv: ENTENTE PAGE [unittest options]; cli.korea has made PAGE and measured.
"""
import json
import pathlib
import sys
import unittest

PAGE = pathlib.Path(sys.argv.pop(2)).resolve()
from support import Case  # noqa: E402, reads the program from argv

MOST = {"cold_s": 60, "warm_s": 5, "peak_mib": 1024}


class Budget(Case):
    def test_the_brief_was_made_in_time_and_in_one_gibibyte(self):
        figures = json.loads(PAGE.with_suffix(".json").read_text())
        print(figures)
        for name, most in MOST.items():
            self.assertLessEqual(figures[name], most, name)


if __name__ == "__main__":
    unittest.main()
