"""When time is up, what may be put off, what may be asked: truth tables and boundaries."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from niangjia.kernel.wording import Wording
from niangjia.privacy import rules
from niangjia.privacy.types import Fate, Outcome

ON = date(2026, 7, 1)
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
NEEDED = Wording("工资记录依据这一行", "a wage record rests on the row")


@given(DAYS)
def test_nobody_is_removed_a_day_too_early_or_too_late(on: date) -> None:
    last = rules.cut_off(on)
    assert rules.due_on(last) <= on < rules.due_on(last + timedelta(days=1))


def test_the_leap_day_is_due_with_the_day_before_it() -> None:
    assert rules.cut_off(date(2026, 2, 28)) == date(2024, 2, 29)
    assert rules.cut_off(date(2028, 2, 29)) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("ended", "due"),
    [
        (date(2024, 6, 30), date(2026, 6, 30)),
        (date(2024, 2, 29), date(2026, 2, 28)),
        (date(2026, 12, 31), date(2028, 12, 31)),
    ],
)
def test_two_years_after_leaving(ended: date, due: date) -> None:
    assert rules.due_on(ended) == due


@pytest.mark.parametrize(
    ("months", "there"),
    [(1, date(2026, 2, 28)), (12, date(2027, 1, 31)), (-2, date(2025, 11, 30)), (0, date(2026, 1, 31))],
)
def test_months_after_keep_to_the_month(months: int, there: date) -> None:
    assert rules.months_after(date(2026, 1, 31), months) == there


def test_what_needs_the_row_keeps_it_and_a_hold_keeps_everything() -> None:
    held = Wording("暂缓至2027年1月1日", "put off")
    assert rules.fate_of([], held=None)[0] is Fate.DELETED
    assert rules.fate_of([NEEDED], held=None) == (Fate.ANONYMISED, NEEDED)
    assert rules.fate_of([NEEDED, NEEDED], held=None)[1].zh == "工资记录依据这一行；工资记录依据这一行"
    assert rules.fate_of([NEEDED], held=held) == rules.fate_of([], held=held) == (Fate.HELD, held)


@pytest.mark.parametrize(("name", "shown"), [("王小明", "王**"), ("李雷", "李*"), ("丁", "丁*"), ("", "–")])
def test_a_name_shows_its_first_character(name: str, shown: str) -> None:
    assert rules.shown_name(name) == shown


@pytest.mark.parametrize(
    ("until", "held", "anonymous", "allowed"),
    [
        (ON, False, False, False),
        (ON + timedelta(days=1), False, False, True),
        (date(2029, 7, 1), False, False, True),
        (date(2029, 7, 2), False, False, False),
        (date(2027, 1, 1), True, False, False),
        (date(2027, 1, 1), False, True, False),
    ],
)
def test_a_hold_ends_within_three_years(until: date, held: bool, anonymous: bool, allowed: bool) -> None:
    assert rules.may_hold(until=until, on=ON, held=held, anonymous=anonymous).allowed is allowed


@pytest.mark.parametrize(
    ("until", "ended", "holds"),
    [(ON, False, True), (ON - timedelta(days=1), False, False), (ON, True, False)],
)
def test_a_hold_holds_through_its_last_day(until: date, ended: bool, holds: bool) -> None:
    assert rules.holds(until=until, ended=ended, on=ON) is holds


def test_a_hold_is_ended_once() -> None:
    assert rules.may_end_hold(ended=False)
    assert not rules.may_end_hold(ended=True)


@pytest.mark.parametrize(
    ("asked_on", "anonymous", "allowed"),
    [(ON, False, True), (ON + timedelta(days=1), False, False), (ON, True, False)],
)
def test_a_request_is_of_somebody_known_and_not_of_tomorrow(
    asked_on: date, anonymous: bool, allowed: bool
) -> None:
    assert rules.may_ask(asked_on=asked_on, on=ON, anonymous=anonymous).allowed is allowed


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_request_is_answered_once(outcome: Outcome) -> None:
    assert rules.may_answer(outcome).allowed is (outcome is Outcome.OPEN)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2027-03", date(2027, 3, 1)),
        ("2027-13", None),
        ("2027-00", None),
        ("1800-01", None),
        ("2027-3", None),
        ("202703", None),
        ("²027-03", None),
        ("", None),
    ],
)
def test_a_month_in_an_address(text: str, month: date | None) -> None:
    assert rules.month_in(text) == month


def test_the_end_of_a_month_is_its_last_day() -> None:
    assert rules.month_end(date(2028, 2, 1), ON) == date(2028, 2, 29)
    assert rules.month_end(None, ON) == ON
