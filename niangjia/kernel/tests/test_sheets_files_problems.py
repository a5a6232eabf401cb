"""The workbook of refused rows: read again it is refused in the same words, mended it is accepted."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace

import openpyxl
import pytest

from niangjia.kernel.sheets import Book, Column, Reading, Sheet, Tab, open_bytes, read
from niangjia.kernel.sheets.cells import Cell
from niangjia.kernel.sheets.kinds import Text
from niangjia.kernel.sheets.original import Original
from niangjia.kernel.sheets.problems import BAD, FIX, problems
from niangjia.kernel.tests.lists import LI, MEANING, MEMBERS, WANG, Member, tab
from niangjia.kernel.wording import Language, Wording

COUNTY = Column("county", Wording("区县", "county"), Text(), place=True)
SINCE = replace(MEMBERS.columns[3], repeats=True)
LIST = Sheet(
    "members",
    MEMBERS.title,
    tuple(SINCE if one.key == "since" else one for one in MEMBERS.columns),
    (COUNTY,),
)
TOLD = replace(MEANING, tells_place=lambda text: text if text.endswith("区") else None)
HEADING = ["姓名", "身份证号", "年龄", "合同起"]
WRONG = LI[:-1] + "1"


def returned(*tabs: Tab, language: Language = "zh", sheet: Sheet = LIST) -> tuple[Reading[Member], bytes]:
    """The reading of these sheets, and the workbook of what it refused."""
    book = Book("名册.xlsx", tabs, typed=True)
    reading = read(book, sheet, TOLD)
    return reading, problems(Original.of(book, sheet), reading, language)


def again(content: bytes) -> Reading[Member]:
    """The returned workbook read."""
    return read(open_bytes(content, "待核实.xlsx"), LIST, TOLD)


def said(reading: Reading[Member]) -> list[tuple[str, list[tuple[str, str]]]]:
    """What was refused, row by row."""
    return [
        (one.sheet, [(problem.column, problem.code) for problem in one.problems]) for one in reading.refused
    ]


def cells(content: bytes) -> list[list[object]]:
    """The first sheet as another hand reads it."""
    page = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [[cell.value for cell in row] for row in page.iter_rows()]


def mended(
    content: bytes, edit: Callable[[openpyxl.worksheet.worksheet.Worksheet], object]
) -> Reading[Member]:
    """The returned workbook edited by another hand and read."""
    made, kept = openpyxl.load_workbook(io.BytesIO(content)), io.BytesIO()
    edit(made.worksheets[0])
    made.save(kept)
    return again(kept.getvalue())


def with_marks(rows: Sequence[Sequence[Cell]], **marks: object) -> Tab:
    """A sheet of these rows with marks."""
    return replace(tab(*rows), **marks)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_was_refused_is_refused_again_in_the_same_words(language: Language) -> None:
    first, content = returned(
        tab(
            ["统计截止：2026年6月30日"],
            HEADING,
            ["李明", WRONG, 76, ""],
            ["王芳", WANG, 30, "2024"],
            ["", LI, "", ""],
        ),
        tab(
            HEADING,
            ["赵四", 110105194912310020.0, "约30", ""],
            ["注：以上为全部人员。", "", "", ""],
            name="乙",
        ),
        language=language,
    )
    second = again(content)
    assert said(first) == said(second) != []
    assert second.cut_off_date == first.cut_off_date is not None
    assert said(again(returned(*open_bytes(content, "x.xlsx").tabs)[1])) == said(first)


def test_a_mended_row_is_accepted_and_long_numbers_stay_text() -> None:
    _, content = returned(tab(HEADING, ["李明", WRONG, 76, ""]))
    page = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert (page["B2"].value, page["B2"].data_type, page["B2"].number_format) == (WRONG, "s", "@")
    assert page["B2"].fill.fgColor.rgb == "FF" + BAD[1:]
    reading = mended(content, lambda page: page.__setitem__("B2", LI))
    assert [one.facts.id_number for one in reading.accepted] == [LI]
    assert reading.refused == ()


def test_what_stood_above_is_written_out() -> None:
    rows = [HEADING, ["王芳", WANG, 30, "2024"], ["李明", WRONG, 76, "同上"], ["赵四", WRONG, 41, ""]]
    first, content = returned(with_marks(rows, merged=((2, 3, 3, 3),)))
    assert [row[:4] for row in cells(content)] == [
        HEADING,
        ["李明", WRONG, 76, "2024"],
        ["赵四", WRONG, 41, "2024"],
    ]
    assert said(again(content)) == said(first)
    page = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert page["D2"].fill.fgColor.rgb == "FF" + FIX[1:]
    assert [one.facts.since for one in mended(content, lambda page: page.__setitem__("B2", LI)).accepted] == [
        "2024"
    ]


def test_a_repetition_of_nothing_does_not_come_to_repeat_another_row() -> None:
    rows = [HEADING, ["李明", WRONG, 76, "2024"], ["甲区", "", "", ""], ["王芳", WANG, 30, "同上"]]
    first, content = returned(tab(*rows))
    assert sorted(said(first)) == sorted(said(again(content)))
    assert [(row[0], row[3]) for row in cells(content)[1:]] == [
        ("李明", "2024"),
        ("甲区", None),
        ("王芳", "同上"),
    ]


def test_a_repetition_of_nothing_comes_first() -> None:
    plain = ["李明", WRONG, 76, "2024"]
    first, content = returned(tab(HEADING, ["王芳", WANG, 30, "同上"], ["赵四", WANG, "同上", "2025"], plain))
    assert [row[0] for row in cells(content)[1:]] == ["王芳", "赵四", "李明"]
    assert said(again(content)) == said(first)


def test_a_place_told_between_the_rows_is_told_again_and_gets_a_column() -> None:
    rows = [
        HEADING,
        ["甲区", "", "", ""],
        ["李明", WRONG, 76, ""],
        ["乙区", "", "", ""],
        ["王芳", WRONG, 30, ""],
    ]
    first, content = returned(tab(*rows))
    assert [row[0] for row in cells(content)] == ["姓名", "甲区", "李明", "乙区", "王芳"]
    assert [row[4] for row in cells(content)] == ["区县", None, "甲区", None, "乙区"]
    second = again(content)
    assert said(first) == said(second)
    assert [one.cells["区县"] for one in second.refused] == ["甲区", "乙区"]


def test_headings_stay_merged_and_titles_too() -> None:
    rows = [
        ["会员名册", "", "", "", ""],
        ["姓名", "身份证号", "年龄", "合同期限", ""],
        ["", "", "", "起", "止"],
        ["李明", WRONG, 76, "2024", "2025"],
    ]
    merged = ((0, 0, 0, 4), (1, 0, 2, 0), (1, 3, 1, 4))
    first, content = returned(with_marks(rows, merged=merged))
    (page,) = open_bytes(content, "x.xlsx").tabs
    assert set(merged) <= set(page.merged)
    assert said(again(content)) == said(first)
    overlapping, content = returned(with_marks(rows, merged=(*merged, (1, 4, 2, 4), (0, 3, 1, 3))))
    assert said(again(content)) == said(overlapping)


def test_two_headings_each_keep_their_rows() -> None:
    other = ["身份证号", "姓名", "合同起", "年龄"]
    rows = [HEADING, ["李明", WRONG, 76, ""], ["王芳", WANG, 30, ""], other, [WRONG, "赵四", "", 41]]
    first, content = returned(tab(*rows))
    assert [row[:4] for row in cells(content)][2:] == [other, [WRONG, "赵四", None, 41]]
    assert said(again(content)) == said(first)
    _, content = returned(tab(HEADING, ["王芳", WANG, 30, ""], other, [WRONG, "赵四", "", 41]))
    assert [row[:4] for row in cells(content)] == [other, [WRONG, "赵四", None, 41]]


def test_lists_side_by_side_give_a_row_once() -> None:
    rows = [[*HEADING, *HEADING], ["李明", WRONG, 76, "", "赵四", WRONG, 41, ""]]
    first, content = returned(tab(*rows))
    assert len(first.refused) == 2
    assert len(cells(content)) == 2
    assert said(again(content)) == said(first)


def test_a_crossed_out_row_stays_crossed_out_and_a_hidden_one_is_shown() -> None:
    rows = [HEADING, *([f"甲{nth}", WRONG, 30, ""] for nth in range(9))]
    _, content = returned(with_marks(rows, crossed_out=frozenset(range(1, 8)), hidden_rows=frozenset((8,))))
    (page,) = open_bytes(content, "x.xlsx").tabs
    assert page.crossed_out == frozenset(range(1, 8))
    assert page.hidden_rows == frozenset()


def test_a_formula_without_value_and_one_that_failed_are_refused_again() -> None:
    rows = [HEADING, ["李明", LI, "", ""], ["王芳", WANG, "#REF!", ""]]
    first, content = returned(with_marks(rows, uncomputed=frozenset(((1, 2),))))
    assert said(first) == [
        ("名册", [("age", "formula not computed")]),
        ("名册", [("age", "formula error")]),
    ]
    assert [column for _, found in said(again(content)) for column, _ in found] == ["age", "age"]


def test_names_of_sheets_that_no_workbook_may_have() -> None:
    long = "绵阳市涪城区二〇二六年上半年社会化工会工作者花名册及合同情况"
    tabs = [
        tab(HEADING, ["李明", WRONG, 76, ""], name=name)
        for name in (long + "一", long + "二", "a/b", "History")
    ]
    first, content = returned(*tabs)
    assert [codes for _, codes in said(again(content))] == [codes for _, codes in said(first)]


def test_where_a_row_stands_under_two_headings_its_own_is_asked() -> None:
    book = Book("x", (tab(HEADING, ["李明", LI], ["身份证号", "姓名"], [WANG, "王芳"]),), typed=True)
    original = Original.of(book, LIST)
    name = LIST.by_key["name"]
    assert [original.text("名册", number, name) for number in (2, 4)] == ["李明", "王芳"]
    assert original.position("名册", 4, "age") is None
    assert original.text("名册", 2, LIST.by_key["id_number"]) != LI
    assert original.first_text("名册", 4) == WANG
