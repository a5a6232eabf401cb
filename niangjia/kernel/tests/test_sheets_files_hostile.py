"""Files made to do harm: they are refused in a sentence, before anything grows."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator

import pytest

from niangjia.kernel.sheets import SheetError, open_bytes
from niangjia.kernel.sheets.opening import marks, parts
from niangjia.kernel.sheets.opening.biff import BEGIN, END, LOCKED, SHEET, SIZE, TEXTS, looked_through
from niangjia.kernel.sheets.opening.compound import Compound, contained
from niangjia.kernel.sheets.opening.measure import measured
from niangjia.kernel.sheets.opening.sheetxml import SheetPass, pieces
from niangjia.kernel.tests.files import BEFORE_2007, by_hand, compound, record, workbook, zipped

SHEET_PART = "xl/worksheets/sheet1.xml"
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
NUMBER = 0x203


def code_of(content: bytes) -> str:
    """The code under which a file is not opened."""
    with pytest.raises(SheetError) as raised:
        open_bytes(content, "名册.xlsx")
    return raised.value.code


@pytest.mark.parametrize(
    "far",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="2"><c r = "XFD1048576"><v>1</v></c></row>',
        "<row r='2'><c r='xfd1048576'><v>1</v></c></row>",
        '<row r="2"><c x=">" r="XFD1048576"><v>1</v></c></row>',
        '<row r="1048576"><c><v>1</v></c></row><row r="2"><c r="XFD2"><is><t>1</t></is></c></row>',
        '<row r="99999"><c r="A99999"><v>1</v></c></row><row>' + "<c><v>1</v></c>" * 60 + "</row>",
        '<x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>',
    ],
)
def test_two_stray_cells_do_not_take_all_memory(far: str) -> None:
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:x="http://schemas'
        f'.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{ONE}{far}</sheetData></worksheet>'
    )
    assert code_of(by_hand("", sheet=sheet)) == "too wide"


def test_a_far_cell_is_no_harm_where_the_sheet_is_narrow_or_the_cell_is_empty() -> None:
    long = '<row r="120000"><c r="A120000"><v>1</v></c></row>'
    assert len(open_bytes(by_hand(ONE + long), "名册.xlsx").tabs[0].rows) == 120_000
    empty = '<row r="1048576" s="1"><c r="XFD1048576" s="1"/></row>'
    assert open_bytes(by_hand(ONE + empty), "名册.xlsx").tabs[0].rows == [[1]]


def test_cells_that_only_look_filled_are_left_out_below() -> None:
    below = "".join(
        f'<row r="{row}"><c r="A{row}" t="str"><f>""</f><v></v></c></row>' for row in range(2, 900)
    )
    assert open_bytes(by_hand(ONE + below), "名册.xlsx").tabs[0].rows == [[1]]


def test_all_sheets_together_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("niangjia.kernel.sheets.opening.values.MAX_CELLS", 3)
    assert code_of(workbook((1, 2), (3, 4))) == "too large"


def test_what_a_zip_says_of_its_size_is_believed_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MAX_UNPACKED_BYTES", 4000)
    assert code_of(by_hand(" " * 4001)) == "swollen"
    assert open_bytes(by_hand(ONE, parts={"xl/media/seal.png": bytes(9000)}), "x").tabs[0].rows == [[1]]


@pytest.mark.parametrize("told", [1, 10**6])
def test_a_part_that_is_more_or_less_than_it_says_is_not_read(told: int) -> None:
    content = bytearray(by_hand(ONE + " " * 5000))
    entry = content.rfind(b"PK\x01\x02", 0, content.rfind(SHEET_PART.encode()))
    struct.pack_into("<I", content, entry + 24, told)
    assert code_of(bytes(content)) == "unsafe"


def test_a_part_that_breaks_off_or_is_damaged_is_not_read() -> None:
    content = by_hand(ONE * 50)
    start = content.find(SHEET_PART.encode()) + len(SHEET_PART)
    damaged = content[:start] + b"\xff" * 20 + content[start + 20 :]
    assert code_of(damaged) == "not a workbook"


def test_two_parts_of_one_name_are_not_read() -> None:
    assert code_of(zipped({"xl/workbook.xml": "<a/>", "XL\\WORKBOOK.XML": "<a/>"})) == "unsafe"


def test_a_locked_zip_is_told_as_such() -> None:
    content = bytearray(by_hand(ONE))
    entry = content.rfind(b"PK\x01\x02")
    content[entry + 8] |= 1
    assert code_of(bytes(content)) == "encrypted"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_packing_is_not_read(method: int, tmp_path) -> None:
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/_rels/workbook.xml.rels", "<Relationships/>")
    assert code_of(path.read_bytes()) == "not a workbook"


LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize("path", [SHEET_PART, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"])
def test_definitions_that_grow_are_not_read(path: str) -> None:
    assert code_of(by_hand(ONE, parts={path: LAUGHS + "<a>&b;</a>"})) == "unsafe"


def test_a_definition_across_two_pieces_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "CHUNK", 7)
    assert code_of(by_hand(ONE, parts={SHEET_PART: LAUGHS + "<a>&b;</a>"})) == "unsafe"


def test_wide_markup_is_not_read() -> None:
    assert code_of(by_hand(ONE, parts={SHEET_PART: "<worksheet/>".encode("utf-16")})) == "not a workbook"


def test_a_row_that_never_ends_is_not_gathered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("niangjia.kernel.sheets.opening.sheetxml.LONGEST_ROW", 100)
    with pytest.raises(SheetError):
        list(pieces([b"<c/>" * 50]))
    assert b"".join(pieces([b"<sheetData><row/></sheetData>", b"<x/>" * 50])).endswith(b"<x/>")


def test_repeated_rows_of_an_open_document_are_counted() -> None:
    row = (
        '<table:table table:name="a"><table:table-row table:number-rows-repeated="1000000"><table:table-cell '
        'table:number-columns-repeated="{}" office:value="1"/></table:table-row></table:table>'
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    assert code_of(zipped({"mimetype": kind, "content.xml": row.format(16000)})) == "too wide"
    assert code_of(zipped({"mimetype": kind, "content.xml": row.format(1)})) == "not a workbook"


def test_more_merged_cells_than_any_office_has_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "MAX_MERGED_ROWS", 5)
    assert marks.clipped([(0, 0, 9, 9), (0, 9, 1, 9)], 3, 3) == ((0, 0, 2, 2),)
    with pytest.raises(SheetError):
        marks.clipped([(0, 0, 9, 9)] * 2, 3, 3)


def before_2007(*records: bytes, begin: bytes = b"\x00\x06\x05\x00", sheets: bool = True) -> bytes:
    """The stream of a workbook of one sheet with these records in it."""
    whole = record(BEGIN, begin + bytes(12))
    named = record(SHEET, struct.pack("<IBBBB", len(whole) + 17, 0, 0, 1, 0) + b"S") if sheets else b""
    return whole + named + record(END) + record(BEGIN, begin + bytes(12)) + b"".join(records) + record(END)


def number(row: int, column: int) -> bytes:
    """A number in a cell."""
    return record(NUMBER, struct.pack("<HHHd", row, column, 0, 1.0))


def test_stray_cells_and_locks_before_2007() -> None:
    _, found = looked_through(before_2007(number(3, 3)))
    assert found.keys() == {"S"}
    texts = record(BEGIN, b"\x00\x06\x05\x00") + record(TEXTS, b"\xff" * 8) + record(END)
    for stream, code in (
        (before_2007(number(0, 0), number(65535, 255)), "too wide"),
        (record(BEGIN, b"\x00\x06\x05\x00") + record(LOCKED, bytes(6)) + record(END), "encrypted"),
        (before_2007(record(NUMBER, b"\x00")), "not a workbook"),
        (before_2007(number(0, 0))[:-12], "incomplete"),
        (texts, "unsafe"),
        (b"", "not a workbook"),
    ):
        with pytest.raises(SheetError) as raised:
            looked_through(stream)
        assert raised.value.code == code


def test_what_a_sheet_before_2007_says_of_its_size_and_its_charts_is_left_out() -> None:
    vast = record(SIZE, struct.pack("<IIHHH", 5, 1, 0, 255, 0))
    chart = record(BEGIN, b"\x00\x06\x20\x00" + bytes(12)) + number(0, 7) + record(END)
    (tab,) = open_bytes(
        compound({"Workbook": before_2007(vast, number(0, 0), chart, number(1, 1))}), "x"
    ).tabs
    assert tab.rows == [[1, ""], ["", 1]]


def test_sheets_before_2007_that_are_one_and_the_same_are_not_read() -> None:
    stream = before_2007(number(0, 0))
    named = stream[20:33]
    twice = stream[:20] + named + named[:-1] + b"T" + stream[33:]
    moved = twice.replace(struct.pack("<I", 37), struct.pack("<I", 50))
    with pytest.raises(SheetError, match="异常"):
        looked_through(moved)


@pytest.mark.parametrize("length", [0, 4096, 4097, 5_000_000])
def test_a_container_made_anew_holds_what_it_was_given(length: int) -> None:
    stream = bytes(range(251)) * (length // 251 + 1)
    assert Compound(contained(stream[:length])).stream("Workbook").rstrip(b"\0") == stream[:length].rstrip(
        b"\0"
    )


def test_a_container_that_runs_in_circles_is_not_read() -> None:
    content = bytearray(compound({"Workbook": bytes(5000)}))
    assert len(Compound(bytes(content)).stream("Workbook")) == 5000
    struct.pack_into("<I", content, 512 + 4 * 3, 2)
    with pytest.raises(SheetError):
        Compound(bytes(content)).stream("Workbook")


def cut_and_damaged() -> Iterator[bytes]:
    """Workbooks cut off anywhere, and with a byte changed anywhere."""
    for whole in (workbook(("姓名", "身份证号"), ("李明", "1")), BEFORE_2007.read_bytes()):
        for at in range(8, len(whole), len(whole) // 97):
            yield whole[:at]
            yield whole[:at] + bytes((whole[at] ^ 0xFF,)) + whole[at + 1 :]


def test_whatever_is_damaged_is_opened_or_refused_and_nothing_else() -> None:
    outcomes = set()
    for content in cut_and_damaged():
        try:
            outcomes.add(type(open_bytes(content, "名册")).__name__)
        except SheetError as refusal:
            outcomes.add(refusal.code)
    assert {"incomplete", "not a workbook", "Book"} <= outcomes


def test_the_reach_is_measured_as_markup_is_meant() -> None:
    rows = b'<a><row r="3"><c r="B3"><v/></c><c><f/></c></row><row><c/><c><is/></c><c r="Z9"/></row></a>'
    assert measured([rows[:20], rows[20:]]) == (4, 3)
    assert SheetPass().marks([b"<row><c><v>1</v></c></row>"]).errors == {}
    with pytest.raises(SheetError):
        measured([b"<a><row>"])
