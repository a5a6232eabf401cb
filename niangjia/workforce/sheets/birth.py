"""A birth date beside the ID number, which tells it as well: to the day or the month, only compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from niangjia.kernel.sheets.cells import Cell, shown, squeezed
from niangjia.kernel.sheets.kinds import Day, Kind, Read
from niangjia.kernel.sheets.kinds.dates import without_time
from niangjia.kernel.wording import Wording

_MONTH = re.compile(r"(\d{4})[-/.年]?(\d{1,2})月?(?:生|出生)?")


@dataclass(frozen=True)
class Birth(Kind):
    """The months a birth date may mean, as (year, month), with the day where it is told: never refused."""

    @property
    def hint(self) -> Wording:
        """How to write it."""
        return Wording("日期，如 1990-06-30", "a date such as 1990-06-30")

    def read(self, cell: Cell) -> Read:
        """The birth date as far as it is told; None where it tells none."""
        text = squeezed(without_time(shown(cell)))
        whole = Day().read(cell)
        if whole.value is not None:
            return Read((whole.value, frozenset()))
        month = _MONTH.fullmatch(text)
        if month is None:
            return Read(None)
        told = int(month[2])
        # 1985.1 may have been the number 1985.10.
        months = {1, 10} if text.endswith(".1") else {told}
        return Read((None, frozenset((int(month[1]), one) for one in months)))

    def show(self, value: Any) -> str:
        """The day, or the month."""
        day, months = value
        return str(day) if day else "、".join(f"{year}-{month:02}" for year, month in sorted(months))


def contradicts(told: tuple[date | None, frozenset[tuple[int, int]]] | None, born: date) -> bool:
    """Whether a birth date as `Birth` reads it cannot be `born`."""
    if told is None:
        return False
    day, months = told
    return day != born if day else (born.year, born.month) not in months
