"""The error workbook: the refused rows as the file has them, coloured, explained, to be mended, read again.

What stands above the rows is copied as it is, headings and told cut-off date alike, so that the reader
understands the mended file as it did the first one; so are the lines between the rows that say something of
those below. What a row took from the merged cell or the row above it is written out in the row itself. The
column of reasons is no column of the list. Like all that leaves, it says who took it out, when and why.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime

from xlsxwriter.exceptions import OverlappingRange
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from niangjia.kernel.imprint import Imprint
from niangjia.kernel.sheets import noise
from niangjia.kernel.sheets.book import Tab
from niangjia.kernel.sheets.cells import EXACT_DIGITS, Cell, shown
from niangjia.kernel.sheets.entries import Reading, Refusal, Row
from niangjia.kernel.sheets.layout import REASON, Layout
from niangjia.kernel.sheets.marked import NOTES, Marked
from niangjia.kernel.sheets.original import Original
from niangjia.kernel.sheets.remedies import explained
from niangjia.kernel.wording import Language, Wording

BAD, FIX = "#FDECEC", "#FFF8E6"
"""The colours of the page: a cell that was refused, and one that was repaired."""

NOT_COMPUTED = "#N/A"
"""Stands for a formula without a value: a blank cell would be taken the second time."""

REASON_WIDTH, COLUMN_WIDTH = 60, 14
LONGEST_NAME = 31
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")


def problems(
    original: Original, reading: Reading[Row], language: Language = "zh", *, imprint: Imprint | None = None
) -> bytes:
    """The refused rows of a reading as .xlsx. ID numbers and phones stand in it as in the file, unmasked."""
    content = io.BytesIO()
    with Marked(content, imprint, language=language) as book:
        writing = _Writing(book, original, reading, language)
        for tab in original.book.tabs:
            if any(one.sheet == tab.name for one in reading.refused):
                writing.tab(tab.name)
    return content.getvalue()


class _Writing:
    """The formats of one workbook, and what colours its cells."""

    def __init__(self, book: Marked, original: Original, reading: Reading[Row], language: Language) -> None:
        self.book, self.original, self.reading, self.language = book, original, reading, language
        self.repaired = {(one.sheet, one.row, one.column) for one in reading.corrected}
        self.heading = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1})
        self.reason = book.add_format({"text_wrap": True, "valign": "top"})
        self._formats: dict[tuple[str, str, bool], Format] = {}

    def tab(self, name: str) -> None:
        """One sheet of the file: what stands above, each heading with its refused rows, the notes."""
        tab, layout = self.original.tab(name), Layout.of(self.original, self.reading, name)
        page, first = self.book.add_worksheet(self._free(name)), layout.groups[0][0].first
        page.set_column(0, max(layout.reason, *layout.further, 0), COLUMN_WIDTH)
        page.set_column(layout.reason, layout.reason, REASON_WIDTH)
        page.freeze_panes(layout.groups[0][0].last + 1, 0)
        added = {place: column.title for place, column in layout.further.items()} | {layout.reason: REASON}
        at, within = _copy(page, tab, range(first), 0, None, frozenset()), 0
        for group in layout.groups:
            refused = layout.under(group)
            if not refused:
                continue
            below = _copy(
                page, tab, range(group[0].first, group[0].last + 1), at, self.heading, frozenset(added)
            )
            for place, title in added.items():
                _merge(page, (at, place, below - 1, place), self.heading)
                page.write_string(at, place, title.said_in(self.language), self.heading)
            at = below
            for section, refusals in refused:
                if section != within:
                    at, within = _copy(page, tab, [section - 1], at, None, frozenset()), section
                self._row(page, at, refusals, layout)
                at += 1
        notes = (one.row - 1 for one in self.reading.ignored if one.sheet == name and one.why == noise.NOTE)
        _copy(page, tab, [row for row in notes if row > first], at, None, frozenset())

    def _free(self, name: str) -> str | None:
        plain = _NOT_IN_A_NAME.sub(" ", name)[:LONGEST_NAME].strip()
        taken = {page.get_name().lower() for page in self.book.worksheets()}
        taken |= {"", "history", NOTES.zh, NOTES.en}
        return None if plain.lower() in taken else plain

    def _row(self, page: Worksheet, at: int, refusals: Sequence[Refusal], layout: Layout) -> None:
        sheet, number = refusals[0].sheet, refusals[0].row
        tab, over = self.original.tab(sheet), self.original.over(sheet, number)
        columns = {one.position: one.column for heading in over for one in heading.bound}
        columns |= layout.further
        cells = dict(enumerate(tab.rows[number - 1])) | dict.fromkeys(layout.further, "")
        filled = {key: text for one in refusals for key, text in one.filled.items()}
        wrong = {problem.column for one in refusals for problem in one.problems}
        for place, cell in cells.items():
            if place == layout.reason:
                continue
            column = columns.get(place)
            key = column.key if column else ""
            standing = NOT_COMPUTED if (number - 1, place) in tab.uncomputed else filled.get(key, cell)
            fixed = (key in filled and standing != "") or (sheet, number, key) in self.repaired
            colour = BAD if key in wrong else FIX if fixed else ""
            personal = column is not None and column.kind.personal
            look = self._format(standing, colour, personal, number - 1 in tab.crossed_out)
            _write(page, at, place, standing, look)
        said = [
            explained(problem, one).said_in(self.language) for one in refusals for problem in one.problems
        ]
        where = Wording(f"（原表“{sheet}”第{number}行）", f" (was “{sheet}”, row {number})")
        told = " ".join(dict.fromkeys(said)) + where.said_in(self.language)
        page.write_string(at, layout.reason, told, self.reason)

    def _format(self, cell: Cell, colour: str, personal: bool, struck: bool) -> Format:
        # A cell that waits for an ID number is text, or the spreadsheet would take the number's end again.
        shape = "@" if personal or isinstance(cell, str) else "yyyy-mm-dd" if isinstance(cell, date) else ""
        if (colour, shape, struck) not in self._formats:
            looks = {"bg_color": colour, "border": 1, "border_color": "#D7DBE0"} if colour else {}
            shown_as = {"num_format": shape} if shape else {}
            crossed = {"font_strikeout": True} if struck else {}
            self._formats[colour, shape, struck] = self.book.add_format(looks | shown_as | crossed)
        return self._formats[colour, shape, struck]


def _copy(
    page: Worksheet, tab: Tab, rows: Sequence[int], at: int, look: Format | None, without: frozenset[int]
) -> int:
    """Rows of the file as they are, merged as they are, from row `at` on; the row after them."""
    new = {row: at + nth for nth, row in enumerate(rows)}
    for top, left, bottom, right in tab.merged:
        together = top in new and bottom in new and new[bottom] - new[top] == bottom - top
        if together and without.isdisjoint(range(left, right + 1)):
            _merge(page, (new[top], left, new[bottom], right), look)
    for row, number in new.items():
        for place, cell in enumerate(tab.rows[row]):
            if place not in without and (cell not in ("", None) or look is not None):
                _write(page, number, place, cell, look)
    return at + len(new)


def _merge(page: Worksheet, cells: tuple[int, int, int, int], look: Format | None) -> None:
    if cells[:2] != cells[2:]:
        with suppress(OverlappingRange):  # a damaged file may say so of its own
            page.merge_range(*cells, "", look)


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
