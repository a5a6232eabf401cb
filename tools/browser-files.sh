#!/usr/bin/env bash
# Installs the locked npm packages and copies the few files the pages need into the application.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! node -e 'process.exit(process.versions.node.split(".")[0] < 20 ? 1 : 0)' 2>/dev/null || ! command -v npm >/dev/null; then
    echo "Node 20 or newer with npm is missing: install it, then run make again" >&2
    exit 1
fi
system_certs=/etc/ssl/certs/ca-certificates.crt # a mirror may be signed by an authority that only the system knows
if [ -e $system_certs ]; then export NODE_EXTRA_CA_CERTS=${NODE_EXTRA_CA_CERTS:-$system_certs}; fi
echo "installing the locked browser files ..."
npm ci --silent --ignore-scripts
.venv/bin/python -m niangjia.site.assets
touch niangjia/site/static/vendor/.ready
