"""The pages of a mess as the bytes of a file."""

from __future__ import annotations

import csv
import io
from datetime import date

import xlsxwriter

from tests.workbooks.pages import Mess, Page


def as_xlsx(mess: Mess) -> bytes:
    """A workbook with its merged cells, hidden rows and crossed-out rows."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "yyyy/m/d"})
        crossed = book.add_format({"font_strikeout": True})
        crossed_day = book.add_format({"font_strikeout": True, "num_format": "yyyy-mm-dd"})
        for page in mess.pages:
            sheet = book.add_worksheet(page.name)
            for first_row, first, last_row, last in page.merged:
                sheet.merge_range(first_row, first, last_row, last, "")
            for number, line in enumerate(page.lines):
                for place, cell in enumerate(line.cells):
                    if isinstance(cell, date):
                        sheet.write_datetime(number, place, cell, crossed_day if line.crossed_out else day)
                    elif isinstance(cell, int | float):
                        sheet.write_number(number, place, cell, crossed if line.crossed_out else None)
                    elif cell:
                        sheet.write_string(number, place, cell, crossed if line.crossed_out else None)
                for place in line.formulas:
                    sheet.write_formula(number, place, "=1+1", None, "")
                if line.hidden:
                    sheet.set_row(number, None, None, {"hidden": True})
            if not page.visible:
                sheet.hide()
    return content.getvalue()


def as_csv(page: Page, encoding: str) -> bytes:
    """One page as text."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(
        [f"{cell:.15g}" if isinstance(cell, float) else str(cell) for cell in line.cells]
        for line in page.lines
    )
    return text.getvalue().encode(encoding)
