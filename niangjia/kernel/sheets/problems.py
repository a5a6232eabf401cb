"""The error workbook: the refused rows as the file has them, coloured, explained, to be mended, read again.

What stands above the rows is copied as it is, headings and told cut-off date alike, so that the reader
understands the mended file as it did the first one. The column of reasons is no column of the list.
"""

from __future__ import annotations

import io
import re
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from niangjia.kernel.sheets import noise
from niangjia.kernel.sheets.cells import EXACT_DIGITS, Cell, shown
from niangjia.kernel.sheets.entries import Reading, Refusal, Row
from niangjia.kernel.sheets.original import Original
from niangjia.kernel.sheets.remedies import explained
from niangjia.kernel.wording import Language, Wording

BAD, FIX = "#FDECEC", "#FFF8E6"
"""The colours of the page: a cell that was refused, and one that was repaired."""

REASON = Wording("问题与办法", "problem and remedy")
REASON_WIDTH, COLUMN_WIDTH = 60, 14
LONGEST_NAME = 31
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")


def problems(original: Original, reading: Reading[Row], language: Language = "zh") -> bytes:
    """The refused rows of a reading as .xlsx. ID numbers and phones stand in it as in the file, unmasked."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        writing = _Writing(book, original, reading, language)
        for tab in original.book.tabs:
            if any(one.sheet == tab.name for one in reading.refused):
                writing.tab(tab.name)
    return content.getvalue()


class _Writing:
    """The formats of one workbook, and what colours its cells."""

    def __init__(
        self, book: xlsxwriter.Workbook, original: Original, reading: Reading[Row], language: Language
    ) -> None:
        self.book, self.original, self.reading, self.language = book, original, reading, language
        self.repaired = {(one.sheet, one.row, one.column) for one in reading.corrected}
        self.heading = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1})
        self.reason = book.add_format({"text_wrap": True, "valign": "top"})
        self._formats: dict[tuple[str, str], Format] = {}

    def tab(self, name: str) -> None:
        """One sheet of the file: all down to its heading, the refused rows, the notes."""
        heading, rows = self.original.headings[name], self.original.tab(name).rows
        page = self.book.add_worksheet(_NOT_IN_A_NAME.sub(" ", name)[:LONGEST_NAME].strip() or None)
        title = REASON.said_in(self.language)
        known = {REASON.zh, REASON.en} & set(heading.texts)
        beside = heading.texts.index(known.pop()) if known else len(heading.texts)
        page.set_column(0, beside, COLUMN_WIDTH)
        page.set_column(beside, beside, REASON_WIDTH)
        page.freeze_panes(heading.last + 1, 0)
        for number, row in enumerate(rows[: heading.last + 1]):
            for place, cell in enumerate(row):
                _write(page, number, place, cell, self.heading if number >= heading.first else None)
        page.write_string(heading.last, beside, title, self.heading)
        refused = [one for one in self.reading.refused if one.sheet == name]
        for nth, refusal in enumerate(sorted(refused, key=lambda one: one.row), start=1):
            self._row(page, heading.last + nth, refusal, beside)
        notes = [one.row for one in self.reading.ignored if one.sheet == name and one.why == noise.NOTE]
        after = heading.last + len(refused) + 1
        for number, row in enumerate((rows[at - 1] for at in notes if at > heading.last), start=after):
            for place, cell in enumerate(row):
                _write(page, number, place, cell, None)

    def _row(self, page: Worksheet, number: int, refusal: Refusal, beside: int) -> None:
        bound = {one.position: one.column for one in self.original.headings[refusal.sheet].bound}
        wrong = {problem.column for problem in refusal.problems}
        for place, cell in enumerate(self.original.row(refusal.sheet, refusal.row)):
            if place == beside:
                continue
            column = bound.get(place)
            key = column.key if column else ""
            fixed = (refusal.sheet, refusal.row, key) in self.repaired
            colour = BAD if key in wrong else FIX if fixed else ""
            personal = column is not None and column.kind.personal
            _write(page, number, place, cell, self._format(cell, colour, personal))
        said = " ".join(explained(one, refusal).said_in(self.language) for one in refusal.problems)
        where = Wording(
            f"（原表“{refusal.sheet}”第{refusal.row}行）", f" (was “{refusal.sheet}”, row {refusal.row})"
        )
        page.write_string(number, beside, said + where.said_in(self.language), self.reason)

    def _format(self, cell: Cell, colour: str, personal: bool) -> Format:
        # A cell that waits for an ID number is text, or the spreadsheet would take the number's end again.
        shape = "@" if personal or isinstance(cell, str) else "yyyy-mm-dd" if isinstance(cell, date) else ""
        if (colour, shape) not in self._formats:
            looks = {"bg_color": colour, "border": 1, "border_color": "#D7DBE0"} if colour else {}
            shown_as = {"num_format": shape} if shape else {}
            self._formats[colour, shape] = self.book.add_format(looks | shown_as)
        return self._formats[colour, shape]


def _write(page: Worksheet, number: int, place: int, cell: Cell, look: Format | None) -> None:
    if cell is None or cell == "":
        page.write_blank(number, place, None, look)
    elif isinstance(cell, bool):
        page.write_boolean(number, place, cell, look)
    elif isinstance(cell, int | float) and abs(cell) < EXACT_DIGITS * EXACT_DIGITS:
        page.write_number(number, place, cell, look)
    elif isinstance(cell, date | datetime):
        page.write_datetime(number, place, cell, look)
    else:
        page.write_string(number, place, shown(cell), look)
