"""The rows of a file as they stand in it, beside what was read of them: for page and error workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from niangjia.kernel.identity import mask
from niangjia.kernel.sheets.book import Book, Tab
from niangjia.kernel.sheets.cells import Cell, shown
from niangjia.kernel.sheets.columns import Column, Sheet
from niangjia.kernel.sheets.heading import Heading, find_heading


@dataclass(frozen=True, slots=True)
class Original:
    """An opened book with the heading of each sheet that holds the list."""

    book: Book
    sheet: Sheet
    headings: Mapping[str, Heading]

    @classmethod
    def of(cls, book: Book, sheet: Sheet) -> Original:
        """`book` with its headings found as `read` finds them."""
        found = {tab.name: find_heading(tab, sheet) for tab in book.tabs if tab.visible}
        return cls(book, sheet, {name: heading for name, heading in found.items() if heading})

    def tab(self, name: str) -> Tab:
        """The sheet of that name."""
        return next(tab for tab in self.book.tabs if tab.name == name)

    def columns(self) -> tuple[Column, ...]:
        """The columns found in any sheet, in the order in which the first sheet has them."""
        standing = [
            bound.column
            for heading in self.headings.values()
            for bound in sorted(heading.bound, key=lambda one: one.position)
        ]
        return tuple({column.key: column for column in standing}.values())

    def row(self, sheet: str, number: int) -> list[Cell]:
        """The cells of a row, counted from 1 as the spreadsheet counts."""
        return self.tab(sheet).rows[number - 1]

    def position(self, sheet: str, key: str) -> int | None:
        """Where a column stands in a sheet, counted from 0; None where the sheet has no such column."""
        bound = self.headings[sheet].bound
        return next((one.position for one in bound if one.column.key == key), None)

    def text(self, sheet: str, number: int, column: Column) -> str:
        """A cell as its reader sees it in the file, ID numbers and phones masked; empty where none stands."""
        place, cells = self.position(sheet, column.key), self.row(sheet, number)
        written = shown(cells[place]) if place is not None and place < len(cells) else ""
        return mask(written) if column.kind.personal else written

    def first_text(self, sheet: str, number: int) -> str:
        """The first cell of a row in which anything stands."""
        return next((text for cell in self.row(sheet, number) if (text := shown(cell).strip())), "")
