#!/usr/bin/env python3
"""axe-core (Deque, MPL-2.0) in a folder, by the lock file beside this: its
version and hash are pinned.

  get_axe.py FOLDER      exit 77 where npm or its registry is out of reach
"""
import json
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
NEEDED = ("package.json", "package-lock.json", ".npmrc")


def main():
    folder = pathlib.Path(sys.argv[1])
    wanted = json.loads((HERE / "package.json").read_text(encoding="utf-8"))
    wanted = wanted["devDependencies"]["axe-core"]
    have = folder / "node_modules" / "axe-core" / "package.json"
    if have.exists() and json.loads(have.read_text(encoding="utf-8"))["version"] == wanted:
        return
    if shutil.which("npm") is None:
        print("skipped: no npm on this machine, so no axe-core: barriers are not looked for")
        sys.exit(77)
    folder.mkdir(parents=True, exist_ok=True)
    for name in NEEDED:
        shutil.copyfile(HERE / name, folder / name)
    done = subprocess.run(
        ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund",
         "--fetch-retries=1", "--fetch-timeout=20000"],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120, check=False)
    if done.returncode != 0:
        text = done.stdout.decode(errors="replace")
        if "EINTEGRITY" in text or "can only install" in text:
            sys.exit(text)  # what came is not what is pinned
        print("skipped: npm does not reach its registry, so no axe-core: barriers are "
              "not looked for\n" + text)
        sys.exit(77)


if __name__ == "__main__":
    main()
