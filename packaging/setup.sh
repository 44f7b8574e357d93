# Shared by ./brief, ./check and ./entente, which source it in the root of the
# checkout: installs what is missing, configures, builds.

say() { printf '%s\n' "$*" >&2; }

# Package names of the sections of packaging/debian-packages.txt given.
packages_of() {
  awk -v wanted=" $* " '
    { sub(/#.*/, "") }
    /^\[/ { section = substr($1, 2, length($1) - 2); next }
    NF && index(wanted, " " section " ") { print $1 }
  ' packaging/debian-packages.txt
}

missing_of() {
  local package
  for package in $(packages_of "$@"); do
    dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null |
      grep -qx installed || echo "$package"
  done
}

# install_missing <sections>: says first what it will install. Asks for the
# package lists anew only when the ones at hand do not do.
install_missing() {
  if ! command -v dpkg-query >/dev/null; then
    say "This is no Debian; going on as if these were here: $(packages_of "$@" | xargs)"
    return
  fi
  local missing root=""
  missing=$(missing_of "$@" | xargs)
  if [ -z "$missing" ]; then
    return
  fi
  say "Will install from Debian: $missing"
  if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null; then
      say "That needs root or sudo. As root: apt-get install $missing"
      exit 1
    fi
    root="sudo"
  fi
  # shellcheck disable=SC2086  # words on purpose
  apt_install() {
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y \
      --no-install-recommends $missing >&2
  }
  apt_install 2>/dev/null || { $root apt-get update -qq >&2 && apt_install; } || {
    say "Installing failed. What is missing: $missing"
    exit 1
  }
}

# Reads ninja's output; copies it to the log and shows how far the build is:
# one line rewritten on a terminal, every twentieth step elsewhere.
show_steps() {
  local log=$1 line step last=""
  : >"$log"
  while IFS= read -r line; do
    printf '%s\n' "$line" >>"$log"
    [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]] || continue
    step=${BASH_REMATCH[1]}
    last=${BASH_REMATCH[0]}
    if [ -t 2 ]; then
      printf '\r%s ' "$last" >&2
    elif ((BASH_REMATCH[2] >= 20 && (step % 20 == 0 || step == BASH_REMATCH[2]))); then
      say "$last"
    fi
  done
  if [ -t 2 ] && [ -n "$last" ]; then
    printf '\n' >&2
  fi
}

# build <preset> <target> [cmake options]: says how far it is; the rest of what
# the compiler prints stays in the log unless it fails.
build() {
  local preset=$1 target=$2 log=build/$1/build.log
  shift 2
  if [ -z "${CMAKE_CXX_COMPILER_LAUNCHER:-}" ] && command -v ccache >/dev/null; then
    export CMAKE_CXX_COMPILER_LAUNCHER=ccache
    export CCACHE_SLOPPINESS=pch_defines,time_macros
  fi
  mkdir -p "build/$preset"
  if [ ! -f "build/$preset/build.ninja" ]; then
    say "Building (once, some minutes) ..."
    cmake --preset "$preset" "$@" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
  fi
  NINJA_STATUS="[%f/%t] " cmake --build --preset "$preset" --target "$target" 2>&1 |
    show_steps "$log" ||
    { tail -n 60 "$log" >&2; say "The build failed; all of it: $log"; exit 1; }
}
