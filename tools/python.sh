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
# Compiled once here: the command line answers twice as fast, also where Python may not write as it runs.
tools/uv.sh pip sync --quiet --python .venv/bin/python --require-hashes --compile-bytecode requirements.lock
tools/uv.sh pip install --quiet --python .venv/bin/python --no-deps -e .
.venv/bin/python -m compileall -q niangjia
touch .venv/.python-ready
