"""The days that the list is cut by: ages, months, and the bars that must not overlap."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from niangjia.workforce.forms import day_of
from niangjia.workforce.queries import days
from niangjia.workforce.queries.facets import FACETS

DAYS = st.dates(date(1930, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("on", "years", "day"),
    [
        (date(2026, 6, 30), 30, date(1996, 6, 30)),
        (date(2024, 2, 29), 4, date(2020, 2, 29)),
        (date(2024, 2, 29), 30, date(1994, 3, 1)),
    ],
)
def test_the_day_so_many_years_before(on: date, years: int, day: date) -> None:
    assert days.years_before(on, years) == day


@given(born=DAYS, on=DAYS, years=st.integers(1, 80))
def test_whoever_is_born_by_that_day_has_the_age(born: date, on: date, years: int) -> None:
    # Born on 29 February, one is a year older on 1 March: of that day alone the cut speaks a day early.
    if (born.month, born.day) != (2, 29) and (on.month, on.day) != (2, 29):
        assert (born <= days.years_before(on, years)) == (days.age_on(born, on) >= years)


@pytest.mark.parametrize(
    ("text", "month"),
    [("2026-12", date(2026, 12, 1)), ("2026-13", None), ("2026-1", None), ("past", None), ("2026年12", None)],
)
def test_a_month_is_written_in_one_way(text: str, month: date | None) -> None:
    assert days.month_in(text) == month


@given(on=DAYS)
def test_the_months_ahead_leave_no_day_of_the_year_out(on: date) -> None:
    spans = [days.days_to_come(month, on) for month in days.months_ahead(on)]
    assert spans[0][0] == on
    assert all(after[0] == before[1] + timedelta(1) for before, after in pairwise(spans))
    assert spans[-1][1] + timedelta(1) == days.month_after(on, days.MONTHS_AHEAD)


def test_a_month_gone_by_is_whole() -> None:
    assert days.days_to_come(date(2026, 2, 1), date(2026, 6, 30)) == (date(2026, 2, 1), date(2026, 2, 28))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-06-30", date(2026, 6, 30)),
        ("1900-01-01", date(1900, 1, 1)),
        ("1899-12-31", None),
        ("2199-12-31", date(2199, 12, 31)),
        ("2200-01-01", None),
        ("9999-12-31", None),
        ("20260630", None),
        ("2026-02-30", None),
        ("", None),
    ],
)
def test_a_day_is_asked_for_in_one_way_and_within_the_calendar(text: str, day: date | None) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize("text", ["1900-01-01", "2199-12-31"])
def test_every_facet_can_be_asked_on_the_first_and_the_last_day(text: str) -> None:
    on = day_of(text)
    assert on is not None
    assert all(facet.words(on) for facet in FACETS.values())
