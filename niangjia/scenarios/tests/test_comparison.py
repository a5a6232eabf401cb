"""Scenarios beside the present: nothing changed is the present itself, and sums are their parts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from niangjia.kernel.scope import acting
from niangjia.kernel.wording import Wording
from niangjia.scenarios import queries
from niangjia.scenarios.queries import Comparison
from niangjia.scenarios.rules.sums import number_of, sum_known
from niangjia.scenarios.tests.factories import NATIONAL
from niangjia.scenarios.types import Changes, Compared, Price, Shift, TextChange, UnitShift
from niangjia.staffing import facade as staffing
from niangjia.staffing.types import PERSON, PROJECT, Measure
from tests.cast import ON, Cast, gather

NAME = Wording("模拟", "Scenario")


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()


def compared(cast: Cast, *changes: Changes, under: str = "5107") -> Comparison:
    with acting(cast.officer):
        return queries.compare(under, [(NAME, one) for one in changes], on=ON, by=cast.officer)


def test_without_changes_every_number_and_figure_is_the_presents(cast: Cast) -> None:
    found = compared(cast, Changes())
    with acting(cast.officer):
        plan = staffing.plan("5107", on=ON, by=cast.officer)
        whole = staffing.total(plan.lines, PERSON)
    assert found.trials[0].lines == found.present.lines == plan.lines
    now, then = found.totals[PERSON]
    assert now == then
    for column in Compared:
        if column.measure is not None and column.measure is not Measure.WORKERS:
            assert now[column].value == whole.numbers[column.measure]
            assert now[column].status == whole.statuses[column.measure]
    with acting(cast.officer):
        for column in Compared:
            own, less = (
                queries.figure(found, column, side=1, less=less, unit=False, counted_in=PERSON)
                for less in (False, True)
            )
            assert own.value == now[column].value
            assert less.value in (0, None)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    every=st.integers(1, 5_000),
    threshold=st.integers(0, 9_000),
    percent=st.integers(-100, 300),
    wage=st.integers(0, 9_000),
)
def test_sums_are_their_parts_and_the_drawer_agrees(
    cast: Cast, every: int, threshold: int, percent: int, wage: int
) -> None:
    found = compared(
        cast,
        Changes(
            texts=(TextChange(area="510700", every=every, threshold=threshold),),
            everyone=Shift(percent=Decimal(percent)),
            price=Price(monthly_wage=Decimal(wage), contribution_percent=Decimal("32.5")),
        ),
    )
    side = found.trials[0]
    groups = found.groups(PERSON)
    for column in Compared:
        whole = found.totals[PERSON][1][column]
        assert whole.value == sum_known(number_of(line, column, side.price) for line in side.lines)
        assert whole.value == sum_known(sums[1][column].value for _, sums in groups)
        assert whole.known + whole.missing + whole.not_applicable == len(side.lines)
        with acting(cast.officer):
            drawer = queries.figure(found, column, side=1, less=False, unit=False, counted_in=PERSON)
        assert (drawer.value, drawer.status) == (whole.value, whole.status)


def test_only_what_changes_is_computed_again(cast: Cast) -> None:
    changes = Changes(units=(UnitShift(unit="丰谷镇总工会", shift=Shift(to=11_000)),))
    found = compared(cast, changes)
    same = [a is b for a, b in zip(found.present.lines, found.trials[0].lines, strict=True)]
    assert sorted(same) == [False, True]
    (at,) = [at for at, one in enumerate(same) if not one]
    assert found.trials[0].lines[at].value == 4
    assert [found.differs(place, (Compared.VALUE,)) for place in range(2)] == [not one for one in same]


def test_a_text_of_one_county_leaves_the_other(cast: Cast) -> None:
    found = compared(cast, Changes(texts=(TextChange(area="510703", document=NATIONAL),)))
    by_name = {line.name: line for line in found.trials[0].lines}
    assert by_name["丰谷镇总工会"].must is None
    assert by_name["富乐街道总工会"].must == 1
    assert found.trials[0].warnings


def test_a_unit_shift_that_means_nobody_is_named(cast: Cast) -> None:
    found = compared(cast, Changes(units=(UnitShift(unit="没有这个单位", shift=Shift(to=1)),)))
    assert [("没有这个单位" in one.zh) for one in found.trials[0].problems] == [True]


def test_four_scenarios_stand_side_by_side(cast: Cast) -> None:
    each = [Changes(everyone=Shift(by=number)) for number in (3_000, 6_000, 9_000, 12_000, 15_000)]
    found = compared(cast, *each)
    assert [sums[Compared.VALUE].value for sums in found.totals[PERSON]] == [6, 8, 10, 12, 14]


def test_the_price_is_the_average_of_the_roster_unless_typed(cast: Cast) -> None:
    found = compared(cast, Changes(), Changes(price=Price(monthly_wage=Decimal(1_000), months=1)))
    assert [side.price.value for side in found.sides] == [Decimal(38_400), Decimal(38_400), Decimal(1_000)]
    assert "平均数" in found.present.price.steps[0].text.zh


def test_persons_and_projects_have_no_difference(cast: Cast) -> None:
    budget = next(
        one.name for one in compared(cast, Changes()).present.documents.held if "西双版纳" in one.name
    )
    found = compared(cast, Changes(texts=(TextChange(area="510700", document=budget),)))
    assert found.counted == (PERSON, PROJECT)
    with acting(cast.officer):
        less = queries.figure(found, Compared.VALUE, side=1, less=True, unit=False, counted_in=PERSON)
        cost = queries.figure(found, Compared.COST, side=1, less=False, unit=False, counted_in=PROJECT)
    assert (less.known, cost.known) == (False, False)


def test_the_drawer_of_a_unit_says_what_was_changed(cast: Cast) -> None:
    with acting(cast.officer):
        code = compared(cast, Changes()).present.lines[0].code
        found = queries.compare(
            code, [(NAME, Changes(everyone=Shift(by=3_000)))], on=ON, by=cast.officer, priced="5107"
        )
        own = queries.figure(found, Compared.VALUE, side=1, less=False, unit=True, counted_in=PERSON)
        less = queries.figure(found, Compared.VALUE, side=1, less=True, unit=True, counted_in=PERSON)
    assert own.steps[0].text.zh == "模拟：职工人数原为 8,000，+3,000 人"
    assert (own.value, less.value) == (4, 1)
    assert own.warnings[0].zh.startswith("模拟测算")
