"""Sums of a side: what is known is added, what is not stays unknown, money is for persons only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from niangjia.funding.types import Funded, Part, Reply
from niangjia.kernel.figure import Figure, Status, missing
from niangjia.kernel.wording import Wording
from niangjia.scenarios.rules.sums import number_of, status_of, sums
from niangjia.scenarios.types import Compared
from niangjia.staffing.rules import total
from niangjia.staffing.tests.factories import XIANGYUN, line, people
from niangjia.staffing.types import ANY, PERSON, PROJECT, Line, Measure

PRICE = Figure(Status.VALUE, "yuan", Decimal(100))
NO_PRICE = missing("yuan", Wording("没有", "none"))
KNOWN, UNKNOWN = line(8_000), line(None)
NOT_WORDED = line(8_000, place=XIANGYUN)
PROJECTS = replace(KNOWN, unit=PROJECT, filled=None)


@pytest.mark.parametrize(
    ("one", "column", "price", "number", "status"),
    [
        (KNOWN, Compared.MUST, PRICE, 1, Status.VALUE),
        (KNOWN, Compared.COST, PRICE, Decimal(100), Status.VALUE),
        (KNOWN, Compared.COST_CEILING, PRICE, Decimal(300), Status.VALUE),
        (KNOWN, Compared.COST, NO_PRICE, None, Status.MISSING),
        (UNKNOWN, Compared.COST, PRICE, None, Status.MISSING),
        (NOT_WORDED, Compared.COST, PRICE, None, Status.NOT_APPLICABLE),
        (NOT_WORDED, Compared.COST_CEILING, PRICE, Decimal(200), Status.VALUE),
        (PROJECTS, Compared.COST, PRICE, None, Status.NOT_APPLICABLE),
        (line(2_000, people(1)), Compared.COST, PRICE, Decimal(0), Status.VALUE),
    ],
)
def test_a_units_column(
    one: Line, column: Compared, price: Figure, number: int | Decimal | None, status: Status
) -> None:
    assert (number_of(one, column, price), status_of(one, column, price)) == (number, status)


@pytest.mark.parametrize(
    ("lines", "counted_in", "column", "value", "status", "counts"),
    [
        ([KNOWN, KNOWN, UNKNOWN], PERSON, Compared.MUST, 2, Status.VALUE, (2, 1, 0)),
        ([UNKNOWN], PERSON, Compared.MUST, None, Status.MISSING, (0, 1, 0)),
        ([NOT_WORDED], PERSON, Compared.MUST, None, Status.NOT_APPLICABLE, (0, 0, 1)),
        ([], PERSON, Compared.COST, None, Status.NOT_APPLICABLE, (0, 0, 0)),
        ([KNOWN, NOT_WORDED], PERSON, Compared.COST, Decimal(100), Status.VALUE, (1, 0, 1)),
        ([KNOWN, PROJECTS], PROJECT, Compared.MUST, 1, Status.VALUE, (1, 0, 0)),
        ([KNOWN, PROJECTS], PROJECT, Compared.COST, None, Status.NOT_APPLICABLE, (0, 0, 1)),
    ],
)
def test_a_column_summed(
    lines: list[Line],
    counted_in: str,
    column: Compared,
    value: int | Decimal | None,
    status: Status,
    counts: tuple[int, int, int],
) -> None:
    found = sums(lines, counted_in, PRICE)[column]
    assert (found.value, found.status) == (value, status)
    assert (found.known, found.missing, found.not_applicable) == counts


REPLY = Reply(7, "3号", date(2026, 1, 5), "x", 2026, date(2026, 1, 1), date(2027, 1, 1), None)


def funded(posts: int) -> Funded:
    return Funded(1, "000001", "丰谷镇总工会", (Part(REPLY, posts, posts),))


@pytest.mark.parametrize("counted_in", [PERSON, PROJECT, ANY])
@pytest.mark.parametrize("held", [(), (funded(5),)])
@pytest.mark.parametrize(
    "lines", [[], [UNKNOWN], [replace(KNOWN, funding=funded(3)), replace(PROJECTS, funding=funded(2)), KNOWN]]
)
def test_every_sum_of_the_present_is_the_plans_with_what_is_held_above(
    lines: list[Line], held: tuple[Funded, ...], counted_in: str
) -> None:
    plan, found = total(lines, counted_in, held), sums(lines, counted_in, PRICE, held)
    for column in Compared:
        if column.measure is not None:
            assert (found[column].value, found[column].status) == (
                plan.numbers[column.measure],
                plan.statuses[column.measure],
            )
    assert Measure.FUNDED in plan.numbers
