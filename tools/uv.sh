#!/usr/bin/env bash
# Prints the path of uv: the one on PATH, else one of our own in .venv-tools.
set -euo pipefail
cd "$(dirname "$0")/.."
python=$(tools/find-python.sh)

if command -v uv >/dev/null && uv --version >/dev/null 2>&1; then
    command -v uv
    exit
fi
own=$PWD/.venv-tools
if ! [ -x "$own/bin/uv" ]; then
    echo "getting uv ..." >&2
    # Debian's python3 may come without ensurepip, or without pip: either one is enough.
    if "$python" -m venv "$own" >/dev/null 2>&1; then
        "$own/bin/python" -m pip install -qq uv >&2
    elif "$python" -m pip --version >/dev/null 2>&1; then
        rm -rf "$own"
        "$python" -m pip install -qq --target "$own" uv >&2
    else
        rm -rf "$own"
        echo "uv is missing and so is pip: install uv, or Debian's python3-venv, then run make again" >&2
        exit 1
    fi
fi
echo "$own/bin/uv"
