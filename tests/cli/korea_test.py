"""Makes the brief on Korea twice, from nothing and from the cache.

argv: ENTENTE PAGE [unittest options]. Other tests read PAGE, the cache in
XDG_CACHE_HOME, which is emptied first, and what was measured: PAGE.json.
"""
import json
import os
import pathlib
import resource
import shutil
import sys
import time
import unittest

PAGE = pathlib.Path(sys.argv.pop(2)).resolve()
from support import KOREA, Case  # noqa: E402, reads the program from argv


def processor_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class Korea(Case):
    def timed_brief(self):
        start, used = time.monotonic(), processor_seconds()
        text, _ = self.text_of("brief", KOREA, "-o", PAGE, "--threads", "2")
        seconds = {"wall": time.monotonic() - start,
                   "processor": processor_seconds() - used}
        return seconds, text, PAGE.read_bytes()

    def test_the_brief_is_made_and_made_again(self):
        PAGE.unlink(missing_ok=True)
        shutil.rmtree(os.environ["XDG_CACHE_HOME"], ignore_errors=True)
        cold, sentences, page = self.timed_brief()
        warm, sentences_again, page_again = self.timed_brief()
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        figures = {"cold": cold, "warm": warm, "peak_mib": peak / 1024}
        PAGE.with_suffix(".json").write_text(json.dumps(figures))
        self.assertTrue(page == page_again, "the warm page differs")
        self.assertEqual(sentences, sentences_again)
        self.assertEqual(len(sentences.splitlines()), 3)


if __name__ == "__main__":
    unittest.main()
