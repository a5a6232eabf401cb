#!/usr/bin/env bash
# Makes .venv with the system's Python and brings it to exactly requirements.lock.
set -euo pipefail
cd "$(dirname "$0")/.."
python=$(tools/find-python.sh)

if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    rm -rf .venv
    tools/uv.sh venv --quiet --python "$python" .venv
fi
echo "installing the locked Python packages ..."
tools/uv.sh pip sync --quiet --python .venv/bin/python --require-hashes requirements.lock
tools/uv.sh pip install --quiet --python .venv/bin/python --no-deps -e .
touch .venv/.python-ready
