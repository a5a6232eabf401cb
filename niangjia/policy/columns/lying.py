"""Where a place lies, in SQL: by four digits out of one list, and by comparing where that leaves it open.

A list costs the same however many areas have a document; a choice among hundreds of intervals does not.
"""

from __future__ import annotations

from niangjia.policy.columns.dialects import Dialect
from niangjia.policy.columns.placing import DIGITS, Areas

PREFIX = 4
BELOW = 10 ** (DIGITS - PREFIX)
SPLIT = -1
"""In the list: areas within one prefecture differ."""
FEW = 8
"""Intervals that are told apart by comparing alone."""


def area(areas: Areas, dialect: Dialect, place: str) -> str:
    """The area of the number of a place."""
    if len(areas.starts) <= FEW:
        return _compared(areas, place, 0, len(areas.starts))
    listed, split = [], []
    for prefix in range(10**PREFIX):
        first, last = areas.interval(prefix * BELOW), areas.interval((prefix + 1) * BELOW - 1)
        listed.append(areas.areas[first] if first == last else SPLIT)
        if first != last:
            split.append(f" WHEN {prefix} THEN {_compared(areas, place, first, last + 1)}")
    at = dialect.over.format(place, BELOW)
    found = dialect.take(listed, at)
    if not split:
        return found
    return f"CASE WHEN {found} <> {SPLIT} THEN {found} ELSE CASE {at}{''.join(split)} END END"


def _compared(areas: Areas, place: str, first: int, end: int) -> str:
    """The area within the intervals from `first` to before `end`: half of them left out at each step."""
    if end - first == 1:
        return str(areas.areas[first])
    middle = (first + end) // 2
    lower, upper = _compared(areas, place, first, middle), _compared(areas, place, middle, end)
    return f"CASE WHEN {place} < {areas.starts[middle]} THEN {lower} ELSE {upper} END"
