#!/usr/bin/env bash
# Prints the path of a Python that is new enough.
set -euo pipefail
for name in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14}; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        "$name" -c 'import sys; print(sys.executable)'
        exit
    fi
done
echo "Python 3.11 or newer is missing: install it, or name it: make PYTHON=/path/to/python3 ..." >&2
exit 1
