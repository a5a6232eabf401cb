"""One data row on its way to a meaning: its values by column, and what was found against it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from niangjia.kernel.sheets.above import Above, Held
from niangjia.kernel.sheets.bound import Answer, Bound, Found, answer
from niangjia.kernel.sheets.cells import Cell, is_blank, shown
from niangjia.kernel.sheets.columns import Column
from niangjia.kernel.sheets.ditto import is_ditto
from niangjia.kernel.sheets.entries import Correction, Problem
from niangjia.kernel.sheets.head import Heading
from niangjia.kernel.sheets.repairs import Repair
from niangjia.kernel.wording import Wording

MISSING = "missing"


class RowInReading:
    """The cells of one row read by their kinds; the list's own rules then add what only they can see."""

    __slots__ = (
        *(
            "sheet",
            "number",
            "section",
            "crossed_out",
            "values",
            "problems",
            "corrections",
            "warnings",
            "filled",
        ),
        *("_cells", "_heading"),
    )

    def __init__(
        self,
        sheet: str,
        number: int,
        cells: list[Cell],
        heading: Heading,
        above: Above,
        *,
        typed: bool,
        uncomputed: Collection[int] = (),
        crossed_out: bool = False,
    ) -> None:
        """Read every bound cell of row `number`, counted from 1.

        Not `typed` are text files, where a number written as text is no repair. `above` fills in what stands
        above; `uncomputed` are positions of formulas without a value.
        """
        self.sheet = sheet
        self.number = number
        self.section = above.section
        self.crossed_out = crossed_out
        self.values: dict[str, Any] = {}
        self.problems: list[Problem] = []
        self.corrections: list[Correction] = []
        self.warnings: list[Wording] = []
        self.filled: dict[str, str] = {}
        """Column key → what was filled in from above, as text."""

        self._cells = cells
        self._heading = heading
        for bound in heading.bound:
            cell = cells[bound.position] if bound.position < len(cells) else None
            read = bound.answer(cell)
            if read.found is Found.VALUE:
                self.values[bound.column.key] = read.value
                if read.repairs:
                    self._repaired(bound, cell, read, typed)
            elif read.problem is not None:
                self.problems.append(read.problem)
            else:
                self._not_here(bound, read, above, uncomputed)
        if above.place is not None:
            self._fill_place(above)

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
        repairs = (*(earlier.repairs if earlier else ()), repair)
        if bound := self._heading.by_key.get(key):
            self._note(bound.column, shown(self._cell(bound)), after, repairs)

    def warn(self, zh: str, en: str) -> None:
        """Note something worth a look that does not stop the row."""
        self.warnings.append(Wording(zh, en))

    def written(self, key: str) -> str:
        """What stands in the cell of a column, as its reader sees it; empty where the file has none."""
        bound = self._heading.by_key.get(key)
        return shown(self._cell(bound)) if bound else ""

    def settle(self) -> None:
        """Its facts were taken: forget what was read, keep what a refusal would still have to show."""
        self.values, self.corrections = {}, []

    def shown_cells(self) -> dict[str, str]:
        """The row as it stands in the file, by heading; personal columns masked."""
        personal = {
            bound.position: bound.column.kind for bound in self._heading.bound if bound.column.kind.personal
        }
        return {
            heading: personal[place].masked(shown(cell)) if place in personal else shown(cell)
            for place, (heading, cell) in enumerate(zip(self._heading.texts, self._cells, strict=False))
            if heading
        }

    def _not_here(self, bound: Bound, own: Answer, above: Above, uncomputed: Collection[int]) -> None:
        """The cell is blank or says 同上: take what holds from above, or say what is missing."""
        column = bound.column
        if held := self._held(bound, own, above):
            self._take(bound.column, answer(column, bound.kind, held.cell), held, shown(self._cell(bound)))
        elif own.found is Found.DITTO:
            self.refuse(column.key, "nothing to repeat", NOTHING_ABOVE)
        elif bound.position in uncomputed and not column.derived:
            self.refuse(column.key, "formula not computed", NOT_COMPUTED)
        elif column.required:
            title = column.title
            self.refuse(column.key, MISSING, Wording(f"缺少{title.zh}", f"{title.en} is missing"))

    def _held(self, bound: Bound, own: Answer, above: Above) -> Held | None:
        """What holds from above for a cell that is blank or says 同上; 无 says that nothing is meant."""
        key = bound.column.key
        if own.found is Found.DITTO:
            cell, why = above.repeated(key) if bound.column.repeats else None, Repair.DITTO
        elif not is_blank(self._cell(bound)):
            return None
        elif not is_blank(cell := above.merged(self.number - 1, bound.position, self._heading)):
            why = Repair.MERGED
            if isinstance(cell, str) and is_ditto(cell):
                cell = above.repeated(key)
        else:
            cell, why = above.holds_on(bound, self._heading), Repair.LEFT_BLANK
        return None if is_blank(cell) else Held(cell, why)

    def _fill_place(self, above: Above) -> None:
        """A place that no cell tells: what the sheet's name or a title tells."""
        for column in above.places:
            if column.key in self.values or self.has_problem(column.key):
                continue
            held = Held(above.place, Repair.TOLD_ABOVE)
            bound = self._heading.by_key.get(column.key)
            before = shown(self._cell(bound)) if bound else None
            self._take(column, answer(column, column.kind, held.cell), held, before)

    def _take(self, column: Column, read: Answer, held: Held, before: str | None) -> None:
        """Take an answer from above; where the file has no such column it is no repair."""
        if read.problem is not None:
            self.problems.append(read.problem)
        if read.found is not Found.VALUE:
            return
        self.values[column.key] = read.value
        self.filled[column.key] = shown(held.cell)
        if before is not None:
            self._note(column, before, column.kind.show(read.value), (held.why, *read.repairs))

    def _repaired(self, bound: Bound, cell: Cell, read: Answer, typed: bool) -> None:
        repairs = read.repairs if typed else tuple(one for one in read.repairs if one is not Repair.TEXT)
        if repairs:
            self._note(bound.column, shown(cell), bound.column.kind.show(read.value), repairs)

    def _cell(self, bound: Bound) -> Cell:
        return self._cells[bound.position] if bound.position < len(self._cells) else None

    def _note(self, column: Column, before: str, after: str, repairs: tuple[Repair, ...]) -> None:
        if column.kind.personal:
            before, after = column.kind.masked(before), column.kind.masked(after)
        self.corrections.append(
            Correction(self.sheet, self.number, column.key, column.title, before, after, repairs)
        )


NOT_COMPUTED = Wording(
    "公式没有计算结果；请在表格软件中打开并保存，或改填数值",
    "the formula has no computed value; open and save the file, or write the value",
)
NOTHING_ABOVE = Wording(
    "写的是“同上”，但上面没有可重复的内容，或此列不能写“同上”",
    "a ditto mark with nothing above that it could repeat",
)
