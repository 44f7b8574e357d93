#!/usr/bin/env bash
# bench/peers/run.sh [RECORDS]: simulated records of known truth, put to the
# usual tools and to our verdict; writes bench/peers/peers.md and peers.csv.
# 200 records a cell unless said otherwise: an hour of one core. It can be
# stopped, and goes on where it stopped (build/peers).
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
. packaging/setup.sh
records=${1:-200}
export_records=build/check/bin/entente_peers_export
folder=build/peers
if command -v dpkg-query >/dev/null; then
  missing=$(missing_of peers | xargs)
  if [ -n "$missing" ]; then
    say "The usual tools are missing. As root: apt-get install $missing"
    exit 1
  fi
elif ! /usr/bin/python3 -c "import numpy, scipy, statsmodels" ||
  ! Rscript -e 'library(surveillance)' >/dev/null; then
  say "This needs: $(packages_of peers | xargs)"
  exit 1
fi
if [ ! -x "$export_records" ]; then
  say "$export_records is missing: cmake --preset check && cmake --build --preset check"
  exit 1
fi
"$export_records" cases/korea -o "$folder" --records "$records"
/usr/bin/python3 bench/peers/run_peers.py "$folder" --records "$records"
Rscript bench/peers/hhh4.R "$folder" "$records"
/usr/bin/python3 bench/peers/table.py "$folder" bench/peers --records "$records"
