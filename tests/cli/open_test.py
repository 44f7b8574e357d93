"""entente open: how the desk begins and ends."""
import os
import re
import signal
import socket
import subprocess
import time
import unittest

from support import PROGRAM, Case

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/\?token=([0-9a-f]{48})\n")


class Open(Case):
    def opened(self, *options, **environment):
        """The desk on the small case; its port and token."""
        case = self.documented_case()
        desk = subprocess.Popen(
            [PROGRAM, "open", str(case), *options], cwd=self.folder,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, "DISPLAY": "", "WAYLAND_DISPLAY": "", **environment})
        self.addCleanup(desk.stdout.close)
        self.addCleanup(desk.stderr.close)
        self.addCleanup(lambda: desk.poll() is None and desk.kill())
        found = ADDRESS.fullmatch(desk.stdout.readline().decode())
        self.assertTrue(found)
        return desk, int(found[1]), found[2]

    def ended(self, desk, how):
        begin = time.monotonic()
        desk.send_signal(how)
        code = desk.wait(timeout=20)
        return code, time.monotonic() - begin

    def test_each_start_has_a_token_of_its_own_and_every_end_is_0(self):
        tokens = set()
        for how in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            desk, _, token = self.opened("--no-browser")
            tokens.add(token)
            code, _ = self.ended(desk, how)
            self.assertEqual(code, 0)
            self.assertEqual(desk.stdout.read(), b"")
            self.assertIn(b"Ctrl-C ends it", desk.stderr.read())
        self.assertEqual(len(tokens), 3)

    def test_it_ends_soon_though_somebody_is_slow(self):
        desk, port, _ = self.opened("--no-browser", "--quiet")
        with socket.create_connection(("127.0.0.1", port)) as line:
            line.sendall(b"GET / HT")
            code, took = self.ended(desk, signal.SIGINT)
        self.assertEqual(code, 0)
        self.assertLess(took, 8)
        self.assertEqual(desk.stderr.read(), b"")

    def test_a_port_of_ones_own_and_one_that_is_taken(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            case = self.documented_case()
            text, errors = self.text_of("open", case, "--port", port, "--no-browser",
                                        code=3)
            self.assertEqual(text, "")
            self.assertIn(f"port {port} is taken", errors)
            self.assertIn("leave --port out", errors)
        desk, given, _ = self.opened("--no-browser", "--port", str(port))
        self.assertEqual(given, port)
        self.ended(desk, signal.SIGTERM)
        for wrong in ("0", "65536", "x"):
            self.text_of("open", case, "--port", wrong, code=2)

    def test_a_case_that_does_not_check_is_refused_as_by_every_verb(self):
        case = self.documented_case()
        acts = case / "acts.csv"
        acts.write_text(acts.read_text(encoding="utf-8").replace(",clash,", ",clasp,"),
                        encoding="utf-8")
        text, errors = self.text_of("open", case, "--no-browser", code=3)
        self.assertEqual(text, "")
        self.assertIn("unknown kind 'clasp'", errors)
        self.assertIn("cases/nowhere", self.text_of("open", "cases/nowhere", code=3)[1])

    def test_the_browser_is_asked_where_there_is_a_desktop(self):
        tools = self.folder / "tools"
        tools.mkdir()
        told = self.folder / "told"
        fake = tools / "xdg-open"
        fake.write_text(f'#!/bin/sh\nprintf "%s" "$1" > {told}.new\nmv {told}.new {told}\n',
                        encoding="utf-8")
        fake.chmod(0o755)
        path = f"{tools}:{os.environ['PATH']}"
        desk, port, token = self.opened(PATH=path, DISPLAY=":7")
        for _ in range(200):
            if told.exists():
                break
            time.sleep(0.05)
        self.assertEqual(told.read_text(encoding="utf-8"),
                         f"http://127.0.0.1:{port}/?token={token}")
        self.ended(desk, signal.SIGTERM)
        told.unlink()
        desk, _, _ = self.opened("--no-browser", PATH=path, DISPLAY=":7")
        self.ended(desk, signal.SIGTERM)
        self.assertFalse(told.exists())


if __name__ == "__main__":
    unittest.main()
