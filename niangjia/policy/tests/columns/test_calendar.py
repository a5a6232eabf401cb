"""The calendar in whole numbers, against the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from niangjia.policy.columns import calendar
from niangjia.policy.columns.arrays import Column
from niangjia.policy.columns.packing import rebuilder
from niangjia.policy.columns.rows import Rows
from niangjia.policy.columns.tree import Const, Fact, Node
from niangjia.policy.dates import add_months

DAY = Fact("day")
FOUR_CENTURIES = 146_097
CYCLE = np.arange(date(1601, 1, 1).toordinal(), date(1601, 1, 1).toordinal() + FOUR_CENTURIES)
"""Every day of the calendar's whole cycle."""


def run(one: Node, days: Any) -> Any:
    numbers = np.asarray(days, np.int64)
    return Rows({"day": Column(numbers)}, np.zeros_like(numbers), []).of(one)


def test_every_day_of_four_centuries_is_the_calendars() -> None:
    month, day = (run(one, CYCLE) for one in calendar.month_day(DAY))
    real = CYCLE.astype("datetime64[D]") - np.datetime64("1970-01-01") + np.datetime64("0001-01-01") - 1
    months = real.astype("datetime64[M]")
    assert np.array_equal(day, (real - months).astype(int))
    assert np.array_equal(month - 12 * 1970 + 2, months.astype(int))


@given(day=some.dates(), months=some.integers(0, 24))
def test_months_later_is_the_same_day_or_the_last(day: date, months: int) -> None:
    month, of_month = calendar.month_day(DAY)
    later = run(calendar.same_day(month + months, of_month), [day.toordinal()])[0]
    if day.year * 12 + day.month - 1 + months < 120_000:
        assert date.fromordinal(later) == add_months(day, months)


@given(day=some.dates())
def test_weeks_end_on_sundays_and_months_begin_on_the_first(day: date) -> None:
    month, _ = calendar.month_day(DAY)
    ordinal = day.toordinal()
    assert run(calendar.sunday(DAY), [ordinal])[0] == ordinal + (7 - day.isoweekday())
    assert date.fromordinal(int(run(calendar.first_day(month), [ordinal])[0])) == day.replace(day=1)
    begun = date.fromordinal(int(run(calendar.first_day(calendar.period_begun(month, 3)), [ordinal])[0]))
    assert (begun.month - 1) % 3 == 0 and begun <= day < add_months(begun, 3)


@pytest.mark.parametrize(("number", "other"), [(36_524, 36_523), (1_460, 1_459), (146_096, 146_095)])
def test_mutants_of_the_leap_years_are_alike_on_every_day(number: int, other: int) -> None:
    """Why no question to a cadence finds them: the years they count begin on no other day."""
    change = rebuilder(lambda one: Const(other) if one == Const(number) else one)
    for right in calendar.month_day(DAY):
        assert np.array_equal(run(right, CYCLE), run(change(right), CYCLE))


def test_a_mutant_of_the_months_reads_a_31st_as_the_eve_of_the_next_month() -> None:
    """Why no question to a cadence finds it: months later, both are the last day of a month."""
    right, wrong = _month_and_day(2), _month_and_day(3)
    assert all(
        one == other or (one[1], other) == (30, (one[0] + 1, -1))
        for one, other in zip(right, wrong, strict=True)
    )
    assert right != wrong


def _month_and_day(more: int) -> list[tuple[int, int]]:
    months = [(5 * day + more) // 153 for day in range(366)]
    return [(month, day - (153 * month + 2) // 5) for day, month in enumerate(months)]


def test_both_ends_of_the_calendar() -> None:
    month, day = calendar.month_day(DAY)
    assert run(month, [1, calendar.LAST_DAY]).tolist() == [10, calendar.LAST_MONTH]
    assert run(day, [1, calendar.LAST_DAY]).tolist() == [0, 30]
    assert date.fromordinal(calendar.LAST_DAY) + timedelta(0) == date.max
