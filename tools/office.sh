#!/usr/bin/env bash
# Sees to LibreOffice, poppler and Chinese fonts for the drill that opens every paper in an office program.
# Where it cannot, it says so loudly and the drill is skipped.
set -euo pipefail
ready() { command -v soffice && command -v pdftoppm && command -v pdftotext && fc-list 'LXGW WenKai' | grep -q . &&
    fc-list 'Noto Serif CJK SC' | grep -q .; }

if ready >/dev/null 2>&1; then exit; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing LibreOffice Writer, poppler and Chinese fonts ..."
    export DEBIAN_FRONTEND=noninteractive
    log=$(mktemp)
    if { apt-get update && apt-get install -y --no-install-recommends \
        libreoffice-writer-nogui poppler-utils fontconfig fonts-noto-cjk fonts-lxgw-wenkai; } >"$log" 2>&1; then
        rm "$log"
        exit
    fi
    tail -n 3 "$log"
    rm "$log"
fi
echo "*** NO OFFICE PROGRAM: PAPERS ARE NOT OPENED IN ONE. As root: apt-get install libreoffice-writer-nogui" \
    "poppler-utils fontconfig fonts-noto-cjk fonts-lxgw-wenkai"
