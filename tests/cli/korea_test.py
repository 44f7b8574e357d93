"""Makes the brief on Korea twice, from nothing and from the cache.

argv: ENTENTE PAGE [unittest options]. Other tests read PAGE and the cache in
XDG_CACHE_HOME, which is emptied first. What it costs: bench/figures.md.
"""
import os
import pathlib
import shutil
import sys
import unittest

PAGE = pathlib.Path(sys.argv.pop(2)).resolve()
from support import KOREA, Case  # noqa: E402, reads the program from argv


class Korea(Case):
    def brief(self):
        text, _ = self.text_of("brief", KOREA, "-o", PAGE, "--threads", "2")
        return text, PAGE.read_bytes()

    def test_the_brief_is_made_and_made_again(self):
        PAGE.unlink(missing_ok=True)
        shutil.rmtree(os.environ["XDG_CACHE_HOME"], ignore_errors=True)
        sentences, page = self.brief()
        sentences_again, page_again = self.brief()
        self.assertTrue(page == page_again, "the warm page differs")
        self.assertEqual(sentences, sentences_again)
        self.assertEqual(len(sentences.splitlines()), 4)


if __name__ == "__main__":
    unittest.main()
