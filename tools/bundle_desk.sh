#!/usr/bin/env bash
# The script of the desk from its TypeScript: tools/bundle_desk.sh [OUT]
# (default: the bundle in the repository, which the test desk.bundle compares).
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
desk=src/entente/desk
exec esbuild "$desk/script/main.ts" --bundle --format=iife --target=es2020 \
  --minify-whitespace --minify-syntax --charset=utf8 --log-level=warning \
  --banner:js="// Made from src/entente/desk/script by tools/bundle_desk.sh." \
  --outfile="${1:-$desk/page/templates/desk.js}"
