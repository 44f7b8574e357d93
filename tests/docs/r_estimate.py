"""The estimate of claim 2 by docs/r-verdict.md equals the program's to 0.001.

usage: r_estimate.py PAGE ENTENTE CASE; exit 77 (skipped) where there is no R.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
import run_docs

CLAIM = "2"
MOST = 1e-3

page, program, case = sys.argv[1:]
if not shutil.which("Rscript"):
    print("skipped: R is not here (Debian package r-base-core)")
    sys.exit(77)
code = [lines for _, _, name, lines in run_docs.blocks(pathlib.Path(page))
        if name == "verdict.R"]
with tempfile.TemporaryDirectory() as folder:
    subprocess.run([program, "panel", case, "--claim", CLAIM, "-o", folder],
                   check=True)
    script = pathlib.Path(folder) / "verdict.R"
    script.write_text("\n".join(code[0]) + "\n", encoding="utf-8")
    printed = subprocess.run(["Rscript", script, folder], check=True,
                             capture_output=True, text=True).stdout
    claims = subprocess.run([program, "claims", case, "--json", "--quiet"],
                            check=True, capture_output=True, text=True).stdout
print(printed)
in_r = [float(x) for x in
        re.search(r"est (-?[\d.]+), se ([\d.]+)", printed).groups()]
claim = next(c for c in json.loads(claims)["claims"] if c["id"] == CLAIM)
ours = [claim["estimate"]["log_rr60"], claim["estimate"]["se"]]
print(f"R {in_r}, entente {ours}")
sys.exit(max(abs(a - b) for a, b in zip(in_r, ours)) > MOST)
