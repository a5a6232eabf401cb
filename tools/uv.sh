#!/usr/bin/env bash
# Runs uv: the one on PATH, else one of our own in .venv-tools.
set -euo pipefail
cd "$(dirname "$0")/.."
python=$(tools/find-python.sh)
own=$PWD/.venv-tools

if command -v uv >/dev/null && uv --version >/dev/null 2>&1; then
    uv=$(command -v uv)
else
    uv=$own/bin/uv
fi
if ! [ -x "$uv" ]; then
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

# uv does not read pip's settings: hand over the mirror and the certificates that pip was told.
setting() { "$python" -m pip config get "global.$1" 2>/dev/null || true; }
export UV_PYTHON_DOWNLOADS=never UV_NO_PROGRESS=1
if [ -z "${UV_DEFAULT_INDEX:-${UV_INDEX_URL:-}}" ] && ! ls /etc/uv/uv.toml ~/.config/uv/uv.toml >/dev/null 2>&1; then
    index=${PIP_INDEX_URL:-$(setting index-url)}
    if [ -n "$index" ]; then export UV_DEFAULT_INDEX=$index; fi
fi
cert=${PIP_CERT:-$(setting cert)}
if [ -n "$cert" ]; then export SSL_CERT_FILE=${SSL_CERT_FILE:-$cert}; fi
# An office's own mirror is often signed by an authority that only the system knows.
if [ -e /etc/ssl/certs/ca-certificates.crt ]; then export UV_SYSTEM_CERTS=1 UV_NATIVE_TLS=1; fi

exec "$uv" "$@"
