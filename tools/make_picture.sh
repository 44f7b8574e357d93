#!/usr/bin/env bash
# docs/brief.png from a brief: its first screen at 1280 pixels.
# usage: tools/make_picture.sh korea.html
set -euo pipefail
page=$(readlink -f "$1")
cd "$(dirname "$(readlink -f "$0")")/.."
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
  --disable-background-networking --disable-component-update --disable-sync \
  --hide-scrollbars --user-data-dir="$profile" --window-size=1280,750 \
  --screenshot="$PWD/docs/brief.png" "file://$page" >/dev/null 2>&1
