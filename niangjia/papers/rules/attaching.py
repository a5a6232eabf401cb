"""What a file is by its content, and whether it may be attached or removed. Pure."""

from __future__ import annotations

from pathlib import PurePath

from niangjia.kernel.figure import Verdict
from niangjia.kernel.sheets import SheetError
from niangjia.kernel.sheets.opening.parts import Parts
from niangjia.kernel.wording import Wording
from niangjia.papers.rules.harm import harm_in
from niangjia.papers.types import LARGEST, REMOVABLE, FileKind

_STARTS = {
    FileKind.PDF: b"%PDF-",
    FileKind.JPEG: b"\xff\xd8\xff",
    FileKind.PNG: b"\x89PNG\r\n\x1a\n",
}
_INSIDE = {"word/document.xml": FileKind.DOCX, "xl/workbook.xml": FileKind.XLSX}
LONGEST_NAME = 120


def kind_of(content: bytes) -> FileKind | None:
    """What the content is, whatever its name says; None for what may not be attached."""
    for kind, start in _STARTS.items():
        if content.startswith(start):
            return kind
    if not content.startswith(b"PK\x03\x04"):
        return None
    try:
        inside = set(Parts(content))
    except SheetError:
        return None
    if any(name.endswith("vbaproject.bin") for name in inside):
        return None
    return next((kind for name, kind in _INSIDE.items() if name in inside), None)


def may_attach(file_name: str, content: bytes) -> Verdict:
    """Whether a file may be attached: not empty, not too large, and what its name says it is."""
    if not content:
        return Verdict.no("文件是空的。", "The file is empty.")
    if len(content) > LARGEST:
        return Verdict.no(
            "文件超过 20 MB，请压缩或拆分后再传。", "The file is larger than 20 MB; compress or split it."
        )
    kind = kind_of(content)
    if kind is None:
        return Verdict.no(
            "只收 PDF、JPG、PNG、DOCX、XLSX；按内容判断，这个文件不是其中任何一种（或带有宏）。",
            "Only PDF, JPG, PNG, DOCX and XLSX are taken; by its content this is none (or has macros).",
        )
    if PurePath(file_name).suffix.lower() not in kind.synonyms:
        return Verdict.no(
            f"文件名与内容不符：内容是{kind.label.zh}，请改回正确的扩展名。",
            f"Name and content differ: it is a {kind.label.en}; give it its proper ending.",
        )
    if harm := harm_in(kind, content):
        return Verdict(False, harm)
    return Verdict(True, Wording("可以上传", "may be attached"))


def may_remove(*, removed: bool) -> Verdict:
    """Whether a paper may be removed: once."""
    if removed:
        return Verdict.no("此附件已移除。", "This paper was removed already.")
    return REMOVABLE


def plain_name(file_name: str) -> str:
    """A file's own name without folder and without what no name should hold, its ending kept."""
    name = PurePath(file_name.replace("\\", "/")).name
    name = "".join(one for one in name if one.isprintable())
    stem, ending = PurePath(name).stem, PurePath(name).suffix
    return stem[: LONGEST_NAME - len(ending)] + ending
