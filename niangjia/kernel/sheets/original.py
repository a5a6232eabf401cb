"""The rows of a file as they stand in it, beside what was read of them: for page and error workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from niangjia.kernel.sheets.book import Book, Tab
from niangjia.kernel.sheets.cells import Cell, shown
from niangjia.kernel.sheets.columns import Column, Sheet
from niangjia.kernel.sheets.heading import Corrections, Heading, headings_of


@dataclass(frozen=True)
class Original:
    """An opened book with the headings of each sheet that holds the list."""

    book: Book
    sheet: Sheet
    headings: Mapping[str, tuple[Heading, ...]]
    """The headings of each sheet that has any, from above to below."""

    @classmethod
    def of(cls, book: Book, sheet: Sheet, corrections: Corrections | None = None) -> Original:
        """`book` with its headings found as `read` finds them."""
        found = {tab.name: headings_of(tab, sheet, corrections) for tab in book.tabs if tab.visible}
        return cls(book, sheet, {name: headings for name, headings in found.items() if headings})

    def tab(self, name: str) -> Tab:
        """The sheet of that name."""
        return self._tabs[name]

    def columns(self) -> tuple[Column, ...]:
        """The columns found in any sheet, in the order in which the first sheet has them."""
        standing = [
            bound.column
            for headings in self.headings.values()
            for heading in headings
            for bound in sorted(heading.bound, key=lambda one: one.position)
        ]
        return tuple({column.key: column for column in standing}.values())

    def row(self, sheet: str, number: int) -> list[Cell]:
        """The cells of a row, counted from 1 as the spreadsheet counts."""
        return self.tab(sheet).rows[number - 1]

    def over(self, sheet: str, number: int) -> tuple[Heading, ...]:
        """The headings a row stands under: the last above it, several where lists stand side by side."""
        above = [one for one in self.headings[sheet] if one.first < number]
        return tuple(one for one in above if one.first == above[-1].first)

    def position(self, sheet: str, number: int, key: str) -> int | None:
        """Where a column stands over a row, counted from 0; None where there is no such column."""
        for first, places in self._positions[sheet]:
            if first < number:
                return places.get(key)
        return None

    def text(self, sheet: str, number: int, column: Column) -> str:
        """A cell as its reader sees it in the file, personal values masked; empty where none stands."""
        place, cells = self.position(sheet, number, column.key), self.row(sheet, number)
        written = shown(cells[place]) if place is not None and place < len(cells) else ""
        return column.kind.masked(written) if column.kind.personal else written

    def first_text(self, sheet: str, number: int) -> str:
        """The first cell of a row in which anything stands."""
        return next((text for cell in self.row(sheet, number) if (text := shown(cell).strip())), "")

    @cached_property
    def _tabs(self) -> dict[str, Tab]:
        return {tab.name: tab for tab in reversed(self.book.tabs)}

    @cached_property
    def _positions(self) -> dict[str, list[tuple[int, dict[str, int]]]]:
        """Each sheet's heading rows, the lowest first, and where each column stands under them."""
        found: dict[str, dict[int, dict[str, int]]] = {}
        for sheet, headings in self.headings.items():
            places = found.setdefault(sheet, {})
            for heading in headings:
                for bound in heading.bound:
                    places.setdefault(heading.first, {}).setdefault(bound.column.key, bound.position)
        return {sheet: sorted(places.items(), reverse=True) for sheet, places in found.items()}
