"""The picture of the library: one bar a document, from its first day on, over the years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from niangjia.policy.views.shelf import Shelved


@dataclass(frozen=True, slots=True)
class Bar:
    """A document's stretch in days from the left edge; `open` has no end told."""

    shelved: Shelved
    start: int
    length: int
    open: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars over whole years; `days` is the width, `today` where today stands, `years` the marks."""

    bars: tuple[Bar, ...]
    days: int
    today: int
    years: tuple[int, ...]
    marks: tuple[int, ...]


def timeline(shelf: Sequence[Shelved], *, on: date) -> Timeline:
    """From the year of the earliest document to the end of the present year."""
    first = date(min([one.since.year for one in shelf], default=on.year), 1, 1)
    last = date(max(on.year, *(one.since.year for one in shelf), on.year) + 1, 1, 1)
    years = tuple(range(first.year, last.year))
    bars = []
    for one in shelf:
        start = (one.since - first).days
        end = (min(one.until, last) if one.until else last) - first
        bars.append(Bar(one, start, max(end.days - start, 20), one.until is None))
    marks = tuple((date(year, 1, 1) - first).days for year in years)
    return Timeline(tuple(bars), (last - first).days, (on - first).days, years, marks)
