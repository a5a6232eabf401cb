"""Two plans side by side, unit by unit and by county. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from niangjia.editions.types import Compared, Numbers
from niangjia.staffing.types import COUNTS, PERSON


class Numbered(NamedTuple):
    """A unit of a plan: its stable code, its name then, its county, its numbers, what they count."""

    code: str
    name: str
    county: str
    numbers: Numbers
    counted_in: str = PERSON


def compared(before: Sequence[Numbered], after: Sequence[Numbered]) -> list[Compared]:
    """Every unit of either, found again by its code: in the order of the second, then who is gone."""
    former, latter = {one.code: one for one in before}, {one.code: one for one in after}
    rows = [_row(former.get(one.code), one) for one in after]
    return rows + [_row(one, None) for one in before if one.code not in latter]


def summed_up(rows: Sequence[Compared]) -> list[Compared]:
    """The same by county, a unit counted in the county it lies in now, and over all under an empty name.

    Persons first, then apart from them projects: the two are never added up.
    """
    found: list[Compared] = []
    for unit in COUNTS:
        counties: dict[str, list[Compared]] = defaultdict(list)
        for row in (row for row in rows if row.counted_in == unit):
            counties[row.county].append(row)
        if counties:
            found += [_sum(name, some, unit) for name, some in counties.items()]
            found.append(_sum("", [row for some in counties.values() for row in some], unit))
    return found


def _row(before: Numbered | None, after: Numbered | None) -> Compared:
    named = after or before
    assert named is not None, "a row is of one plan or the other"
    return Compared(
        named.code,
        named.name,
        named.county,
        before.numbers if before else None,
        after.numbers if after else None,
        named.counted_in,
    )


def _sum(name: str, rows: Sequence[Compared], unit: str) -> Compared:
    before, after = _added([row.before for row in rows]), _added([row.after for row in rows])
    return Compared("", name, name, before, after, unit)


def _added(some: Sequence[Numbers | None]) -> Numbers:
    added: dict[str, int | None] = {}
    for numbers in some:
        for column, number in (numbers or {}).items():
            if number is not None:
                added[column] = (added.get(column) or 0) + number
            else:
                added.setdefault(column, None)
    return added
