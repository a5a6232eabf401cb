"""Sums over lines that count in the same thing. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from niangjia.funding.types import Funded
from niangjia.kernel.figure import Status
from niangjia.staffing.types import ANY, PERSON, Line, Measure, Sums, Total, Watch

STALE = timedelta(days=365)
"""A worker count older than this no longer speaks of the year."""

AT_HAND = (Measure.WORKERS, Measure.FUNDED, Measure.FILLED)
"""What each unit has a number of, or lacks one: it never does not apply."""
REGISTERED = (Measure.ROOM, Measure.ABOVE)
"""What is lacking with a value too, where what fills it is not registered."""


def total(lines: Sequence[Line], unit: str, held: Sequence[Funded] = ()) -> Total:
    """The sums over the lines that count in `unit`; a shortfall is never netted against another's surplus.

    Workers may be summed over `ANY` line, whatever its posts are counted in. Funded posts are persons: they
    are summed once, with what is counted in persons, over every line and what is `held` above the lines.
    """
    counted = [line for line in lines if unit in (ANY, line.unit)]
    funded = funded_of(lines, held, unit)
    numbers = {measure: [line.number(measure) for line in counted] for measure in Measure}
    known = {measure: len(counted) - some.count(None) for measure, some in numbers.items()}
    statuses = [line.status for line in counted]
    sums = {measure: known_sum(some) for measure, some in numbers.items()}
    sums[Measure.FUNDED] = known_sum(one.posts for one in funded)
    known[Measure.FUNDED] = sum(line.funding is not None for line in lines) if funded else 0
    return _total(
        unit,
        sums,
        known,
        units=len(counted),
        with_value=statuses.count(Status.VALUE),
        missing=statuses.count(Status.MISSING),
        past_end=sum(line.filling.past_end for line in counted),
    )


def total_of(parts: Sequence[Sums], unit: str) -> Total:
    """The same from sums that are stored."""
    counted = [one for one in parts if unit in (ANY, one.counted_in)]
    funded = parts if unit in (ANY, PERSON) else ()
    known = {measure: sum(one.known[measure] for one in counted) for measure in Measure}
    sums: dict[Measure, int | None] = {
        measure: sum(one.sums[measure] for one in counted) if known[measure] else None for measure in Measure
    }
    known[Measure.FUNDED] = sum(one.known[Measure.FUNDED] for one in funded)
    covered = any(one.known[Measure.FUNDED] or one.held_known for one in funded)
    sums[Measure.FUNDED] = sum(one.sums[Measure.FUNDED] + one.held for one in funded) if covered else None
    return _total(
        unit,
        sums,
        known,
        units=sum(one.units for one in counted),
        with_value=sum(one.with_value for one in counted),
        missing=sum(one.missing for one in counted),
        past_end=sum(one.past_end for one in counted),
    )


def _total(
    unit: str,
    numbers: dict[Measure, int | None],
    known: dict[Measure, int],
    *,
    units: int,
    with_value: int,
    missing: int,
    past_end: int,
) -> Total:
    lacking = dict.fromkeys(Measure, missing)
    lacking |= {measure: units - known[measure] for measure in AT_HAND}
    lacking |= {measure: missing + with_value - known[measure] for measure in REGISTERED}
    return Total(
        unit=unit,
        numbers=numbers,
        units=units,
        with_value=with_value,
        missing=missing,
        not_applicable=units - with_value - missing,
        past_end=past_end,
        known=known,
        lacking=lacking,
    )


def funded_of(lines: Sequence[Line], held: Sequence[Funded], unit: str) -> list[Funded]:
    """What is funded among what counts in `unit`: all of it with persons, nothing with projects."""
    if unit not in (ANY, PERSON):
        return []
    return [*(line.funding for line in lines if line.funding is not None), *held]


def known_sum(numbers: Iterable[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def watch(lines: Sequence[Line], on: date) -> Watch:
    """What the lines ask to be looked at."""
    short = [line.shortfall for line in lines if line.shortfall and line.unit == PERSON]
    free = [line.unused for line in lines if line.unused]
    falls = [line.fall for line in lines if line.fall]
    old = [line.cut_off_date for line in lines if line.cut_off_date and line.cut_off_date + STALE < on]
    over = [one.until for one in falls if one.over]
    return Watch(
        short=len(short),
        shortfall=sum(short),
        idle=len(free),
        unused=sum(free),
        fallen=len(falls),
        fall_first=min((one.until for one in falls), default=None),
        over=len(over),
        over_first=min(over, default=None),
        stale=len(old),
        stale_first=min(old, default=None),
    )


def watch_of(parts: Sequence[Sums]) -> Watch:
    """The same from sums that are stored."""
    each = [one.watch for one in parts]
    return Watch(
        short=sum(one.short for one in each),
        shortfall=sum(one.shortfall for one in each),
        idle=sum(one.idle for one in each),
        unused=sum(one.unused for one in each),
        fallen=sum(one.fallen for one in each),
        fall_first=min((one.fall_first for one in each if one.fall_first), default=None),
        over=sum(one.over for one in each),
        over_first=min((one.over_first for one in each if one.over_first), default=None),
        stale=sum(one.stale for one in each),
        stale_first=min((one.stale_first for one in each if one.stale_first), default=None),
    )
