"""Nothing of an exported workbook is run by a spreadsheet, and all of it reads back as it was."""

from __future__ import annotations

import csv
import io
from datetime import datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from niangjia.kernel.imprint import Imprint
from niangjia.kernel.sheets import Column, Marked, Meaning, Sheet, export, open_bytes, read
from niangjia.kernel.sheets.kinds import Text
from niangjia.kernel.sheets.neutral import neutral
from niangjia.kernel.wording import Wording

MARK = Imprint("DC20260630-1A2B3C4D", "张三", "R&D总工会", datetime(2026, 6, 30, 9, 5), "核对数据")
RUNS = "=+-@＝＋－＠\t\r\n"
NASTY = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+86 139",
    "-2",
    "@SUM(A1)",
    "＝1",
    " =1",
    "\t=1",
    "\r=1",
    "'=1",
    "''=1",
    "　＋1",
)
PLAIN = Meaning(
    of=lambda row: None if row.problems else (row["name"], row["note"] or ""),
    identity=lambda row: row,
    about="name",
    contradiction="twice",
    contradicted=Wording("两次", "twice"),
)
LIST = Sheet(
    "nasty",
    Wording("名单", "list"),
    (
        Column("name", Wording("单位名称", "unit"), Text(), required=True, of=lambda row: row["name"]),
        Column("note", Wording("备注", "note"), Text(), of=lambda row: row["note"]),
    ),
)


@given(st.text(max_size=8) | st.text(alphabet=f"{RUNS}' 　a1", max_size=6))
@settings(max_examples=500)
def test_whatever_the_text_it_is_not_run_and_only_an_apostrophe_is_added(text: str) -> None:
    written = neutral(text)
    assert written in (text, f"'{text}")
    assert not written.strip().startswith(tuple("=+-@＝＋－＠"))
    assert written[:1] not in tuple("\t\r\n") or not written


@pytest.mark.parametrize(
    "text", ["张三", "3-5年", "a=b", "'引号", "", "2026-06-30", "—", "510703199001010017"]
)
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert neutral(text) == text


def test_neither_the_workbook_nor_its_csv_has_a_cell_that_runs() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(export(LIST, [{"name": one, "note": ""} for one in NASTY], imprint=MARK))
    )
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    saved = io.StringIO()
    csv.writer(saved).writerows([str(cell.value)] for cell in cells)
    saved.seek(0)
    assert [row for row in csv.reader(saved) if row[0].strip().startswith(tuple("=+-@＝＋－＠"))] == []


def test_what_is_exported_is_read_in_unchanged() -> None:
    notes = (*NASTY[:5], "丰谷镇总工会")
    rows = [{"name": f"第{at}工会", "note": note} for at, note in enumerate(notes)]
    reading = read(open_bytes(export(LIST, rows, imprint=MARK), "list.xlsx"), LIST, PLAIN)
    assert [one.facts for one in reading.accepted] == [(row["name"], row["note"]) for row in rows]


def test_a_merged_cell_and_a_title_are_text_too() -> None:
    content = io.BytesIO()
    with Marked(content) as book:
        page = book.add_worksheet("名额表")
        page.merge_range(0, 0, 0, 3, '=HYPERLINK("http://x")')
        page.write(1, 0, "=1+1")
        page.write(2, 0, "http://x")
    page = openpyxl.load_workbook(content).active
    assert [(page.cell(row, 1).data_type, page.cell(row, 1).hyperlink) for row in (1, 2, 3)] == [
        ("s", None)
    ] * 3


def test_the_file_says_who_when_why_and_its_number_also_when_printed() -> None:
    book = openpyxl.load_workbook(io.BytesIO(export(LIST, [{"name": "甲", "note": None}], imprint=MARK)))
    notes = {row[0].value: row[1].value for row in book["说明"].iter_rows()}
    assert notes["导出编号"] == book.properties.keywords == MARK.number
    assert (notes["用途"], notes["导出人"]) == ("核对数据", "张三（R&D总工会）")
    assert (book.properties.creator, book.properties.description) == ("张三", MARK.line)
    for page in book:
        assert MARK.number in page.oddFooter.left.text
        assert "R＆D总工会" in page.oddFooter.left.text, "an ampersand would be a sign of layout"


def test_without_an_imprint_nothing_is_added() -> None:
    book = openpyxl.load_workbook(io.BytesIO(export(LIST, [{"name": "甲", "note": None}])))
    assert (book.sheetnames, book.active.oddFooter.left.text) == (["名单"], None)
