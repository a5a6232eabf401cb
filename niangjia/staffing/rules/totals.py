"""Sums over lines that count in the same thing. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from niangjia.funding.types import Funded
from niangjia.kernel.figure import Status
from niangjia.staffing.types import ANY, PERSON, Line, Measure, Total


def total(lines: Sequence[Line], unit: str, held: Sequence[Funded] = ()) -> Total:
    """The sums over the lines that count in `unit`; a shortfall is never netted against another's surplus.

    Workers may be summed over `ANY` line, whatever its posts are counted in. Funded posts are persons: they
    are summed once, with what is counted in persons, over every line and what is `held` above the lines.
    """
    counted = [line for line in lines if unit in (ANY, line.unit)]
    funded = funded_of(lines, held, unit)
    numbers = {measure: known_sum(line.number(measure) for line in counted) for measure in Measure}
    statuses = {measure: status_of_sum([line.status_of(measure) for line in counted]) for measure in Measure}
    numbers[Measure.FUNDED] = known_sum(one.posts for one in funded)
    statuses[Measure.FUNDED] = _status_of_funded(funded, unit)
    return Total(
        unit=unit,
        numbers=numbers,
        units=len(counted),
        with_value=sum(line.status is Status.VALUE for line in counted),
        missing=sum(line.status is Status.MISSING for line in counted),
        not_applicable=sum(line.status is Status.NOT_APPLICABLE for line in counted),
        past_end=sum(line.filling.past_end for line in counted),
        statuses=statuses,
    )


def funded_of(lines: Sequence[Line], held: Sequence[Funded], unit: str) -> list[Funded]:
    """What is funded among what counts in `unit`: all of it with persons, nothing with projects."""
    if unit not in (ANY, PERSON):
        return []
    return [*(line.funding for line in lines if line.funding is not None), *held]


def _status_of_funded(funded: Sequence[Funded], unit: str) -> Status:
    if funded:
        return Status.VALUE
    return Status.MISSING if unit in (ANY, PERSON) else Status.NOT_APPLICABLE


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
