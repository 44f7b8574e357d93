"""A question that cannot be asked is answered so, not by an abort."""
import pathlib
import shutil
import unittest

from support import Case

STUMBLES = pathlib.Path(__file__).resolve().parent


class Questions(Case):
    def copy_of(self, name):
        return shutil.copytree(STUMBLES / name, self.folder / name)

    def test_all_treatments_before_window(self):
        # ended in exit 4: a null of the JSON was read as a number
        copy = self.copy_of("all-treatments-before-window")
        claims = self.json_of("claims", copy)["claims"]
        cannot = [c for c in claims if c["word"] == "cannot be asked"]
        self.assertTrue(cannot)
        text = self.text_of("claims", copy)[0]
        self.assertIn("cannot be asked", text)
        for claim in cannot:
            self.assertTrue(claim["why_cannot"])
            self.assertIn(claim["why_cannot"], text)

    def test_record_from_at_window_start(self):
        # ended in an assertion: the first origin had no day before it
        copy = self.copy_of("record-from-at-window-start")
        scores = self.json_of("forecast", copy)["track_record"]
        self.assertTrue(scores)
        for score in scores:
            self.assertGreater(score["origins"], 0)


if __name__ == "__main__":
    unittest.main()
