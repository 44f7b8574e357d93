"""No word hangs on the seed: it is the same under each, or says "at the edge".

argv: ENTENTE SEEDS [unittest options]
"""
import pathlib
import sys
import unittest

SEEDS = int(sys.argv.pop(2))
from support import Case  # noqa: E402, reads the program from argv

HERE = pathlib.Path(__file__).resolve().parent


class Seeds(Case):
    def test_every_seed_gives_a_claim_the_same_word(self):
        for name in ("same-row-six-times", "none-followed"):
            said = {}
            for seed in range(1, SEEDS + 1):
                result = self.json_of("claims", HERE / name, "--seed", seed)
                for claim in result["claims"]:
                    words = said.setdefault(claim["id"], set())
                    if claim["at_edge_of"] is None:
                        words.add(claim["word"])
            self.assertEqual(set(said), {"1", "2"})
            for claim, words in said.items():
                with self.subTest(name, claim=claim):
                    self.assertLessEqual(len(words), 1)


if __name__ == "__main__":
    unittest.main()
