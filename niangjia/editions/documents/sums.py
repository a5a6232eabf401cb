"""Sums of an edition's units, as its papers say them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from niangjia.editions.documents.types import Row
from niangjia.editions.types import PLANNED, Numbers
from niangjia.kernel.figure import Status
from niangjia.staffing.types import Measure

SUMMED = (*(measure.value for measure in Measure), PLANNED)
TENTHS = 1000


@dataclass(frozen=True, slots=True)
class Sum:
    """Units that count in one thing, added up; None in a column of which nothing is known."""

    name: str
    units: int
    lacking: int
    silent: int
    numbers: Numbers

    def __getitem__(self, column: str) -> int | None:
        return self.numbers[column]

    @property
    def rate(self) -> str:
        """满足率: how much of what is mandatory is filled, never netted between units."""
        must, short = self.numbers[Measure.MUST], self.numbers[Measure.SHORTFALL]
        return rate(must, short)


def rate(must: int | None, short: int | None) -> str:
    """(须配 - 缺口) ÷ 须配, half up to a tenth of a percent; “–” where nothing is mandatory."""
    if not must or short is None:
        return "–"
    tenths = ((must - short) * TENTHS * 2 + must) // (must * 2)
    return f"{tenths // 10}.{tenths % 10}%"


def total(rows: Sequence[Row], name: str = "合计") -> Sum:
    """All rows added up."""
    return Sum(
        name,
        len(rows),
        sum(row.status is Status.MISSING for row in rows),
        sum(row.status is Status.NOT_APPLICABLE for row in rows),
        {column: _added(rows, column) for column in SUMMED},
    )


def by_group(rows: Sequence[Row]) -> list[Sum]:
    """By county, in the order in which they come."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    return [total(some, name) for name, some in groups.items()]


def _added(rows: Sequence[Row], column: str) -> int | None:
    known = [number for row in rows if (number := row.numbers.get(column)) is not None]
    return sum(known) if known else None
