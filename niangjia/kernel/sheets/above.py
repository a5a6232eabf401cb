"""What stands above a row and holds for it: merged cells, 同上, a line between the rows, the sheet's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from niangjia.kernel.sheets.book import Tab
from niangjia.kernel.sheets.bound import Bound
from niangjia.kernel.sheets.cells import Cell, is_blank
from niangjia.kernel.sheets.columns import Column, Sheet
from niangjia.kernel.sheets.ditto import is_ditto
from niangjia.kernel.sheets.head import Heading
from niangjia.kernel.sheets.repairs import Repair


class Held(NamedTuple):
    """A cell from above that holds for a row, and why it does."""

    cell: Cell
    why: Repair


class _Passed(NamedTuple):
    """A data row that was read already."""

    number: int
    heading: Heading


@dataclass(slots=True)
class _Last:
    """The value that a column had when it was last looked for, so as not to go further up again."""

    number: int
    cell: Cell


class Above:
    """What has been said so far in one sheet, read from above to below."""

    def __init__(self, tab: Tab, sheet: Sheet, tells_place: Callable[[str], str | None]) -> None:
        self._rows = tab.rows
        self._tells_place = tells_place
        self.places: tuple[Column, ...] = tuple(column for column in sheet.all_columns if column.place)
        self._tops = {
            (row, left): top
            for top, left, bottom, _ in tab.merged
            for row in range(top + 1, min(bottom + 1, len(tab.rows)))
        }
        self._passed: list[_Passed] = []
        self._found: dict[str, _Last] = {}
        self._habits: dict[tuple[int, int], bool] = {}
        self._named = tells_place(tab.name) if self.places else None
        self._titled: str | None = None
        self._between: str | None = None
        self.section = ""

    @property
    def place(self) -> str | None:
        """The place that a line between the rows, a title or the sheet's name tells, the nearest first."""
        return self._between or self._titled or self._named

    def title(self, row: list[Cell]) -> None:
        """A row above the headings."""
        if self.places:
            told = {place for cell in row if isinstance(cell, str) and (place := self._tells_place(cell))}
            self._titled = told.pop() if len(told) == 1 else self._titled

    def begin_section(self, text: str) -> None:
        """A line between the rows: nothing above it is repeated below it."""
        self.section = text
        self._between = self._tells_place(text) if self.places else None
        self._passed, self._found = [], {}

    def passed(self, number: int, heading: Heading) -> None:
        """A data row was read."""
        self._passed.append(_Passed(number, heading))

    def merged(self, number: int, place: int, heading: Heading) -> Cell:
        """What a merged cell that reaches down to this row holds; None where there is none."""
        top = self._tops.get((number, place)) if self._tops else None
        return self._rows[top][place] if top is not None and top > heading.last else None

    def repeated(self, key: str) -> Cell:
        """What 同上 in a column repeats; None where nothing stands above."""
        found = self._found.get(key)
        for row in reversed(self._passed):
            if found and row.number <= found.number:
                return found.cell
            cell, goes_on = self._cell_in(row, key)
            if not goes_on:
                self._found[key] = _Last(self._passed[-1].number, cell)
                return cell
        return None

    def holds_on(self, bound: Bound, heading: Heading) -> Cell:
        """What a blank cell of a column means where blank means the same as above; None elsewhere."""
        if not (bound.column.required and bound.column.repeats and self._is_habit(heading, bound.position)):
            return None
        return self.repeated(bound.column.key)

    def _cell_in(self, row: _Passed, key: str) -> tuple[Cell, bool]:
        """The cell of a column in a row passed, and whether one has to look further up for what it means."""
        bound = next((one for one in row.heading.bound if one.column.key == key), None)
        if bound is None:
            return None, False
        cells = self._rows[row.number]
        cell = cells[bound.position] if bound.position < len(cells) else None
        if is_blank(cell):
            cell = self.merged(row.number, bound.position, row.heading)
        if is_blank(cell):
            return None, bound.column.required and self._is_habit(row.heading, bound.position)
        return cell, isinstance(cell, str) and is_ditto(cell)

    def _is_habit(self, heading: Heading, place: int) -> bool:
        """Whether blank means the same as above in a column: its cells are merged elsewhere, or say 同上."""
        asked = (heading.last, place)
        if asked not in self._habits:
            below = self._rows[heading.last + 1 :]
            cells = (row[place] for row in below if place < len(row))
            self._habits[asked] = any(column == place for _, column in self._tops) or any(
                isinstance(cell, str) and is_ditto(cell) for cell in cells
            )
        return self._habits[asked]
