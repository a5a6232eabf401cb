"""Two plans side by side, unit by unit and by county. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from niangjia.editions.types import Compared, Numbers


class Numbered(NamedTuple):
    """A unit of a plan: its stable code, its name then, its county, its numbers."""

    code: str
    name: str
    county: str
    numbers: Numbers


def compared(before: Sequence[Numbered], after: Sequence[Numbered]) -> list[Compared]:
    """Every unit of either, found again by its code: in the order of the second, then who is gone."""
    former, latter = {one.code: one for one in before}, {one.code: one for one in after}
    rows = [_row(former.get(one.code), one) for one in after]
    return rows + [_row(one, None) for one in before if one.code not in latter]


def summed_up(rows: Sequence[Compared]) -> list[Compared]:
    """The same by county, a unit counted in the county it lies in now, and over all under an empty name."""
    counties: dict[str, list[Compared]] = defaultdict(list)
    for row in rows:
        counties[row.county].append(row)
    sums = [_sum(name, some) for name, some in counties.items()]
    return [*sums, _sum("", rows)] if rows else []


def _row(before: Numbered | None, after: Numbered | None) -> Compared:
    named = after or before
    assert named is not None, "a row is of one plan or the other"
    return Compared(
        named.code,
        named.name,
        named.county,
        before.numbers if before else None,
        after.numbers if after else None,
    )


def _sum(name: str, rows: Sequence[Compared]) -> Compared:
    return Compared("", name, name, _added([row.before for row in rows]), _added([row.after for row in rows]))


def _added(some: Sequence[Numbers | None]) -> Numbers:
    added: dict[str, int | None] = {}
    for numbers in some:
        for column, number in (numbers or {}).items():
            if number is not None:
                added[column] = (added.get(column) or 0) + number
            else:
                added.setdefault(column, None)
    return added
