#!/usr/bin/env python3
"""The script of the desk that is in the repository is what its TypeScript makes;
one changed letter of a source would be found.

  bundle.py FOLDER
"""
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
SOURCES = "src/entente/desk/script"
BUNDLE = "src/entente/desk/page/templates/desk.js"


def made(root, out):
    subprocess.run([str(root / "tools/bundle_desk.sh"), str(out)], check=True)
    return out.read_bytes()


def main():
    folder = pathlib.Path(sys.argv[1]) / "bundle"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "tools").mkdir(parents=True)
    kept = (ROOT / BUNDLE).read_bytes()
    if made(ROOT, folder / "desk.js") != kept:
        sys.exit(f"{BUNDLE} is not what {SOURCES} makes: run tools/bundle_desk.sh")
    # Planted: a source that says something else.
    shutil.copy(ROOT / "tools/bundle_desk.sh", folder / "tools")
    shutil.copytree(ROOT / SOURCES, folder / SOURCES)
    main_file = folder / SOURCES / "main.ts"
    main_file.write_text(main_file.read_text(encoding="utf-8") + "startKeys();\n",
                         encoding="utf-8")
    if made(folder, folder / "planted.js") == kept:
        sys.exit("a changed source makes the same bundle")
    print("the bundle is what its sources make")


if __name__ == "__main__":
    main()
