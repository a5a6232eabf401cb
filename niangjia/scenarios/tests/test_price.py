"""What a post costs, step by step; what is not known is not 0."""

from __future__ import annotations

from decimal import Decimal

import pytest

from niangjia.kernel.figure import Figure, Status, Step, missing, not_applicable
from niangjia.kernel.wording import Wording
from niangjia.scenarios.rules import price_of
from niangjia.scenarios.rules.figures import cost_of, difference
from niangjia.scenarios.types import Compared, Price

WHY = Wording("因为", "because")
NAME = Wording("模拟", "Scenario")


def person(value: int) -> Figure:
    return Figure(Status.VALUE, "person", value, steps=(Step(WHY, value, "person"),))


@pytest.mark.parametrize(
    ("price", "average", "expected"),
    [
        (Price(monthly_wage=Decimal(3000)), None, "36000.00"),
        (Price(monthly_wage=Decimal(3000), months=6), None, "18000.00"),
        (Price(monthly_wage=Decimal(3000), contribution_percent=Decimal("32.5")), None, "47700.00"),
        (Price(monthly_wage=Decimal(3000), other_yearly=Decimal("500.10")), None, "36500.10"),
        (Price(), Decimal("3200.005"), "38400.12"),
        (Price(contribution_percent=Decimal(0)), Decimal(3000), "36000.00"),
        (Price(monthly_wage=Decimal(0)), Decimal(3000), "0.00"),
    ],
)
def test_a_post_and_year(price: Price, average: Decimal | None, expected: str) -> None:
    found = price_of(price, average=average, known=1, people=2)
    assert (found.value, found.steps[-1].value) == (Decimal(expected), Decimal(expected))
    assert bool(found.warnings) == (price.contribution_percent is None)


def test_without_any_wage_it_is_missing() -> None:
    assert price_of(Price(), average=None, known=0, people=9).status is Status.MISSING


def test_cost_is_the_posts_to_fill_times_the_price() -> None:
    price = price_of(Price(monthly_wage=Decimal(100)), average=None, known=0, people=0)
    found = cost_of(Compared.COST_CEILING, [person(2), person(3)], price)
    assert found.value == Decimal(6_000)
    only = cost_of(Compared.COST_CEILING, [not_applicable("person", WHY), person(3)], price)
    assert only.value == Decimal(3_600)


@pytest.mark.parametrize(
    ("posts", "price", "status"),
    [
        (missing("person", WHY), person(1), Status.MISSING),
        (not_applicable("person", WHY), person(1), Status.NOT_APPLICABLE),
        (Figure(Status.VALUE, "project", 2), person(1), Status.NOT_APPLICABLE),
        (person(2), missing("yuan", WHY), Status.MISSING),
    ],
)
def test_where_posts_or_price_lack_there_is_no_cost(posts: Figure, price: Figure, status: Status) -> None:
    assert cost_of(Compared.COST, [posts], price).status is status


def test_a_difference_has_both_sides_in_its_steps() -> None:
    found = difference(person(3), person(5), name=NAME)
    assert found.value == 2
    assert [step.value for step in found.steps] == [3, 3, 5, 5, 2]


@pytest.mark.parametrize(
    ("now", "then", "status"),
    [
        (person(3), missing("person", WHY), Status.MISSING),
        (not_applicable("person", WHY), person(3), Status.NOT_APPLICABLE),
        (missing("person", WHY), not_applicable("person", WHY), Status.MISSING),
        (person(3), Figure(Status.VALUE, "project", 3), Status.NOT_APPLICABLE),
    ],
)
def test_without_a_number_on_both_sides_there_is_no_difference(
    now: Figure, then: Figure, status: Status
) -> None:
    found = difference(now, then, name=NAME)
    assert (found.status, found.value) == (status, None)
    assert found.reason is not None
