"""The other two ends of a declaration: the empty template, and the export of rows."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from niangjia.kernel.imprint import Imprint
from niangjia.kernel.sheets.cells import Cell
from niangjia.kernel.sheets.columns import Column, Sheet
from niangjia.kernel.sheets.marked import Marked
from niangjia.kernel.wording import Language, Wording

TEMPLATE_ROWS = 2000
LONGEST_LIST = 255
COLUMN_WIDTH = 16


def template(sheet: Sheet, language: Language = "zh") -> bytes:
    """An empty .xlsx to fill in: headings with hints, lists to choose from, text cells for long numbers."""
    return _workbook(sheet, (), language, unmasked=True, guided=True)


def export(
    sheet: Sheet,
    rows: Iterable[object],
    *,
    language: Language = "zh",
    unmasked: bool = False,
    imprint: Imprint | None = None,
    notes: Sequence[tuple[Wording, str]] = (),
) -> bytes:
    """`rows` as .xlsx under the headings of `sheet`, so that the file can be read in again.

    Personal values are masked unless `unmasked`. Text is written as text: no cell becomes a formula,
    also not in another program. `imprint` (who, when, why) and `notes` (which rows) stand on a sheet of their
    own behind it. Rows are taken one by one and wait in a temporary file: a list of any length takes the same
    memory.
    """
    return _workbook(sheet, rows, language, unmasked=unmasked, guided=False, imprint=imprint, notes=notes)


def _workbook(
    sheet: Sheet,
    rows: Iterable[object],
    language: Language,
    *,
    unmasked: bool,
    guided: bool,
    imprint: Imprint | None = None,
    notes: Sequence[tuple[Wording, str]] = (),
) -> bytes:
    content = io.BytesIO()
    with Marked(content, imprint, notes=tuple(notes), language=language, constant_memory=True) as book:
        page = book.add_worksheet(sheet.title.said_in(language)[:31])
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1})
        formats = {
            str: book.add_format({"num_format": "@"}),
            date: book.add_format({"num_format": "yyyy-mm-dd"}),
            Decimal: book.add_format({"num_format": "#,##0.00"}),
        }
        page.set_column(0, len(sheet.columns) - 1, COLUMN_WIDTH, formats[str] if guided else None)
        page.freeze_panes(1, 0)
        for place, column in enumerate(sheet.columns):
            page.write_string(0, place, column.title.said_in(language), heading)
            if guided:
                _guide(page, place, column, language)
        _write(page, sheet, rows, formats, language, unmasked=unmasked)
    return content.getvalue()


def _guide(page: Worksheet, place: int, column: Column, language: Language) -> None:
    page.write_comment(0, place, column.kind.hint.said_in(language))
    if column.kind.choices and len(",".join(column.kind.choices)) <= LONGEST_LIST:
        page.data_validation(
            1, place, TEMPLATE_ROWS, place, {"validate": "list", "source": list(column.kind.choices)}
        )


def _write(
    page: Worksheet,
    sheet: Sheet,
    rows: Iterable[object],
    formats: dict[type, Format],
    language: Language,
    *,
    unmasked: bool,
) -> None:
    columns = [
        (
            place,
            one.value_of,
            one.kind.written,
            one.kind.masked if one.kind.personal and not unmasked else None,
        )
        for place, one in enumerate(sheet.columns)
    ]
    for number, row in enumerate(rows, start=1):
        for place, value_of, written, masked in columns:
            value = value_of(row)
            if isinstance(value, Wording):
                value = value.said_in(language)
            if value is None or value == "":
                continue
            cell: Cell = written(value)
            if isinstance(cell, str):
                page.write_string(number, place, masked(cell) if masked else cell)
            elif isinstance(cell, date):
                page.write_datetime(number, place, cell, formats[date])
            else:
                form = formats[Decimal] if isinstance(value, Decimal) else None
                page.write_number(number, place, cell, form)
