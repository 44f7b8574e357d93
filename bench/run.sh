#!/usr/bin/env bash
# bench/run.sh [build folder]: times the fit, the verdict and the brief, the
# same fit in R where Rscript is present, and writes bench/figures.md.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
build=${1:-build/check}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$build/bin/entente_fit_bench" --benchmark_out="$work/bench.json" \
  --benchmark_out_format=json --benchmark_repetitions=5 \
  --benchmark_report_aggregates_only=true
if command -v Rscript >/dev/null; then
  "$build/bin/entente" panel cases/korea --claim 2 -o "$work/panel" >/dev/null
  value() { sed -n "s/.*\"$1\": \"\(.*\)\".*/\1/p" "$work/bench.json"; }
  Rscript bench/fit.R "$work/panel" "$(value log_rr60)" \
    "$(value log_density)" >"$work/r.txt"
  Rscript --version 2>&1 | grep -o 'version [0-9.]*' >>"$work/r.txt"
  cat "$work/r.txt"
fi
python3 bench/brief.py "$build/bin/entente" cases/korea "$work"
python3 bench/figures.py "$work" >bench/figures.md
echo "bench/figures.md"
