"""Sums over lines that count in the same thing. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from niangjia.kernel.figure import Status
from niangjia.staffing.types import ANY, Line, Measure, Total

SUMMED = tuple(measure for measure in Measure if measure is not Measure.FUNDED)


def total(lines: Sequence[Line], unit: str) -> Total:
    """The sums over the lines that count in `unit`; a shortfall is never netted against another's surplus.

    Workers may be summed over `ANY` line, whatever its posts are counted in.
    """
    counted = [line for line in lines if unit in (ANY, line.unit)]
    return Total(
        unit=unit,
        numbers={measure: known_sum(line.number(measure) for line in counted) for measure in SUMMED},
        units=len(counted),
        with_value=sum(line.status is Status.VALUE for line in counted),
        missing=sum(line.status is Status.MISSING for line in counted),
        not_applicable=sum(line.status is Status.NOT_APPLICABLE for line in counted),
        past_end=sum(line.filling.past_end for line in counted),
        statuses={
            measure: status_of_sum([line.status_of(measure) for line in counted]) for measure in Measure
        },
    )


def sum_of(lines: Sequence[Line], measure: Measure, unit: str) -> int | None:
    """One column of `total`: below a county every unit is a group of its own, and one number is asked."""
    return known_sum(line.number(measure) for line in lines if unit in (ANY, line.unit))


def status_of_sum(statuses: Sequence[Status]) -> Status:
    """A sum has a value where any part has one; else it is missing as soon as a part is."""
    for status in (Status.VALUE, Status.MISSING):
        if status in statuses:
            return status
    return Status.NOT_APPLICABLE


def known_sum(numbers: Iterable[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None
