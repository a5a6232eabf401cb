"""What a file of an allowed kind may hold that would harm whoever opens it. Pure.

Nothing is unpacked but the short lists of what an office file refers to; the rest is told by names and sizes.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import PurePosixPath

from niangjia.kernel.sheets import SheetError
from niangjia.kernel.sheets.opening.parts import Parts
from niangjia.kernel.wording import Wording
from niangjia.papers.types import FileKind

MOST_PIXELS = 150_000_000
"""An A3 page at 800 dots an inch has as many; a picture of more fills the memory of whoever looks at it."""

MOST_UNPACKED = 300 * 2**20
MOST_OF_A_LIST = 2**20
_ENDINGS = frozenset(
    (
        *(
            ".7z",
            ".apk",
            ".bat",
            ".cab",
            ".cmd",
            ".com",
            ".dll",
            ".exe",
            ".gz",
            ".hta",
            ".iso",
            ".jar",
            ".js",
        ),
        *(
            ".jse",
            ".lnk",
            ".msi",
            ".ps1",
            ".rar",
            ".reg",
            ".scr",
            ".sh",
            ".tar",
            ".vbe",
            ".vbs",
            ".wsf",
            ".xz",
        ),
        ".zip",
    )
)
_FOREIGN = re.compile(r"/activex/|/embeddings/.*\.bin$")
"""What no letter or list holds: programs, archives, objects of other programs."""

_ACTIVE = re.compile(rb"/(?:JavaScript|Launch|RichMedia)(?![A-Za-z0-9])")
_SPELT = re.compile(rb"#([0-9A-Fa-f]{2})")
_NAME = re.compile(rb"/[A-Za-z]*(?:#[0-9A-Fa-f]{2}[A-Za-z]*)+")
_FETCHED = re.compile(
    rb"<Relationship\b(?=[^>]*attachedTemplate|[^>]*oleObject|[^>]*frame\b)[^>]*External", re.I
)
_END_OF_ZIP, _LONGEST_COMMENT = b"PK\x05\x06", 22 + 2**16
_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}

BOMB = Wording("文件展开后过大，不能接收。", "Unpacked, the file is far too large.")
PROGRAM = Wording(
    "文件里嵌有程序、压缩包或外部对象，请另存为 PDF 或去掉后再传。",
    "The file holds a program, an archive or a foreign object; save it as PDF or take that out.",
)
FETCHES = Wording(
    "文件打开时会从外部取内容，请另存为 PDF 后再传。",
    "Opened, the file would fetch something from elsewhere; save it as PDF.",
)
ACTIVE = Wording(
    "PDF 里带有脚本或启动命令，请重新打印成 PDF 后再传。",
    "The PDF has scripts or commands in it; print it to a new PDF.",
)
TWO_IN_ONE = Wording("文件里藏有压缩包，不能接收。", "An archive is hidden in the file.")
HUGE = Wording("图片的尺寸过大，请缩小后再传。", "The picture has too many pixels; make it smaller.")
DAMAGED = Wording("文件已损坏，请检查后再传。", "The file is damaged.")


def harm_in(kind: FileKind, content: bytes) -> Wording | None:
    """Why a file would harm whoever opens it; None for an ordinary one."""
    if kind in (FileKind.DOCX, FileKind.XLSX):
        return _in_office_file(content)
    if _is_zip_too(content):
        return TWO_IN_ONE
    if kind is FileKind.PDF:
        return ACTIVE if _ACTIVE.search(_NAME.sub(_plainly, content)) else None
    size = _png_size(content) if kind is FileKind.PNG else _jpeg_size(content)
    return HUGE if size is not None and size[0] * size[1] > MOST_PIXELS else None


def _in_office_file(content: bytes) -> Wording | None:
    try:
        parts = Parts(content)
        if parts.unpacked > MOST_UNPACKED:
            return BOMB
        if any(PurePosixPath(path).suffix in _ENDINGS or _FOREIGN.search(path) for path in parts):
            return PROGRAM
        lists = (path for path in parts if path.endswith(".rels"))
        return FETCHES if any(_FETCHED.search(_beginning(parts, path)) for path in lists) else None
    except SheetError as error:
        return BOMB if error.code == "swollen" else DAMAGED


def _beginning(parts: Parts, path: str) -> bytes:
    held = bytearray()
    for chunk in parts.xml_chunks(path):
        held += chunk
        if len(held) > MOST_OF_A_LIST:
            break
    return bytes(held)


def _is_zip_too(content: bytes) -> bool:
    """Whether a zip begins anywhere in it: other programs would read that, and not the paper."""
    tail = content[-_LONGEST_COMMENT:]
    at = tail.rfind(_END_OF_ZIP)
    if at < 0 or at + 22 > len(tail):
        return False
    (comment,) = struct.unpack_from("<H", tail, at + 20)
    return bool(at + 22 + comment <= len(tail))


def _plainly(name: re.Match[bytes]) -> bytes:
    """A name of a PDF whose letters are spelt as numbers: /#4aavaScript."""
    return _SPELT.sub(lambda spelt: bytes([int(spelt[1], 16)]), name[0])


def _png_size(content: bytes) -> tuple[int, int] | None:
    if len(content) < 24 or content[12:16] != b"IHDR":
        return None
    width, height = struct.unpack_from(">II", content, 16)
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    return next(_jpeg_sizes(content), None)


def _jpeg_sizes(content: bytes) -> Iterator[tuple[int, int]]:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        mark = content[at + 1]
        if mark in _SIZES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            yield width, height
        if mark == 0xFF:
            at += 1
        else:
            at += 2 + int.from_bytes(content[at + 2 : at + 4])
