#!/usr/bin/env bash
# Makes .venv with the system's Python and brings it to exactly requirements.lock.
set -euo pipefail
cd "$(dirname "$0")/.."
python=$(tools/find-python.sh)
uv=$(tools/uv.sh)

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

if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    rm -rf .venv
    "$uv" venv --quiet --python "$python" .venv
fi
echo "installing the locked Python packages ..."
"$uv" pip sync --quiet --python .venv/bin/python --require-hashes requirements.lock
"$uv" pip install --quiet --python .venv/bin/python --no-deps -e .
touch .venv/.python-ready
