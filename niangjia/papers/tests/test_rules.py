"""What may be attached: by its content, whatever its name says."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from niangjia.papers import rules
from niangjia.papers.types import LARGEST, FileKind

PDF, JPEG, PNG = b"%PDF-1.7\n", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n"


def zipped(*names: str) -> bytes:
    """A zip file with these members."""
    held = BytesIO()
    with ZipFile(held, "w") as whole:
        for name in names:
            whole.writestr(name, "x")
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, FileKind.PDF),
        (JPEG, FileKind.JPEG),
        (PNG, FileKind.PNG),
        (zipped("[Content_Types].xml", "word/document.xml"), FileKind.DOCX),
        (zipped("xl/workbook.xml"), FileKind.XLSX),
        (zipped("xl/workbook.xml", "xl/vbaProject.bin"), None),
        (zipped("other.txt"), None),
        (b"MZ\x90\x00", None),
        (b"<html>", None),
        (b"PK\x03\x04 broken", None),
        (b" %PDF-1.7", None),
    ],
)
def test_kind_of(content: bytes, kind: FileKind | None) -> None:
    assert rules.kind_of(content) is kind


@pytest.mark.parametrize(
    ("name", "content", "allowed", "word"),
    [
        ("合同.pdf", PDF, True, "可以"),
        ("合同.PDF", PDF, True, "可以"),
        ("photo.jpeg", JPEG, True, "可以"),
        ("photo.png", JPEG, False, "不符"),
        ("合同.pdf.exe", PDF, False, "不符"),
        ("合同", PDF, False, "不符"),
        ("合同.pdf", b"", False, "空"),
        ("合同.pdf", b"MZ", False, "只收"),
        ("合同.pdf", PDF + bytes(LARGEST - len(PDF)), True, "可以"),
        ("合同.pdf", PDF + bytes(LARGEST - len(PDF) + 1), False, "20 MB"),
    ],
)
def test_may_attach(name: str, content: bytes, allowed: bool, word: str) -> None:
    verdict = rules.may_attach(name, content)
    assert verdict.allowed is allowed
    assert word in verdict.reason.zh


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("合同.pdf", "合同.pdf"),
        ("C:\\文件\\合同.pdf", "合同.pdf"),
        ("../../etc/合同.pdf", "合同.pdf"),
        ("合\r\n同.pdf", "合同.pdf"),
        ("a" * 200 + ".pdf", "a" * 116 + ".pdf"),
    ],
)
def test_plain_name(written: str, name: str) -> None:
    assert rules.plain_name(written) == name


@pytest.mark.parametrize("removed", [True, False])
def test_a_paper_is_removed_once(removed: bool) -> None:
    assert rules.may_remove(removed=removed).allowed is not removed
