"""Fails when clang-format would change a C++ file. Argument: clang-format."""
import subprocess
import sys

import tree

paths = [str(p) for p in tree.files(".cpp", ".hpp")]
sys.exit(subprocess.run([sys.argv[1], "--dry-run", "-Werror", *paths],
                        check=False).returncode)
