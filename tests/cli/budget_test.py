"""The brief on Korea takes no more than 60 s cold, 5 s warm, 1 GiB.

Two cores have 120 processor seconds in a minute; those are what is checked,
because the clock on the wall also counts whatever else the machine does.

argv: ENTENTE PAGE [unittest options]; cli.korea has made PAGE and measured.
"""
import json
import pathlib
import sys
import unittest

PAGE = pathlib.Path(sys.argv.pop(2)).resolve()
from support import Case  # noqa: E402, reads the program from argv

CORES = 2
MOST = {"cold": 60, "warm": 5}  # seconds on two cores
MOST_MIB = 1024


class Budget(Case):
    def test_the_brief_was_made_in_time_and_in_one_gibibyte(self):
        figures = json.loads(PAGE.with_suffix(".json").read_text())
        print(figures)
        for name, most in MOST.items():
            self.assertLessEqual(figures[name]["processor"], CORES * most, name)
        self.assertLessEqual(figures["peak_mib"], MOST_MIB)


if __name__ == "__main__":
    unittest.main()
