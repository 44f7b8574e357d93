"""Fails when CITATION.cff is not what its readers take (Citation File Format
1.2.0: the required keys, the program's version, its licence).

usage: check_citation.py CITATION.cff CMakeLists.txt LICENSE"""
import pathlib
import re
import sys

cff, cmake, licence = (pathlib.Path(p).read_text(encoding="utf-8")
                       for p in sys.argv[1:4])
keys = dict(re.findall(r"(?m)^([a-z-]+):[ ]*(.*)$", cff))
bad = [f"CITATION.cff has no {key}" for key in
       ("cff-version", "message", "title", "authors", "version", "license")
       if key not in keys]
version = re.search(r"project\(entente VERSION ([\d.]+)", cmake).group(1)
if keys.get("version", "").strip('"') != version:
    bad.append(f"CITATION.cff says version {keys.get('version')}, "
               f"the program is {version}")
if keys.get("cff-version") != "1.2.0":
    bad.append("cff-version is not 1.2.0")
if not re.search(r"(?m)^authors:\n  - (name|family-names): ", cff):
    bad.append("CITATION.cff names no author")
if keys.get("license") != "Apache-2.0" or "Apache License" not in licence:
    bad.append("the licence is not that of LICENSE")
print("\n".join(bad))
sys.exit(bool(bad))
