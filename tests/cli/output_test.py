"""Output that was not written is an error: exit 5, and nothing half-written."""
import csv
import fcntl
import json
import os
import re
import resource
import signal
import stat
import subprocess
import unittest

from support import PROGRAM, Case


def few_bytes():
    """As a full disk: no file grows beyond a block."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


def no_stdout():
    os.close(1)


class Output(Case):
    def setUp(self):
        super().setUp()
        self.case = self.documented_case()
        self.before = self.files()

    def run_here(self, *arguments, **more):
        return self.run_entente(*arguments, cache=self.cold_cache, timeout=120,
                                **more)

    def brief(self, output, code=0, **more):
        done = self.run_here("brief", self.case, "-o", output, **more)
        self.assertEqual(done.returncode, code, done.stderr.decode())
        return done

    def verbs(self):
        case = self.case
        return [["--help"], ["claims", "--help"], ["--version"],
                ["claims", case], ["contest", case], ["forecast", case],
                ["claims", case, "--json"], ["record", "check", case],
                ["record", "list", case], ["record", "list", case, "--json"],
                ["record", "show", case, "2018-05-11.ALB.clash.1"],
                ["brief", case, "-o", "brief.html"],
                ["brief", case, "-o", "brief.html", "--json"],
                ["brief", case, "-o", "-"],
                ["panel", case, "--claim", "1", "-o", "panel"]]

    def test_a_full_disk_behind_standard_output_is_5_for_every_verb(self):
        for arguments in self.verbs():
            with self.subTest(arguments), open("/dev/full", "wb") as full:
                done = self.run_here(*arguments, stdout=full)
                errors = done.stderr.decode()
                self.assertEqual(done.returncode, 5, errors)
                self.assertIn("could not be written: no space left", errors)
                self.assertNotIn("mistake of ours", errors)

    def test_a_closed_standard_output_is_5_for_every_verb(self):
        for arguments in self.verbs():
            with self.subTest(arguments):
                done = self.run_here(*arguments, stdout=None,
                                     preexec_fn=no_stdout)
                self.assertEqual(done.returncode, 5, done.stderr.decode())
                self.assertIn(b"could not be written", done.stderr)

    def test_standard_error_that_is_full_leaves_the_exit_code_alone(self):
        for code, arguments in [(2, ["predict"]), (3, ["claims", "nowhere"]),
                                (0, ["record", "check", str(self.case)])]:
            with self.subTest(arguments), open("/dev/full", "wb") as full:
                done = subprocess.run([PROGRAM, *arguments], stderr=full,
                                      stdout=subprocess.DEVNULL, check=False)
                self.assertEqual(done.returncode, code)

    def test_a_reader_that_goes_away_ends_it_quietly(self):
        for restore in (True, False):
            with self.subTest(signal_is_default=restore):
                reading, writing = os.pipe()
                os.close(reading)
                done = self.run_here("record", "list", self.case,
                                     stdout=writing, restore_signals=restore)
                os.close(writing)
                self.assertEqual(done.returncode, -signal.SIGPIPE)
                self.assertEqual(done.stderr, b"")

    def test_a_page_that_does_not_fit_leaves_the_old_one_and_nothing_else(self):
        page = self.folder / "brief.html"
        page.write_text("the old brief")
        done = self.brief("brief.html", 5, preexec_fn=few_bytes)
        self.assertIn(b"could not be written: file too large", done.stderr)
        self.assertEqual(page.read_text(), "the old brief")
        self.assertEqual(self.files(), sorted([*self.before, "brief.html"]))
        self.assertEqual(self.brief("/dev/full", 5).stdout, b"")

    def test_a_panel_is_there_wholly_or_not_at_all(self):
        arguments = ["panel", self.case, "--claim", "1", "-o", "a/b/panel"]
        done = self.run_here(*arguments, preexec_fn=few_bytes)
        self.assertEqual(done.returncode, 5, done.stderr.decode())
        self.assertEqual(sorted(os.listdir(self.folder)), ["alba"])
        panel = self.folder / "a" / "b" / "panel"
        panel.mkdir(parents=True)
        (panel / "model.json").write_text("old")
        done = self.run_here(*arguments, preexec_fn=few_bytes)
        self.assertEqual(done.returncode, 5, done.stderr.decode())
        self.assertEqual(os.listdir(panel), ["model.json"])
        self.assertEqual((panel / "model.json").read_text(), "old")
        self.assertEqual(self.run_here(*arguments).returncode, 0)
        self.assertEqual(sorted(os.listdir(panel)),
                         ["model.json", "panel.csv"])

    def test_headers_of_a_panel_are_quoted(self):
        for path in self.case.rglob("*.toml"):
            text = path.read_text(encoding="utf-8")
            path.write_text(re.sub(r"\bgift\b(?=[\",])", r'gi\\"ft', text),
                            encoding="utf-8")
        done = self.run_here("panel", self.case, "--claim", "1", "-o", "p")
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        with open(self.folder / "p" / "panel.csv", encoding="utf-8",
                  newline="") as file:
            header = next(csv.reader(file))
        model = json.loads((self.folder / "p" / "model.json").read_text())
        names = [c["name"] for c in model["columns"]
                 if c["role"] != "intercept"]
        self.assertIn('recent(gi"ft, 30)', names)
        self.assertEqual(header, ["day", "y", "covered", "at_risk", *names])

    def test_a_link_is_followed_and_a_mode_is_kept(self):
        real, link = self.folder / "real.html", self.folder / "link.html"
        real.write_text("old")
        real.chmod(0o640)
        link.symlink_to("real.html")
        (self.folder / "new.html").symlink_to("made.html")
        (self.folder / "chain.html").symlink_to(link)
        self.brief("link.html")
        page = real.read_bytes()
        self.assertIn(b"</html>", page)
        self.assertEqual(stat.S_IMODE(real.stat().st_mode), 0o640)
        self.brief("new.html")
        self.assertEqual((self.folder / "made.html").read_bytes(), page)
        real.write_text("old")
        self.brief("chain.html")
        self.assertEqual(real.read_bytes(), page)
        for name in ["link.html", "new.html", "chain.html"]:
            self.assertTrue((self.folder / name).is_symlink(), name)
        (self.folder / "loop").symlink_to("loop")
        self.brief("loop", 3)

    def test_a_pipe_a_device_and_standard_output_are_written_through(self):
        self.brief("page.html")
        page = (self.folder / "page.html").read_bytes()
        for place in ["-", "/dev/stdout", "/dev/fd/1"]:
            with self.subTest(place):
                self.assertTrue(self.brief(place).stdout == page)
        with open(self.folder / "out.html", "wb") as out:
            self.brief("/dev/stdout", stdout=out)
        self.assertTrue((self.folder / "out.html").read_bytes() == page)
        os.mkfifo(self.folder / "pipe")
        with subprocess.Popen(["cat", self.folder / "pipe"],
                              stdout=subprocess.PIPE) as reader:
            self.brief("pipe")
            self.assertTrue(reader.communicate()[0] == page)
        self.assertTrue(stat.S_ISFIFO((self.folder / "pipe").stat().st_mode))
        self.brief("/dev/null")
        self.assertTrue(stat.S_ISCHR(os.stat("/dev/null").st_mode))

    def test_page_and_json_do_not_mix_on_standard_output(self):
        done = self.run_here("brief", self.case, "-o", "-", "--json")
        self.assertEqual((done.returncode, done.stdout), (2, b""))

    def test_what_a_killed_writer_left_goes_and_nothing_else(self):
        keep = ["brief.html.partial", "brief.html.part12x", "brief.html.part",
                "other.html.part123", "brief.html.part9"]
        for name in ["brief.html.part123", *keep]:
            (self.folder / name).write_text("half")
        with open(self.folder / "brief.html.part9", "wb") as alive:
            fcntl.flock(alive, fcntl.LOCK_EX)  # as a writer that still lives
            self.brief("brief.html")
        self.assertEqual(self.files(),
                         sorted([*self.before, *keep, "brief.html"]))

    def test_a_place_that_cannot_be_is_refused_before_the_work(self):
        (self.folder / "file").write_text("in the way")
        (self.folder / "astray").symlink_to("nowhere")
        before = self.files()
        for verb, place, why in [
                ("brief", "nowhere/x.html", "there is no folder nowhere"),
                ("brief", "file/x.html", "file"),
                ("brief", ".", "folder"), ("brief", "", "name"),
                ("brief", "x/", "folder"), ("brief", "n" * 300, "too long"),
                ("brief", "/proc/x.html", "/proc/x.html"),
                ("panel", "file", "not a folder"),
                ("panel", "file/below", "file"),
                ("panel", "astray", "leads nowhere")]:
            with self.subTest(verb=verb, place=place):
                more = ["--claim", "1"] if verb == "panel" else []
                done = self.run_here(verb, self.case, *more, "-o", place)
                self.assertEqual(done.returncode, 3, done.stderr.decode())
                self.assertIn(why, done.stderr.decode())
                self.assertEqual(done.stdout, b"")
        self.assertEqual(self.files(), before)
        self.assertFalse(self.cold_cache.exists(), "it was computed first")

    @unittest.skipIf(os.geteuid() == 0, "root may write everywhere")
    def test_a_file_that_may_not_be_written_is_left_alone(self):
        page = self.folder / "brief.html"
        page.write_text("mine")
        page.chmod(0o444)
        self.brief("brief.html", 3)
        self.assertEqual(page.read_text(), "mine")

    def test_no_argument_speaks_to_the_terminal(self):
        for argument in [b"\x1b[31mred", b"a\rb", b"\xc2\x9b31m",
                         "\u202egnp".encode(), b"\xff"]:
            for arguments in [["record", "show", self.case, argument],
                              ["record", "list", self.case, "--group",
                               argument],
                              ["panel", self.case, "--claim", argument, "-o",
                               "x"],
                              ["claims", argument], [argument]]:
                with self.subTest(arguments):
                    done = self.run_here(*arguments)
                    self.assertIn(done.returncode, (2, 3))
                    self.assertNotIn(argument, done.stderr)
                    done.stderr.decode()  # is UTF-8


if __name__ == "__main__":
    unittest.main()
