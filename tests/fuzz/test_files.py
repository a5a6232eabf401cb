"""Dropped files of every format, mutated: opened, or refused in both languages, and nothing else."""

from __future__ import annotations

import io
import random
import zipfile
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from niangjia.kernel.sheets import SheetError, open_bytes
from niangjia.kernel.tests.files import BEFORE_2007, by_hand, workbook, zipped
from niangjia.papers import rules
from tests.fuzz.cells import SPELLINGS, written

QUICK = settings(max_examples=150, deadline=None, derandomize=True, database=None)
LONG = settings(max_examples=3_000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
ROWS = (
    ("姓名", "身份证号", "用工形式", "月工资", "合同期限"),
    SPELLINGS[:5],
    SPELLINGS[5:10],
    (1, 2.5, True, None, -1),
)
HTML = "<html><table><tr>{}</tr><tr><td rowspan=3 colspan='2'>a<td style='display:none'>b</tr></table>"
XML_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-'
    'com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a">'
    "<Table>"
    '<Row ss:Index="2"><Cell ss:Index="2" ss:MergeAcross="1"><Data ss:Type="Number">1</Data></Cell></Row>'
    "</Table></Worksheet></Workbook>"
)
ODS = (
    "<office:document-content><office:body><office:spreadsheet>"
    '<table:table table:name="a"><table:table-row '
    'table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="1">'
    "<text:p>1</text:p>"
    "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>"
    "</office:document-content>"
)
STYLES = (
    '<styleSheet><fonts count="2"><font/><font><strike/></font></fonts><fills><fill/></fills><cellXfs>'
    '<xf fontId="0" fillId="0"/><xf fontId="1" fillId="0"/></cellXfs></styleSheet>'
)


@cache
def real() -> tuple[bytes, ...]:
    """One file of each format."""
    table = "\n".join(",".join(str(cell) for cell in row) for row in ROWS)
    cells = "".join(f"<td>{cell}</td>" for cell in ROWS[1])
    by_rows = "".join(f'<row r="{n}"><c r="A{n}" s="{n % 2}"><v>{n}</v></c></row>' for n in range(1, 9))
    return (
        *(workbook(*ROWS), by_hand(by_rows, parts={"xl/styles.xml": STYLES}), BEFORE_2007.read_bytes()),
        zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ODS}),
        *(HTML.format(cells).encode(), XML_2003.encode(), table.encode(), table.encode("gb18030")),
        *(table.encode("utf-16"), b"%PDF-1.7\n1 0 obj", b"\xff\xd8\xff\xe0\x00\x10" + bytes(30)),
    )


@st.composite
def broken(draw: st.DrawFn) -> bytes:
    """A real file with bytes changed, cut, doubled; of a zip the parts themselves."""
    whole = draw(st.sampled_from(real()))
    chance = random.Random(draw(st.integers(0, 2**32)))
    if whole.startswith(b"PK") and draw(st.booleans()):
        return _with_broken_part(whole, chance, draw(written))
    content = bytearray(whole)
    for _ in range(draw(st.integers(1, 6))):
        at = chance.randrange(len(content))
        match draw(st.integers(0, 4)):
            case 0:
                content[at] = chance.randrange(256)
            case 1:
                del content[at : at + chance.randrange(1, 64)]
            case 2:
                content[at:at] = content[at : at + chance.randrange(1, 64)]
            case 3:
                content[at:at] = draw(written).encode()
            case _:
                content[at : at + 4] = chance.choice((b"\xff" * 4, b"\x00" * 4, b"\xff\xff\xff\x7f"))
        content = content or bytearray(b"x")
    return bytes(content)


def _with_broken_part(whole: bytes, chance: random.Random, odd: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    content = parts[name]
    places = [at for at, one in enumerate(content) if one in b'"<>0123456789'] or [0]
    at = chance.choice(places)
    parts[name] = content[:at] + odd.encode() + content[at + chance.randrange(4) :]
    if chance.randrange(8) == 0:
        del parts[name]
    return zipped(parts)


def is_opened_or_refused(content: bytes) -> None:
    """A file is a book whose rows can be walked, or it is said why not."""
    try:
        book = open_bytes(content, "花名册.xlsx")
    except SheetError as error:
        assert error.code and error.message.zh and error.message.en
    else:
        assert all(isinstance(row, list) for tab in book.tabs for row in tab.rows)


def may_be_attached_or_not(content: bytes) -> None:
    """A paper may be attached, or it is said why not."""
    for name in ("a.pdf", "a.docx", "a.xlsx", "a.png", "a.jpg"):
        verdict = rules.may_attach(name, content)
        assert verdict.reason.zh and verdict.reason.en


def test_a_broken_file_is_opened_or_refused() -> None:
    for content in real():
        is_opened_or_refused(content)
    QUICK(given(broken() | st.binary(max_size=300))(is_opened_or_refused))()


def test_a_broken_paper_is_attached_or_refused() -> None:
    QUICK(given(broken() | st.binary(max_size=300))(may_be_attached_or_not))()


@pytest.mark.drill
def test_broken_files_for_a_long_time() -> None:
    LONG(given(broken() | st.binary(max_size=300))(is_opened_or_refused))()
    LONG(given(broken() | st.binary(max_size=300))(may_be_attached_or_not))()
