"""Fails when a module includes a module that layers.txt does not let it see."""
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

order, bad = list(allowed), []
for module, below in allowed.items():
    bad += [f"layers.txt: {module} sees {b}, which does not stand above it"
            for b in sorted(below) if b not in order[: order.index(module)]]
include = re.compile(r'^\s*#\s*include\s+"entente/(\w+)/', re.M)
for path in sorted([*root.rglob("*.hpp"), *root.rglob("*.cpp")]):
    module = path.relative_to(root).parts[0]
    if module not in allowed:
        bad.append(f"{path}: layers.txt does not list the module {module}")
    for target in include.findall(path.read_text()):
        if target != module and target not in allowed.get(module, set()):
            bad.append(f"{path}: {module} may not include {target}")
print("\n".join(bad))
sys.exit(bool(bad))
