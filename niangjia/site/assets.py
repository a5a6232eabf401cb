"""`python -m niangjia.site.assets`: copy the browser files out of node_modules into static/vendor.

An intranet has no CDN, so the application serves them itself. What a file would fetch from elsewhere is
taken out of it: source maps, and the older formats of the icon font.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENDOR = Path(__file__).resolve().parent / "static" / "vendor"

FILES = {
    "tabler.min.css": "@tabler/core/dist/css/tabler.min.css",
    "tabler.min.js": "@tabler/core/dist/js/tabler.min.js",
    "tabler-icons.min.css": "@tabler/icons-webfont/dist/tabler-icons.min.css",
    "tabler-icons.woff2": "@tabler/icons-webfont/dist/fonts/tabler-icons.woff2",
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "echarts.min.js": "echarts/dist/echarts.common.min.js",  # bar, line, pie, scatter
}
# Popper is inside Tabler's script, zrender and tslib are inside ECharts'.
PACKAGES = (
    "@tabler/core",
    "@popperjs/core",
    "@tabler/icons-webfont",
    "htmx.org",
    "echarts",
    "zrender",
    "tslib",
)

SOURCE_MAP = re.compile(rb"(/\*# sourceMappingURL=[^*]*\*/|//# sourceMappingURL=\S*)\s*")
FONT_SOURCES = re.compile(rb"src:url\([^;}]*tabler-icons\.woff2[^;}]*")
OUTSIDE = re.compile(rb"""(@import|url\(\s*["']?(https?:)?//)""")


class AssetError(RuntimeError):
    """The browser files cannot be copied; the message is one line that says why."""


def copy_all(modules: Path = ROOT / "node_modules", vendor: Path = VENDOR) -> list[str]:
    """Bring `vendor` to exactly our files and their licences; answers the names that changed."""
    contents = {name: cleaned(name, _read(modules / source)) for name, source in FILES.items()}
    contents["LICENSES.txt"] = _licences(modules).encode()
    vendor.mkdir(parents=True, exist_ok=True)
    for path in vendor.iterdir():
        if path.name not in contents:
            path.unlink()
    changed = []
    for name, content in contents.items():
        path = vendor / name
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
            changed.append(name)
    return changed


def cleaned(name: str, content: bytes) -> bytes:
    """The file without anything that fetches. Raises AssetError for a stylesheet that still would."""
    if not name.endswith((".css", ".js")):
        return content
    content = SOURCE_MAP.sub(b"", content)
    content = FONT_SOURCES.sub(b'src:url("tabler-icons.woff2") format("woff2")', content)
    if name.endswith(".css") and (found := OUTSIDE.search(content)):
        raise AssetError(f"{name} would fetch from outside: {found.group().decode()}")
    return content


def _licences(modules: Path) -> str:
    parts = []
    for package in PACKAGES:
        facts = json.loads(_read(modules / package / "package.json"))
        texts = [
            path.read_text(encoding="utf-8").strip()
            for path in sorted((modules / package).iterdir())
            if path.is_file() and re.match(r"(?i)(licen[cs]e|copying|notice)", path.name)
        ]
        title = f"{package} {facts['version']} ({facts.get('license', 'see its text')})"
        parts.append("\n\n".join([title, *texts]))
    return ("\n\n" + "=" * 80 + "\n\n").join(parts) + "\n"


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as problem:
        raise AssetError(f"{path} is not there: run `make setup`") from problem


if __name__ == "__main__":
    try:
        copy_all()
    except AssetError as problem:
        sys.exit(str(problem))
