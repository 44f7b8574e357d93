#!/usr/bin/env bash
# bench/run.sh [build folder...]: times the fit, the verdict, a future and the
# brief with each build (one that leaves out instructions: cmake -D
# ENTENTE_MOST_SIMD=avx2), the same fit in R where Rscript is present, and
# writes bench/figures.md.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
[ $# -gt 0 ] || set -- build/check
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
folders=()
for build in "$@"; do
  folder="$work/${#folders[@]}"
  mkdir "$folder"
  folders+=("$folder")
  "$build/bin/entente_fit_bench" --benchmark_out="$folder/bench.json" \
    --benchmark_out_format=json --benchmark_repetitions=5 \
    --benchmark_report_aggregates_only=true
  python3 bench/brief.py "$build/bin/entente" cases/korea "$folder"
done
if command -v Rscript >/dev/null; then
  "$1/bin/entente" panel cases/korea --claim 2 -o "$work/panel" >/dev/null
  value() { sed -n "s/.*\"$1\": \"\(.*\)\".*/\1/p" "${folders[0]}/bench.json"; }
  Rscript bench/fit.R "$work/panel" "$(value log_rr60)" \
    "$(value log_density)" >"$work/r.txt"
  Rscript --version 2>&1 | grep -o 'version [0-9.]*' >>"$work/r.txt"
  cat "$work/r.txt"
fi
python3 bench/figures.py "$work" "${folders[@]}" >"$work/figures.md"
cp "$work/figures.md" bench/figures.md
echo "bench/figures.md"
