"""Runs a page of docs/ that changes the case it is about, on a copy of it.

usage: on_a_copy.py RUN_DOCS PAGE ENTENTE CASE
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

run_docs, page, entente, case = sys.argv[1:]
with tempfile.TemporaryDirectory() as folder:
    copy = shutil.copytree(case, pathlib.Path(folder) / pathlib.Path(case).name)
    sys.exit(subprocess.run([sys.executable, run_docs, page, entente, copy],
                            check=False).returncode)
