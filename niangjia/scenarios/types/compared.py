"""What is compared: the columns of a scenario beside the present, and a column summed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from niangjia.kernel.figure import Status
from niangjia.kernel.terms import Term
from niangjia.staffing.types import Measure

MEASURES = {one.value: one for one in Measure}


class Compared(Term):
    """A column of the comparison; those of money are what posts to be filled would cost a year."""

    WORKERS = "workers", "职工人数", "Workers"
    MUST = "must", "须配下限", "Mandatory"
    VALUE = "value", "可配上限", "Ceiling"
    FILLED = "filled", "已配", "Filled"
    FUNDED = "funded", "保障名额", "Funded"
    SHORTFALL = "shortfall", "缺口", "Shortfall"
    ROOM = "room", "可增配空间", "Room to add"
    COST = "cost", "补齐须配年经费", "Yearly cost of the shortfall"
    COST_CEILING = "cost_ceiling", "配到上限年经费", "Yearly cost up to the ceiling"

    @property
    def measure(self) -> Measure | None:
        """The column of the plan it is; None for money."""
        return MEASURES.get(self.value)

    @property
    def counted(self) -> tuple[Measure, ...]:
        """The columns of the plan whose posts make it."""
        if self is Compared.COST:
            return (Measure.SHORTFALL,)
        if self is Compared.COST_CEILING:
            return (Measure.SHORTFALL, Measure.ROOM)
        return (Measure(self.value),)


@dataclass(frozen=True, slots=True)
class Sum:
    """What is known of a column over some units; without a value, why there is none."""

    value: int | Decimal | None
    status: Status
    known: int = 0
    missing: int = 0
    not_applicable: int = 0
