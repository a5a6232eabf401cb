"""What a file of an allowed kind may hold that would harm whoever opens it."""

from __future__ import annotations

import struct
import zlib

import pytest

from niangjia.kernel.tests.files import zipped
from niangjia.papers import rules
from niangjia.papers.rules import harm
from niangjia.papers.types import FileKind

LETTER = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}
RELATION = '<Relationships><Relationship Id="r" Type="http://x/{}" Target="{}"{}/></Relationships>'
OUTSIDE = ' TargetMode="External"'


def letter(**parts: bytes | str) -> bytes:
    """A .docx with further parts."""
    return zipped({**LETTER, **{path.replace("__", "/"): part for path, part in parts.items()}})


def with_part(path: str, content: bytes | str = b"x") -> bytes:
    """A .docx with one more part."""
    return zipped({**LETTER, path: content})


def png(width: int, height: int) -> bytes:
    """A picture that says it is so large."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(head))


def jpeg(width: int, height: int, mark: int = 0xC0) -> bytes:
    """A picture that says so after a thumbnail's table and a fill byte."""
    segment = b"\xff\xe0\x00\x10" + bytes(14) + b"\xff\xc4\x00\x04\x00\x00\xff"
    return (
        b"\xff\xd8" + segment + bytes([0xFF, mark]) + struct.pack(">HBHH", 17, 8, height, width) + bytes(10)
    )


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (letter(), None),
        (with_part("word/media/image1.png"), None),
        (with_part("word/embeddings/Microsoft_Excel_Sheet.xlsx"), None),
        (with_part("word/embeddings/oleObject1.bin"), harm.PROGRAM),
        (with_part("word/media/report.EXE"), harm.PROGRAM),
        (with_part("word/more.zip"), harm.PROGRAM),
        (with_part("word/activeX/activeX1.bin"), harm.PROGRAM),
        (with_part("xl/printerSettings/printerSettings1.bin"), None),
        (with_part("../../etc/passwd"), harm.DAMAGED),
        (with_part("word/..\\..\\x.xml"), harm.DAMAGED),
        (with_part("C:/x.xml"), harm.DAMAGED),
        (with_part("WORD/DOCUMENT.XML"), harm.DAMAGED),
        (with_part("word/media/image1.bmp", bytes(harm.MOST_UNPACKED + 1)), harm.BOMB),
        (with_part("word/other.xml", bytes(301 * 2**20)), harm.BOMB),
        (
            with_part(
                "word/_rels/settings.xml.rels",
                RELATION.format("attachedTemplate", "http://x/t.dotm", OUTSIDE),
            ),
            harm.FETCHES,
        ),
        (
            with_part("word/_rels/document.xml.rels", RELATION.format("oleObject", "file:///x", OUTSIDE)),
            harm.FETCHES,
        ),
        (with_part("word/_rels/document.xml.rels", RELATION.format("hyperlink", "http://x", OUTSIDE)), None),
        (with_part("word/_rels/settings.xml.rels", RELATION.format("attachedTemplate", "t.dotx", "")), None),
        (with_part("word/_rels/a.rels", "<!DOCTYPE a [<!ENTITY x 'y'>]><a/>"), harm.DAMAGED),
    ],
)
def test_office_files(content: bytes, found: object) -> None:
    assert rules.harm_in(FileKind.DOCX, content) is found


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"%PDF-1.7\n/JavaScriptless /Launcher", None),
        (b"%PDF-1.7\n<< /S /JavaScript /JS (x) >>", harm.ACTIVE),
        (b"%PDF-1.7\n<< /S /J#61vaScrip#74 >>", harm.ACTIVE),
        (b"%PDF-1.7\n<< /S /Launch>>", harm.ACTIVE),
        (b"%PDF-1.7\n" + zipped({"a": "b"}), harm.TWO_IN_ONE),
        (b"%PDF-1.7\nPK\x05\x06", None),
        (b"%PDF-1.7\nPK\x05\x06" + bytes(16) + b"\xff\xff", None),
    ],
)
def test_pdf(content: bytes, found: object) -> None:
    assert rules.harm_in(FileKind.PDF, content) is found


@pytest.mark.parametrize(
    ("kind", "content", "found"),
    [
        (FileKind.PNG, png(5_000, 30_000), None),
        (FileKind.PNG, png(5_001, 30_000), harm.HUGE),
        (FileKind.PNG, b"\x89PNG\r\n\x1a\n", None),
        (FileKind.PNG, png(1, 1) + zipped({"a": "b"}), harm.TWO_IN_ONE),
        (FileKind.JPEG, jpeg(5_000, 30_000), None),
        (FileKind.JPEG, jpeg(50_000, 30_000), harm.HUGE),
        (FileKind.JPEG, jpeg(50_000, 30_000, mark=0xC2), harm.HUGE),
        (FileKind.JPEG, b"\xff\xd8\xff", None),
        (FileKind.JPEG, b"\xff\xd8" + bytes(40), None),
    ],
)
def test_pictures(kind: FileKind, content: bytes, found: object) -> None:
    assert rules.harm_in(kind, content) is found


def test_a_list_of_what_is_fetched_is_read_only_so_far() -> None:
    long = "<Relationships>" + " " * (3 * harm.MOST_OF_A_LIST)
    late = RELATION.format("attachedTemplate", "http://x", OUTSIDE)
    assert rules.harm_in(FileKind.DOCX, with_part("word/_rels/a.rels", long + late)) is None


def test_what_harms_is_not_attached_and_it_is_said_why() -> None:
    verdict = rules.may_attach("信.docx", with_part("word/embeddings/oleObject1.bin"))
    assert not verdict.allowed and verdict.reason == harm.PROGRAM


@pytest.mark.parametrize("parts", [{f"word/{nth}.xml": "" for nth in range(10_001)}])
def test_a_list_of_parts_without_end_is_not_even_read(parts: dict[str, str]) -> None:
    assert rules.kind_of(zipped({**LETTER, **parts})) is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("../../合同.pdf", "合同.pdf"),
        ("C:\\temp\\合同.pdf", "合同.pdf"),
        ("合\u202efdp.exe", "合fdp.exe"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
        ("长" * 300 + ".pdf", "长" * 116 + ".pdf"),
    ],
)
def test_names_that_mislead_are_made_plain(written: str, name: str) -> None:
    assert rules.plain_name(written) == name
