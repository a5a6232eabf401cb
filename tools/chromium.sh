#!/usr/bin/env bash
# Sees to Debian's Chromium and a Chinese font for the journeys in a browser. Where it cannot, it says so
# loudly and the journeys are skipped.
set -euo pipefail
has_font() { [ -n "$(fc-list :lang=zh-cn family 2>/dev/null)" ] || compgen -G "/usr/share/fonts/*/*/*CJK*" >/dev/null; }

if [ -x /usr/bin/chromium ] && has_font; then exit; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing Chromium and a Chinese font ..."
    export DEBIAN_FRONTEND=noninteractive
    log=$(mktemp)
    if { apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-cjk; } >"$log" 2>&1; then
        rm "$log"
        exit
    fi
    tail -n 3 "$log"
    rm "$log"
fi
if [ -x /usr/bin/chromium ]; then
    echo "*** NO CHINESE FONT: pictures will show boxes. As root: apt-get install fonts-noto-cjk"
else
    echo "*** NO CHROMIUM: THE JOURNEYS IN A BROWSER ARE SKIPPED. As root: apt-get install chromium fonts-noto-cjk"
fi
