"""Runs the program as an analyst would. argv: ENTENTE [unittest options]."""
import json
import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
ROOT = pathlib.Path(__file__).resolve().parents[2]
KOREA = ROOT / "cases" / "korea"
VERBS_OF_CASE = {  # verb: what else it needs to run on the Korea case
    "claims": [], "contest": [], "forecast": [], "essay": [],
    "panel": ["--claim", "2", "-o", "panel"], "brief": ["-o", "brief.html"],
}


class Case(unittest.TestCase):
    """A test in an empty folder of its own. Results of the Korea case come from
    the cache that cli.korea has filled; `cold_cache` is an empty one."""

    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.folder = pathlib.Path(place.name) / "desk"
        self.folder.mkdir()
        self.cold_cache = pathlib.Path(place.name) / "cache"

    def run_entente(self, *arguments, cache=None, stdout=subprocess.PIPE,
                    **more):
        environment = {**os.environ}
        if cache:
            environment["XDG_CACHE_HOME"] = str(cache)
        return subprocess.run(
            [PROGRAM, *[a if isinstance(a, bytes) else str(a)
                        for a in arguments]],
            cwd=self.folder, env=environment, stdin=subprocess.DEVNULL,
            stdout=stdout, stderr=subprocess.PIPE, check=False, **more)

    def text_of(self, *arguments, code=0):
        """Standard output and errors of a run that must end with `code`."""
        done = self.run_entente(*arguments)
        errors = done.stderr.decode()
        self.assertEqual(done.returncode, code, f"{arguments}\n{errors}")
        return done.stdout.decode(), errors

    def typed(self, lines, *arguments, ready=lambda said, typed: True):
        """What is said at a terminal, and the exit code. Each of `lines` is
        typed once nothing more is said and `ready` agrees, which gets what was said
        and how many were typed."""
        child, at = pty.fork()
        if child == 0:
            os.chdir(self.folder)
            os.execv(PROGRAM, [str(PROGRAM), *map(str, arguments)])
        said = b""
        lines = [line.encode() for line in lines]
        total = len(lines)
        deadline = time.time() + 60
        while time.time() < deadline:
            waiting, _, _ = select.select([at], [], [], 0.3)
            if waiting:
                try:
                    piece = os.read(at, 65536)
                except OSError:
                    break
                if not piece:
                    break
                said += piece
            elif lines and ready(said, total - len(lines)):
                os.write(at, lines.pop(0))
        os.close(at)
        _, status = os.waitpid(child, 0)
        self.assertEqual(lines, [], said.decode())
        return said.decode().replace("\r\n", "\n"), os.waitstatus_to_exitcode(
            status)

    def json_of(self, *arguments):
        return json.loads(self.text_of(*arguments, "--json", "--quiet")[0])

    def copy_of(self, case):
        """A copy to change."""
        return shutil.copytree(case, self.folder / case.name)

    def copy_of_korea(self):
        """A copy to change."""
        return shutil.copytree(KOREA, self.folder / "korea")

    def small_korea(self):
        """A copy with two claims, two theories and a short track record."""
        copy = self.copy_of_korea()
        for folder, stay in [("claims", {"2", "12"}),
                             ("theories", {"null", "spiral"})]:
            for path in (copy / folder).glob("*.toml"):
                if path.stem not in stay:
                    path.unlink()
        settings = copy / "case.toml"
        text, found = re.subn(r"(?m)^record_from = .*$",
                              "record_from = 2025-01-01",
                              settings.read_text(encoding="utf-8"))
        self.assertEqual(found, 1)
        settings.write_text(text, encoding="utf-8")
        return copy

    def on_a_small_disk(self, case, size):
        """The case on a tmpfs of that size, in the place where it was; the test
        is skipped where none may be mounted. Returns a function that leaves so
        many bytes of the disk."""
        disk = self.folder / "disk"
        disk.mkdir()
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", disk],
            capture_output=True, check=False).returncode == 0
        if not mounted:
            self.skipTest("no tmpfs may be mounted here")
        self.addCleanup(subprocess.run, ["umount", disk], check=True)
        shutil.move(case, disk / case.name)
        case.symlink_to(disk / case.name)
        filler = disk / "filler"

        def leave(room):
            filler.unlink(missing_ok=True)
            free = os.statvfs(disk)
            with open(filler, "wb") as file:
                os.posix_fallocate(file.fileno(), 0, max(
                    4096, free.f_bavail * free.f_frsize - room))
        return leave

    def documented_case(self, name="alba"):
        """The small case of docs/files.md: claims, theories and forecasts in
        seconds."""
        page = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")
        for file, text in re.findall(r"(?ms)^```(?:csv|toml) (\S+)\n(.*?)^```$",
                                     page):
            path = self.folder / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return self.folder / name

    def files(self):
        return sorted(str(p.relative_to(self.folder))
                      for p in self.folder.rglob("*") if p.is_file())
