"""What a dropped file really is, told by its first bytes."""

from __future__ import annotations

from pathlib import Path

from niangjia.kernel.sheets.book import MAX_BYTES, Book
from niangjia.kernel.sheets.opening import refusals, spreadsheetml, text, webpage
from niangjia.kernel.sheets.opening.legacy import open_compound
from niangjia.kernel.sheets.opening.package import open_zip
from niangjia.kernel.wording import Wording

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0"
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_DOCUMENTS = (
    ((b"%PDF",), Wording("PDF 文件", "a PDF file")),
    ((b"{\\rtf",), Wording("RTF 文档", "an RTF document")),
    (
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF", b"BM"),
        Wording("图片", "a picture"),
    ),
)
_LOOKED_AT = 4096
MAX_MARKUP = 30 * 2**20
"""So many characters of markup are taken: 15,000 rows of 20 columns, and half a gigabyte of memory."""


def open_path(path: Path) -> Book:
    """The file at `path` as a book; raises `SheetError`, and `OSError` when there is no such file."""
    if path.stat().st_size > MAX_BYTES:
        raise refusals.too_large()
    return open_bytes(path.read_bytes(), path.name)


def open_bytes(content: bytes, name: str) -> Book:
    """A dropped file as a book; raises `SheetError` for whatever is not a readable list."""
    if len(content) > MAX_BYTES:
        raise refusals.too_large()
    if not content.strip(b" \t\r\n\x00"):
        raise refusals.empty()
    if content.startswith(_ZIP):
        return open_zip(content, name)
    if content.startswith(_OLE):
        return open_compound(content, name)
    if content.startswith(_ARCHIVES):
        raise refusals.archive()
    for beginnings, kind in _DOCUMENTS:
        if content.startswith(beginnings) and _is_binary(content):
            raise refusals.document(kind)
    return _open_text(content, name)


def _is_binary(content: bytes) -> bool:
    """A list may begin with the letters BM, but holds no control characters; PDF and RTF are known anyway."""
    return content.startswith((b"%PDF", b"{\\rtf", b"GIF8")) or b"\x00" in content[:_LOOKED_AT]


def _open_text(content: bytes, name: str) -> Book:
    written = text.decoded(content)
    beginning = written[:_LOOKED_AT].lstrip("\ufeff \t\r\n").lower()
    xml, page = spreadsheetml.is_one(beginning), webpage.is_one(beginning)
    if (xml or page) and len(written) > MAX_MARKUP:
        raise refusals.too_large()
    if xml:
        return spreadsheetml.opened(written, name)
    return webpage.opened(written, name) if page else text.opened(written, name)
