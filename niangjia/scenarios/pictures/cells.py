"""Cells of the comparison: a side's number, the present's, the difference; each a door to its basis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from niangjia.kernel.figure import Figure, Status
from niangjia.kernel.wording import Wording
from niangjia.scenarios.queries import Comparison
from niangjia.scenarios.types import Compared, Sum

NO_WORDS = Wording("", "")
COLUMNS = (Compared.MUST, Compared.VALUE, Compared.SHORTFALL, Compared.COST)
MONEY = (Compared.COST, Compared.COST_CEILING)


@dataclass(frozen=True, slots=True)
class Cell:
    """A number; `of` is what the address of its basis asks, `sign` stands before a difference above 0."""

    of: str
    figure: Figure
    sign: str = ""

    @property
    def tone(self) -> str:
        """A difference that is none is quiet."""
        return "quiet" if self.figure.value == 0 else ""


@dataclass(frozen=True, slots=True)
class Stack:
    """What stands in one place of a table: a side's number, and the present's and the difference beneath."""

    label: Wording
    then: Cell
    now: Cell | None = None
    less: Cell | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the table: its words, and the key that sorts by it."""

    label: Wording
    key: str


def telling(found: Comparison) -> Compared:
    """The column to show where none is chosen: the first whose sum the scenarios change."""
    for sides in found.totals.values():
        for column in (Compared.SHORTFALL, Compared.MUST, Compared.VALUE, Compared.COST):
            if any(side[column].value != sides[0][column].value for side in sides):
                return column
    return Compared.SHORTFALL


def columns_of(found: Comparison, shown: Compared) -> list[Heading]:
    """The headings over `stacks`: with one scenario four columns, with more each side of the one shown."""
    if len(found.trials) == 1:
        return [Heading(one.label, one.value) for one in COLUMNS]
    return [Heading(side.name, shown.value if at else "") for at, side in enumerate(found.sides)]


def stacks(
    sides: Sequence[Mapping[Compared, Sum]], where: str, counted_in: str, shown: Compared
) -> list[Stack]:
    """The places of one row: `where` names the unit or federation in the addresses of the bases."""
    if len(sides) == 2:
        return [stack_of(sides, 1, one, where, counted_in) for one in COLUMNS]
    now = Stack(shown.label, _cell(sides[0][shown], shown, 0, where, counted_in))
    rest = (stack_of(sides, at, shown, where, counted_in, now=False) for at in range(1, len(sides)))
    return [now, *rest]


def stack_of(
    sides: Sequence[Mapping[Compared, Sum]],
    at: int,
    column: Compared,
    where: str,
    counted_in: str,
    *,
    now: bool = True,
) -> Stack:
    """One column of the side at `at`, beside the present's."""
    before, after = sides[0][column], sides[at][column]
    return Stack(
        column.label,
        _cell(after, column, at, where, counted_in),
        _cell(before, column, 0, where, counted_in) if now else None,
        _less(before, after, column, at, where, counted_in),
    )


def _cell(one: Sum, column: Compared, at: int, where: str, counted_in: str) -> Cell:
    return Cell(_of(column, at, False, where), _bare(one.value, one.status, column, counted_in))


def _less(before: Sum, after: Sum, column: Compared, at: int, where: str, counted_in: str) -> Cell:
    value: int | Decimal | None = None
    status = Status.MISSING if Status.MISSING in (before.status, after.status) else Status.NOT_APPLICABLE
    if before.value is not None and after.value is not None:
        value, status = after.value - before.value, Status.VALUE
    sign = "+" if value is not None and value > 0 else ""
    return Cell(_of(column, at, True, where), _bare(value, status, column, counted_in), sign)


def _bare(value: int | Decimal | None, status: Status, column: Compared, counted_in: str) -> Figure:
    unit = "yuan" if column in MONEY else counted_in
    return Figure(Status.VALUE, unit, value) if value is not None else Figure(status, unit, reason=NO_WORDS)


def _of(column: Compared, at: int, less: bool, where: str) -> str:
    return f"{column.value}.{at}{'-' if less else ''}.{where}"
