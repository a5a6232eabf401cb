"""Numbers of lines as they are compared, and their sums: what is known, and what of it is not. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from operator import attrgetter

from niangjia.funding.types import Funded
from niangjia.kernel.figure import Figure, Status
from niangjia.scenarios.types import Compared, Sum
from niangjia.staffing.types import ANY, PERSON, Line, Measure

Number = int | Decimal
TAKEN: tuple[Measure, ...] = tuple(
    one.measure for one in Compared if one.measure is not None and one.measure is not Measure.FUNDED
)


def number_of(line: Line, column: Compared, price: Figure) -> Number | None:
    """The bare number of a unit; money only for posts that persons fill."""
    if column.measure is not None:
        return line.number(column.measure)
    if line.unit != PERSON:
        return None
    return money(sum_known(line.number(one) for one in column.counted), price)


def status_of(line: Line, column: Compared, price: Figure) -> Status:
    """Why a unit's column has a number or none."""
    if column.measure is not None:
        return line.status_of(column.measure)
    if line.unit != PERSON:
        return Status.NOT_APPLICABLE
    return together([line.status_of(one) for one in column.counted], price)


def sums(
    lines: Sequence[Line], counted_in: str, price: Figure, held: Sequence[Funded] = ()
) -> dict[Compared, Sum]:
    """Every column summed over the lines that count in this; workers over all of them alike.

    A sum adds what is known, and says how many had no number: nothing unknown counts as 0. Funded posts are
    persons, whatever a line counts in; `held` are those that lie with no line.
    """
    counted = [line for line in lines if counted_in in (ANY, line.unit)]
    found = {measure: _sum(counted, measure) for measure in TAKEN} | {
        Measure.FUNDED: _funded(lines, counted_in, held)
    }
    whole: dict[Compared, Sum] = {}
    for column in Compared:
        if column.measure is not None:
            whole[column] = found[column.measure]
            continue
        parts = [found[one] for one in column.counted]
        posts = sum_known(part.value for part in parts)
        value = money(posts, price) if counted_in == PERSON else None
        status = together([part.status for part in parts], price)
        if counted_in != PERSON:
            status = Status.NOT_APPLICABLE
        whole[column] = Sum(value, status, parts[0].known, parts[0].missing, parts[0].not_applicable)
    return whole


def _sum(lines: Sequence[Line], measure: Measure) -> Sum:
    # A nation's lines are summed while a page waits: what has a number is not asked for its status.
    column = attrgetter(measure.value)
    numbers: list[int | None] = list(map(column, lines))
    known = len(lines) - numbers.count(None)
    unknown = (line for line, number in zip(lines, numbers, strict=True) if number is None)
    missing = sum(line.status_of(measure) is Status.MISSING for line in unknown)
    out = len(lines) - known - missing
    if known:
        total = sum(number for number in numbers if number is not None)
        return Sum(total, Status.VALUE, known, missing, out)
    return Sum(None, Status.MISSING if missing else Status.NOT_APPLICABLE, 0, missing, out)


def _funded(lines: Sequence[Line], counted_in: str, held: Sequence[Funded]) -> Sum:
    if counted_in not in (ANY, PERSON):
        return Sum(None, Status.NOT_APPLICABLE, 0, 0, len(lines))
    own = [line.funding for line in lines if line.funding is not None]
    lacking = len(lines) - len(own)
    if not own and not held:
        return Sum(None, Status.MISSING, 0, lacking, 0)
    return Sum(sum(one.posts for one in (*own, *held)), Status.VALUE, len(own), lacking, 0)


def sum_known(numbers: Iterable[Number | None]) -> Number | None:
    """The sum of what is known; None where nothing is."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def money(posts: Number | None, price: Figure) -> Decimal | None:
    """What so many posts cost a year; None where either is not known."""
    if posts is None or price.value is None:
        return None
    return Decimal(posts) * Decimal(price.value)  # type: ignore[arg-type]


def together(posts: Sequence[Status], price: Figure) -> Status:
    """Money has a value where any posts have one and a post has a price."""
    if Status.VALUE in posts:
        return price.status
    return Status.MISSING if Status.MISSING in posts else Status.NOT_APPLICABLE
