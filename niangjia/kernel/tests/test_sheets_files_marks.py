"""What a spreadsheet shows beyond values: merged, hidden and crossed-out cells, formulas without result."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.worksheet.worksheet import Worksheet

from niangjia.kernel.sheets import Book, Tab, open_bytes
from niangjia.kernel.sheets.cells import Cell, is_error
from niangjia.kernel.sheets.opening.marks import greyed_out, is_whole_row
from niangjia.kernel.tests.files import BEFORE_2007, by_hand, zipped

STRUCK = Font(strike=True)
FEW = 6


def opened(edit: Callable[[openpyxl.Workbook], object], name: str = "名册.xlsx") -> Book:
    """The book of an edited workbook that openpyxl wrote."""
    content, made = io.BytesIO(), openpyxl.Workbook()
    edit(made)
    made.save(content)
    return open_bytes(content.getvalue(), name)


def listed(edit: Callable[[Worksheet], object], rows: int = FEW) -> Tab:
    """A sheet of a heading and so many rows of three cells, edited."""

    def fill(made: openpyxl.Workbook) -> None:
        page = made.worksheets[0]
        page.append(["序号", "姓名", "备注"])
        for number in range(rows):
            page.append([number + 1, f"甲{number}", "2024年3月离职"])
        edit(page)

    return opened(fill).tabs[0]


def looking(page: Worksheet, row: int, cells: str, **look: object) -> None:
    """Give cells of a row, counted from 1, a look."""
    for letter in cells:
        for name, value in look.items():
            setattr(page[f"{letter}{row}"], name, value)


def test_merged_ranges_and_hidden_rows() -> None:
    def edit(page: Worksheet) -> None:
        page.merge_cells("A2:A4")
        page.merge_cells("B6:Z9")
        page.merge_cells("A50:B60")
        page.row_dimensions[3].hidden = True
        page.row_dimensions[99].hidden = True
        page.auto_filter.ref = "A1:C7"

    tab = listed(edit)
    assert tab.merged == ((1, 0, 3, 0), (5, 1, 6, 2))
    assert tab.hidden_rows == {2}
    assert (tab.crossed_out, tab.uncomputed) == (frozenset(), frozenset())


@pytest.mark.parametrize(
    ("cells", "crossed"), [("ABC", True), ("AB", True), ("BC", True), ("B", False), ("", False)]
)
def test_a_row_is_struck_when_two_of_three_cells_are(cells: str, crossed: bool) -> None:
    tab = listed(lambda page: looking(page, 4, cells, font=STRUCK))
    assert tab.crossed_out == ({3} if crossed else set())


@pytest.mark.parametrize(
    ("colour", "crossed"),
    [
        (Color(rgb="FF808080"), True),
        (Color(rgb="FFA6A6A6"), True),
        (Color(indexed=23), True),
        (Color(theme=0, tint=-0.35), True),
        (Color(theme=1, tint=0.5), True),
        (Color(rgb="FF595959"), False),
        (Color(theme=1, tint=0.35), False),
        (Color(theme=1), False),
        (Color(theme=0), False),
        (Color(indexed=64), False),
        (Color(rgb="FFC00000"), False),
        (Color(theme=4), False),
    ],
)
def test_a_grey_font_crosses_out_and_dark_or_coloured_ones_do_not(colour: Color, crossed: bool) -> None:
    tab = listed(lambda page: looking(page, 4, "ABC", font=Font(color=colour)))
    assert tab.crossed_out == ({3} if crossed else set())


@pytest.mark.parametrize(
    ("fill", "crossed"),
    [
        (PatternFill("solid", fgColor="FFBFBFBF"), True),
        (PatternFill("solid", fgColor=Color(theme=0, tint=-0.25)), True),
        (PatternFill("mediumGray"), True),
        (PatternFill("solid", fgColor="FFF2F2F2"), False),
        (PatternFill("solid", fgColor="FFFFC000"), False),
        (PatternFill("gray125"), False),
    ],
)
def test_a_grey_fill_crosses_out_and_soft_or_coloured_ones_do_not(fill: PatternFill, crossed: bool) -> None:
    tab = listed(lambda page: looking(page, 4, "ABC", fill=fill))
    assert tab.crossed_out == ({3} if crossed else set())


def test_struck_rows_count_however_many_there_are() -> None:
    tab = listed(lambda page: [looking(page, row, "ABC", font=STRUCK) for row in range(2, 32)], 30)
    assert len(tab.crossed_out) == 30


@pytest.mark.parametrize("rows", [range(2, 32, 2), range(2, 32), range(2, 32, 3)])
def test_grey_that_is_the_style_of_the_sheet_says_nothing(rows: range) -> None:
    grey = Font(color="FF999999")
    assert not listed(lambda page: [looking(page, row, "ABC", font=grey) for row in rows], 30).crossed_out


@pytest.mark.parametrize(
    ("grey", "filled", "meant"),
    [
        ({5}, 6, True),
        ({4, 5, 6}, 6, True),
        ({2, 4, 6}, 7, True),
        ({2, 4, 6, 8}, 20, False),
        ({2, 3, 9, 10}, 10, True),
        ({2, 3, 5, 9, 10}, 10, False),
        (set(), 10, False),
    ],
)
def test_what_grey_means(grey: set[int], filled: int, meant: bool) -> None:
    assert greyed_out(grey, filled) == (grey if meant else frozenset())


@pytest.mark.parametrize(
    ("marked", "filled", "whole"), [(2, 2, True), (2, 3, True), (1, 1, False), (3, 5, False), (0, 0, False)]
)
def test_what_a_whole_row_is(marked: int, filled: int, whole: bool) -> None:
    assert is_whole_row(marked, filled) is whole


def test_a_formula_without_result_is_told() -> None:
    """openpyxl writes formulas and no results; Excel writes the empty text of a formula as such."""
    tab = listed(lambda page: page.__setitem__("C3", "=1+1"))
    assert tab.uncomputed == {(2, 2)}
    rows = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>IF(1,"")</f><v></v></c>'
        '<c r="C1"><f t="shared" si="0"/><v>0</v></c><c r="D1"><f t="shared" si="0"/></c>'
        '<c r="E1"><v>1</v></c></row>'
    )
    (tab,) = open_bytes(by_hand(rows), "名册.xlsx").tabs
    assert tab.uncomputed == {(0, 3)}
    assert tab.rows == [[2, "", 0, "", 1]]


def test_the_nought_of_a_formula_nobody_computed_is_no_result() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as made:
        page = made.add_worksheet()
        page.write_row(0, 0, [7, 8])
        page.write_formula(0, 2, "=A1+B1")
        page.write_formula(0, 3, "=A1", None, 7)
    (tab,) = open_bytes(content.getvalue(), "名册.xlsx").tabs
    assert (tab.rows, tab.uncomputed) == ([[7, 8, "", 7]], {(0, 2)})


def test_errors_stand_in_place_of_values() -> None:
    rows = (
        '<row r="1"><c r="A1" t="e"><f>NA()</f><v>#N/A</v></c><c r="B1" t="e"><v>#REF!</v></c>'
        '<c r="C1"><v>1</v></c></row>'
        '<row r="2"><c r="A2" t="e"><v>#DIV/0!</v></c></row>'
    )
    (tab,) = open_bytes(by_hand(rows), "名册.xlsx").tabs
    assert tab.rows == [["#N/A", "#REF!", 1], ["#DIV/0!", "", ""]]
    assert [is_error(cell) for cell in tab.rows[0]] == [True, True, False]


@pytest.mark.parametrize(
    ("cell", "error"),
    [("#n/a ", True), ("＃REF!", True), ("#1", False), ("", False), (None, False), (7, False)],
)
def test_which_text_is_an_error(cell: Cell, error: bool) -> None:
    assert is_error(cell) is error


def test_times_dates_and_long_numbers() -> None:
    def fill(made: openpyxl.Workbook) -> None:
        made.worksheets[0].append(
            [date(2024, 1, 2), datetime(2024, 1, 2, 8, 30), time(8, 30), timedelta(hours=30)]
        )
        made.worksheets[0].append(["110105194912310020", True, 1.5])

    (tab,) = opened(fill).tabs
    assert tab.rows == [
        [date(2024, 1, 2), datetime(2024, 1, 2, 8, 30), time(8, 30), timedelta(hours=30)],
        ["110105194912310020", True, 1.5, ""],
    ]


def test_days_counted_from_1904() -> None:
    def fill(made: openpyxl.Workbook) -> None:
        made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        made.worksheets[0]["A1"] = date(2024, 1, 2)

    assert opened(fill).tabs[0].rows == [[date(2024, 1, 2)]]


def test_charts_comments_and_names_are_no_sheets_and_hidden_sheets_are_told() -> None:
    def fill(made: openpyxl.Workbook) -> None:
        page = made.worksheets[0]
        page["A1"] = "姓名"
        page["A1"].comment = openpyxl.comments.Comment("请填写", "科长")
        made.defined_names["名单"] = openpyxl.workbook.defined_name.DefinedName(
            "名单", attr_text="Sheet!$A$1"
        )
        made.create_chartsheet("图")
        made.create_sheet("旧").sheet_state = "veryHidden"
        made.create_sheet("去年").sheet_state = "hidden"

    tabs = opened(fill).tabs
    assert [(tab.name, tab.visible) for tab in tabs] == [("Sheet", True), ("旧", False), ("去年", False)]


def test_a_workbook_before_2007() -> None:
    book = open_bytes(BEFORE_2007.read_bytes(), "名册.et")
    tab, old = book.tabs
    assert tab.merged == ((0, 0, 0, 3), (14, 0, 16, 0))
    assert tab.hidden_rows == {5}
    assert tab.crossed_out == {1, 3, 4}  # the grey heading, one struck, one with a grey font
    assert tab.rows[6][3] == "#REF!"
    assert tab.rows[2][3] == date(2024, 1, 2)
    assert (old.name, old.visible) == ("旧表", False)


def test_an_open_document_sheet_whose_rows_end_in_thousands_of_empty_cells() -> None:
    namespaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    empty = '<table:table-cell table:number-columns-repeated="16382"/></table:table-row>'
    name = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>甲</text:p></table:table-cell>'
    )
    number = '<table:table-cell office:value-type="float" office:value="1.5"/>'
    rows = (name + number + empty) * 400
    rest = f'<table:table-row table:number-rows-repeated="1048176">{empty}'
    content = (
        f"<office:document-content{namespaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="名册">{rows}{rest}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": "<manifest/>",
        "content.xml": content,
    }
    (tab,) = open_bytes(zipped(parts), "名册.ods").tabs
    assert (tab.name, tab.rows) == ("名册", [["甲", 1.5]] * 400)


def test_macros_are_told_and_not_run() -> None:
    content = by_hand('<row r="1"><c r="A1"><v>1</v></c></row>', parts={"xl/vbaProject.bin": b"x"})
    book = open_bytes(content, "名册.xlsm")
    assert book.tabs[0].rows == [[1]]
    assert [note.zh for note in book.notes] == ["文件带有宏；宏不会运行，只读取单元格的值。"]
    assert open_bytes(by_hand('<row r="1"><c r="A1"><v>1</v></c></row>'), "名册.xlsx").notes == ()


def test_markup_with_a_prefix_and_single_quotes() -> None:
    sheet = (
        "<x:worksheet xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><x:sheetData>"
        "<x:row r='1' hidden='true'><x:c r='A1'><x:v>1</x:v></x:c><x:c r='B1'><x:f>1</x:f></x:c></x:row>"
        "</x:sheetData></x:worksheet>"
    )
    (tab,) = open_bytes(by_hand("", sheet=sheet), "名册.xlsx").tabs
    assert (tab.rows[0][0], tab.hidden_rows, tab.uncomputed) == (1, {0}, {(0, 1)})
