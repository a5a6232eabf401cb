"""A column found below a heading, and the answers to its cells: kept, for lists repeat themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Any, NamedTuple

from niangjia.kernel.sheets.cells import Cell, is_blank, is_error, shown, squeezed
from niangjia.kernel.sheets.columns import Column
from niangjia.kernel.sheets.ditto import is_ditto
from niangjia.kernel.sheets.entries import Problem
from niangjia.kernel.sheets.kinds.kind import Kind
from niangjia.kernel.sheets.repairs import Repair
from niangjia.kernel.wording import Wording

KEPT = frozenset((str, float, date, datetime))
"""Types of cells whose answers are kept: equal ones of these are the same."""

MOST_KEPT = 5_000


class Found(Enum):
    """What stands in a cell."""

    VALUE = "value"
    NOTHING = "nothing"
    DITTO = "ditto"
    PROBLEM = "problem"


class Answer(NamedTuple):
    """A cell read: what stands in it, its value as the column means it, the repairs that took."""

    found: Found
    value: Any = None
    repairs: tuple[Repair, ...] = ()
    problem: Problem | None = None


NOTHING, DITTO = Answer(Found.NOTHING), Answer(Found.DITTO)


@dataclass(frozen=True, slots=True)
class Bound:
    """A column found: where it stands, and its kind, which multiplies under a heading in 万人."""

    column: Column
    position: int
    kind: Kind
    _kept: dict[Cell, Answer] = field(default_factory=dict, compare=False, repr=False)

    def answer(self, cell: Cell) -> Answer:
        """The answer to what stands in a cell of this column."""
        if cell is None or cell == "":
            return NOTHING
        kept = self._kept.get(cell) if type(cell) in KEPT else None
        if kept is None:
            kept = answer(self.column, self.kind, cell)
            if type(cell) in KEPT and len(self._kept) < MOST_KEPT and not self.column.kind.personal:
                self._kept[cell] = kept
        return kept


def answer(column: Column, kind: Kind, cell: Cell) -> Answer:
    """What stands in a cell, read as a column's kind."""
    if is_blank(cell) or (column.blanks and isinstance(cell, str) and squeezed(cell) in column.blanks):
        return NOTHING
    if isinstance(cell, str):
        if is_ditto(cell):
            return DITTO
        if is_error(cell):
            return NOTHING if column.derived else _problem(column, "formula error", _failed(cell))
    read = kind.read(cell)
    if read.problem:
        return _problem(column, read.problem.code, read.problem.message)
    return Answer(Found.VALUE, read.value, read.repairs)


def _problem(column: Column, code: str, message: Wording) -> Answer:
    return Answer(Found.PROBLEM, problem=Problem(code, message, column.key))


def _failed(cell: str) -> Wording:
    return Wording(f"公式出错：{shown(cell)}", f"the formula failed: {shown(cell)}")
