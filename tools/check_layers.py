"""Fails when a module includes a module that layers.txt does not let it see.

A name with a slash is a room, a folder of its module; where a module has
rooms, every file of it lies in one, and what others see are rooms too."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
allowed = {}
for line in (root / "layers.txt").read_text().splitlines():
    line = line.split("#")[0].strip()
    if line:
        module, _, below = line.partition(":")
        allowed[module.strip()] = set(below.split())


def room_of(path):
    """The longest name of layers.txt that holds a path below the root."""
    parts = pathlib.PurePosixPath(path).parts
    names = ["/".join(parts[:n]) for n in (2, 1)]
    return next((name for name in names if name in allowed), names[0])


order, bad = list(allowed), []
for module, below in allowed.items():
    bad += [f"layers.txt: {module} sees {b}, which does not stand above it"
            for b in sorted(below) if b not in order[: order.index(module)]]
include = re.compile(r'^\s*#\s*include\s+"entente/([^"]+)"', re.M)
for path in sorted([*root.rglob("*.hpp"), *root.rglob("*.cpp")]):
    module = room_of(path.relative_to(root).as_posix())
    if module not in allowed:
        bad.append(f"{path}: layers.txt does not list the module {module}")
    for target in map(room_of, include.findall(path.read_text())):
        if target != module and target not in allowed.get(module, set()):
            bad.append(f"{path}: {module} may not include {target}")
print("\n".join(bad))
sys.exit(bool(bad))
