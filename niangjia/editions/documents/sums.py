"""Sums of an edition's units, as its papers say them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from niangjia.editions.documents.types import Matter, Row
from niangjia.editions.types import PLANNED, Numbers
from niangjia.kernel.figure import Status
from niangjia.staffing.types import PERSON, Measure

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


def by_group(matter: Matter, unit: str = PERSON) -> list[Sum]:
    """By county, in the order in which they come; what is funded there but not allotted is added."""
    groups: dict[str, list[Row]] = {}
    for row in matter.counted_in(unit):
        groups.setdefault(row.group, []).append(row)
    if unit != PERSON:
        return [total(some, name) for name, some in groups.items()]
    funded = _funded(matter)
    return [
        _with_funded(total(groups.get(name, ()), name), funded.get(name)) for name in {**groups, **funded}
    ]


def whole(matter: Matter, unit: str = PERSON) -> Sum:
    """All units that count in one thing; with persons goes everything that is funded, allotted or not."""
    summed = total(matter.counted_in(unit))
    if unit != PERSON:
        return summed
    funded = _funded(matter)
    return _with_funded(summed, sum(funded.values()) if funded else None)


def _funded(matter: Matter) -> dict[str, int]:
    funded: dict[str, int] = {}
    for _, name, number in matter.elsewhere:
        funded[name] = funded.get(name, 0) + number
    for row in matter.rows:
        if (posts := row.numbers[Measure.FUNDED]) is not None:
            funded[row.group] = funded.get(row.group, 0) + posts
    return funded


def _with_funded(one: Sum, posts: int | None) -> Sum:
    return replace(one, numbers={**one.numbers, Measure.FUNDED.value: posts})


def _added(rows: Sequence[Row], column: str) -> int | None:
    known = [number for row in rows if (number := row.numbers.get(column)) is not None]
    return sum(known) if known else None
