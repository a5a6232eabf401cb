"""One data row on its way to a meaning: its values by column, and what was found against it."""

from __future__ import annotations

from typing import Any

from niangjia.kernel.identity import mask
from niangjia.kernel.sheets.cells import Cell, is_blank, shown, squeezed
from niangjia.kernel.sheets.columns import Column
from niangjia.kernel.sheets.entries import Correction, Problem
from niangjia.kernel.sheets.heading import Bound, Heading
from niangjia.kernel.sheets.repairs import Repair
from niangjia.kernel.wording import Wording

MISSING = "missing"


class RowInReading:
    """The cells of one row read by their kinds; the list's own rules then add what only they can see."""

    def __init__(self, sheet: str, number: int, cells: list[Cell], heading: Heading, *, typed: bool) -> None:
        """Read every bound cell; not `typed` are text files, where a number written as text is no repair."""
        self.sheet = sheet
        self.number = number
        self.values: dict[str, Any] = {}
        self.problems: list[Problem] = []
        self.corrections: list[Correction] = []
        self.warnings: list[Wording] = []
        self._cells = cells
        self._heading = heading
        for bound in heading.bound:
            self._read(bound, typed)

    def __getitem__(self, key: str) -> Any:
        """The value of a column; None when it is blank, refused or not in the file."""
        return self.values.get(key)

    def has_problem(self, column: str) -> bool:
        """Whether something stands against a column already."""
        return any(problem.column == column for problem in self.problems)

    def refuse(self, column: str, code: str, message: Wording) -> None:
        """Note a problem that only the row as a whole shows."""
        self.problems.append(Problem(code, message, column))

    def correct(self, key: str, after: str, repair: Repair) -> None:
        """Note that a column was understood as `after`, on top of what its reader repaired."""
        earlier = next((one for one in self.corrections if one.column == key), None)
        if earlier:
            self.corrections.remove(earlier)
        bound = next(one for one in self._heading.bound if one.column.key == key)
        repairs = (*(earlier.repairs if earlier else ()), repair)
        self._note(bound, after, repairs)

    def warn(self, zh: str, en: str) -> None:
        """Note something worth a look that does not stop the row."""
        self.warnings.append(Wording(zh, en))

    def shown_cells(self) -> dict[str, str]:
        """The row as it stands in the file, by heading; personal columns masked."""
        personal = {bound.position for bound in self._heading.bound if bound.column.kind.personal}
        return {
            heading: mask(shown(cell)) if place in personal else shown(cell)
            for place, (heading, cell) in enumerate(zip(self._heading.texts, self._cells, strict=False))
            if heading
        }

    def _read(self, bound: Bound, typed: bool) -> None:
        column, cell = bound.column, self._cell(bound)
        if is_blank(cell) or (column.blanks and squeezed(shown(cell)) in column.blanks):
            if column.required:
                title = column.title
                self.refuse(column.key, MISSING, Wording(f"缺少{title.zh}", f"{title.en} is missing"))
            return
        read = bound.kind.read(cell)
        if read.problem:
            self.refuse(column.key, read.problem.code, read.problem.message)
            return
        self.values[column.key] = read.value
        repairs = read.repairs if typed else tuple(one for one in read.repairs if one is not Repair.TEXT)
        if repairs:
            self._note(bound, column.kind.show(read.value), repairs)

    def _cell(self, bound: Bound) -> Cell:
        return self._cells[bound.position] if bound.position < len(self._cells) else None

    def _note(self, bound: Bound, after: str, repairs: tuple[Repair, ...]) -> None:
        column: Column = bound.column
        before = shown(self._cell(bound))
        if column.kind.personal:
            before, after = mask(before), mask(after)
        self.corrections.append(
            Correction(self.sheet, self.number, column.key, column.title, before, after, repairs)
        )
