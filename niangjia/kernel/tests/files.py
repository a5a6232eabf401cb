"""Files made for tests: plain workbooks, workbooks of hand-written markup, containers of streams."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import xlsxwriter

BEFORE_2007 = Path(__file__).parent / "workbooks" / "before-2007.xls"
"""Written by xlwt: a merged title, grey heading, struck, grey and hidden rows, an error, a hidden sheet."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "application/vnd.openxmlformats-package.relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def workbook(*rows: tuple[object, ...]) -> bytes:
    """An .xlsx of these rows, the first of them in row 3, column B."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as made:
        page = made.add_worksheet("名册")
        for number, row in enumerate(rows):
            page.write_row(number + 2, 1, row)
    return content.getvalue()


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """A zip of these parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, part in parts.items():
            archive.writestr(path, part)
    return content.getvalue()


def by_hand(rows: str, *, sheet: str = "", parts: Mapping[str, bytes | str] | None = None) -> bytes:
    """An .xlsx whose one sheet has this markup as its rows, or is this markup as a whole."""
    relation = '<Relationship Id="rId1" Type="{}/{}" Target="{}"/>'
    relations = f'<Relationships xmlns="{_PACKAGE}/relationships">{{}}</Relationships>'
    whole = sheet or f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="{_RELS}+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/></Types>',
            "_rels/.rels": relations.format(relation.format(_RELATIONS, "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
            '<sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relations.format(
                relation.format(_RELATIONS, "worksheet", "worksheets/sheet1.xml")
            ),
            "xl/worksheets/sheet1.xml": whole,
            **(parts or {}),
        }
    )


def compound(streams: Mapping[str, bytes]) -> bytes:
    """An OLE container of these streams, each filled up to whole sectors."""
    size, free, end, table = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    names = {"Root Entry": b"", **streams}
    directory_sectors = -(-len(names) // 4)
    chain = [table, *_chained(1, directory_sectors, end)]
    body = b""
    entries = []
    for kind, (name, content) in zip([5, *[2] * len(streams)], names.items(), strict=True):
        start = len(chain) if content else end
        sectors = -(-max(len(content), 4096) // size) if content else 0
        chain += _chained(len(chain), sectors, end)
        body += content.ljust(sectors * size, b"\0")
        written = name.encode("utf-16-le") + b"\0\0"
        links = struct.pack("<HBBIII", len(written), kind, 1, free, free, free)
        sizes = struct.pack("<III", start, max(len(content), 4096) if content else 0, 0)
        entries.append(written.ljust(64, b"\0") + links + bytes(36) + sizes)
    assert len(chain) <= size // 4
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    header += bytes(10) + struct.pack("<IIIIIIIII", 1, 1, 0, 4096, end, 0, end, 0, 0)
    return (
        header.ljust(size, b"\xff")
        + struct.pack(f"<{len(chain)}I", *chain).ljust(size, b"\xff")
        + b"".join(entries).ljust(directory_sectors * size, b"\0")
        + body
    )


def _chained(first: int, length: int, end: int) -> list[int]:
    return [first + nth + 1 if nth + 1 < length else end for nth in range(length)]


def record(number: int, content: bytes = b"") -> bytes:
    """One record of a workbook before 2007."""
    return struct.pack("<HH", number, len(content)) + content
