"""Where the rows of a reading go: accepted, refused, duplicates; of two that contradict each other none."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import Generic

from niangjia.kernel.sheets.columns import Sheet
from niangjia.kernel.sheets.entries import (
    Accepted,
    Correction,
    Duplicate,
    Ignored,
    Problem,
    Reading,
    Refusal,
    Row,
    Understood,
)
from niangjia.kernel.sheets.meaning import Meaning
from niangjia.kernel.sheets.row import RowInReading
from niangjia.kernel.wording import Wording


class _First(Generic[Row]):
    """The first row about somebody, and whether a later one has contradicted it."""

    __slots__ = ("contradicted", "facts", "row")

    def __init__(self, row: RowInReading, facts: Row) -> None:
        self.row, self.facts, self.contradicted = row, facts, False


class Taken(Generic[Row]):
    """What has been read so far."""

    def __init__(self, sheet: Sheet, meaning: Meaning[Row]) -> None:
        self.sheet, self.meaning = sheet, meaning
        self.ignored: list[Ignored] = []
        self.understood: list[Understood] = []
        self.cut_off: date | None = None
        self._corrected: list[Correction] = []
        self._refused: list[Refusal] = []
        self._duplicates: list[Duplicate] = []
        self._firsts: dict[Hashable, _First[Row]] = {}
        self._sheets: dict[str, int] = {}

    def row(self, row: RowInReading) -> None:
        """Take one data row."""
        self._sheets.setdefault(row.sheet, len(self._sheets))
        facts = self.meaning.of(row)
        self._corrected.extend(row.corrections)
        if row.problems or facts is None:
            self._refuse(row)
            return
        who = self.meaning.identity(facts)
        first = self._firsts.get(who)
        if first is None:
            self._firsts[who] = _First(row, facts)
            row.settle()
        elif (both := self.meaning.together(first.facts, facts)) is not None:
            if both != first.facts:
                first.facts = both
                where = f"{row.sheet}第{row.number}行"
                first.row.warn(
                    f"{where}补充了此行没有的内容，已合并", f"{row.sheet}, row {row.number} added to this row"
                )
            self._duplicates.append(Duplicate(row.sheet, row.number, first.row.sheet, first.row.number))
        else:
            row.problems.append(_referring(self.meaning.problem_between(facts, first.facts), first.row))
            self._refuse(row)
            if not first.contradicted:
                first.contradicted = True
                first.row.problems.append(_referring(self.meaning.problem_between(first.facts, facts), row))
                self._refuse(first.row)

    def _refuse(self, row: RowInReading) -> None:
        problems, cells = tuple(row.problems), row.shown_cells()
        self._refused.append(Refusal(row.sheet, row.number, problems, self.sheet.titles, cells, row.filled))

    def reading(self) -> Reading[Row]:
        """The whole, once every row was taken."""
        return Reading(
            tuple(
                Accepted(one.row.sheet, one.row.number, one.facts, tuple(one.row.warnings))
                for one in self._firsts.values()
                if not one.contradicted
            ),
            tuple(self._corrected),
            tuple(sorted(self._refused, key=lambda one: (self._sheets[one.sheet], one.row))),
            tuple(self._duplicates),
            tuple(self.ignored),
            tuple(self.understood),
            self.cut_off,
        )


def _referring(problem: Problem, row: RowInReading) -> Problem:
    """The problem, and the row that the other facts stand in."""
    said = problem.message
    where = Wording(
        f"{said.zh}（见{row.sheet}第{row.number}行）", f"{said.en} (see {row.sheet}, row {row.number})"
    )
    return Problem(problem.code, where, problem.column)
