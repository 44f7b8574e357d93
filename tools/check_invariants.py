"""Fails when a module does what ARCHITECTURE.md says it never does."""
import pathlib
import re
import sys

LIBRARY_ONLY = "below cli nobody prints, exits or reads clock and environment"
RULES = [  # (pattern, modules or files that may, the invariant)
    (r"std::(?:cout|cerr|clog)|(?<![\w])(?:std::)?(?:printf|puts|putchar|fputs)\s*\("
     r"|fmt::print|\bf(?:write|printf|putc)\s*\(", {"cli/shell/streams.cpp"},
     "only cli/shell/streams.cpp writes to a stream, and checks that it arrived"),
    (r"\b(?:std::)?(?:exit|abort|quick_exit|terminate)\s*\(", {"cli"}, LIBRARY_ONLY),
    (r"\bO_CREAT\b|\brename\s*\(", {"study/files.cpp", "keep/store.cpp",
                                      "candidates/guarded.cpp", "candidates/store.cpp"},
     "a file is written by study/files, or by keep/store where it is a case's "
     "(candidates: their lock, and a new database)"),
    (r"(?:system|steady|high_resolution)_clock|\bgetenv\b|std::time\s*\(",
     {"cli", "desk/server"},
     "below cli nobody reads clock and environment; the server of the desk counts time"),
    (r"std::[io]?fstream|\bfopen\b|recursive_directory_iterator|directory_iterator",
     {"casefile", "cli", "study/files.cpp", "keep/store.cpp"},
     "only casefile opens files of a case, and only keep writes them"),
    (r"std::(?:mt19937|random_device|default_random_engine"
     r"|\w+_distribution|rand\s*\()", set(),
     "random numbers come from core/rng.hpp alone"),
    (r"</(?:table|div|p|svg|section)>", {"report"}, "only report knows HTML"),
    (r"unordered_(?:map|set|multimap|multiset)", set(),
     "no unordered iteration may reach an output"),
]

root = pathlib.Path(sys.argv[1])
bad = []
for path in sorted([*root.rglob("*.hpp"), *root.rglob("*.cpp")]):
    file = path.relative_to(root)
    owners = {file.parts[0], str(file.parent), str(file)}
    for number, line in enumerate(path.read_text().splitlines(), 1):
        code = line.split("//")[0]
        bad += [f"{path}:{number}: {why}: {line.strip()[:60]}"
                for pattern, may, why in RULES
                if not owners & may and re.search(pattern, code)]
print("\n".join(bad))
sys.exit(bool(bad))
