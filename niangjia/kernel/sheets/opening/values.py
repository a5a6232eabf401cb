"""The values of a workbook whose safety is known, read by calamine, with the marks beside them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import cast

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from niangjia.kernel.sheets.book import Book, Tab
from niangjia.kernel.sheets.cells import Cell
from niangjia.kernel.sheets.opening import refusals
from niangjia.kernel.sheets.opening.marks import MAX_CELLS, Marks, clipped
from niangjia.kernel.wording import Wording

MACROS = Wording(
    "文件带有宏；宏不会运行，只读取单元格的值。",
    "The file has macros; they are not run, only values are read.",
)
_PANIC = "PanicException"


def opened(content: bytes, name: str, marks: Mapping[str, Marks], notes: tuple[Wording, ...]) -> Book:
    """The sheets of a workbook, charts and macro sheets aside; raises `SheetError` where it is damaged."""
    try:
        tabs = _tabs(content, marks)
    except PasswordError as error:
        raise refusals.encrypted() from error
    except (CalamineError, ValueError, OSError) as error:
        raise refusals.unreadable() from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:  # the reader gave up inside: no Exception to Python
            raise
        raise refusals.unreadable() from error
    if not any(tab.rows for tab in tabs):
        raise refusals.empty()
    return Book(name, tabs, typed=True, notes=notes)


def _tabs(content: bytes, marks: Mapping[str, Marks]) -> tuple[Tab, ...]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    tabs, cells = [], 0
    for known in workbook.sheets_metadata:
        if known.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(known.name)
        cells += sheet.height * sheet.width
        if cells > MAX_CELLS:
            raise refusals.too_large()
        visible = known.visible is SheetVisibleEnum.Visible
        tabs.append(_tab(sheet, visible, marks.get(known.name, Marks())))
    return tuple(tabs)


def _tab(sheet: CalamineSheet, visible: bool, marks: Marks) -> Tab:
    rows = cast("list[list[Cell]]", sheet.to_python(skip_empty_area=False))
    # What was never computed is no value, though the file may write 0 in its place.
    in_place: dict[tuple[int, int], str] = dict.fromkeys(marks.uncomputed, "") | dict(marks.errors)
    for (row, column), word in in_place.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = word
    while rows and all(cell == "" for cell in rows[-1]):
        rows.pop()
    last = len(rows) - 1
    ranges = ((*start, *end) for start, end in sheet.merged_cell_ranges or [])
    return Tab(
        sheet.name,
        rows,
        visible,
        clipped(ranges, len(rows), len(rows[0]) if rows else 0),
        frozenset(row for row in marks.hidden_rows if row <= last),
        frozenset(row for row in marks.crossed_out if row <= last),
        frozenset(place for place in marks.uncomputed if place[0] <= last),
    )
