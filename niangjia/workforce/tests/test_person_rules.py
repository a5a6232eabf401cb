"""What may be done with an engagement, a certificate, an ID number: truth tables."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from niangjia.workforce import rules
from niangjia.workforce.rules import standing
from niangjia.workforce.tests.factories import id_number
from niangjia.workforce.types import Away, EmploymentForm, EngagementStatus, Posting

START, DAY, LATER = date(2025, 1, 1), date(2026, 3, 1), date(2026, 6, 1)
LEAVE, SECONDED = EngagementStatus.LEAVE, EngagementStatus.SECONDED
PART_TIME = EmploymentForm.PARTY_MASS_PART_TIME


def posting(**more: Any) -> Posting:
    facts: dict[str, Any] = {"unit_id": 1, "unit": "丰谷镇总工会", "form": EmploymentForm.DIRECT}
    return Posting(**facts | {"start_date": START} | more)


@pytest.mark.parametrize(
    ("start", "left", "on", "allowed"),
    [
        (START, None, DAY, True),
        (START, None, START, False),
        (START, None, START + timedelta(1), True),
        (None, None, DAY, True),
        (START, DAY, LATER, False),
    ],
)
def test_may_end(start: date | None, left: date | None, on: date, allowed: bool) -> None:
    assert rules.may_end(start, left, on=on).allowed is allowed


@pytest.mark.parametrize(
    ("present", "to", "on", "allowed"),
    [
        (posting(), 2, DAY, True),
        (posting(), 1, DAY, False),
        (posting(), 2, START, False),
        (posting(left_date=DAY), 2, LATER, False),
    ],
)
def test_may_transfer(present: Posting, to: int, on: date, allowed: bool) -> None:
    assert rules.may_transfer(present, to=to, on=on).allowed is allowed


@pytest.mark.parametrize(
    ("form", "others", "start", "left", "allowed"),
    [
        (EmploymentForm.DIRECT, [], DAY, None, True),
        (EmploymentForm.DIRECT, [posting()], DAY, None, False),
        (EmploymentForm.DIRECT, [posting(left_date=DAY)], DAY, None, True),
        (EmploymentForm.DIRECT, [posting(left_date=DAY)], None, None, False),
        (EmploymentForm.DIRECT, [posting(start_date=LATER)], DAY, LATER, True),
        (EmploymentForm.DIRECT, [posting(start_date=None)], DAY, LATER, False),
        (EmploymentForm.DIRECT, [posting(form=PART_TIME)], DAY, None, True),
        (PART_TIME, [posting()], DAY, None, True),
    ],
)
def test_may_begin(
    form: EmploymentForm, others: list[Posting], start: date | None, left: date | None, allowed: bool
) -> None:
    assert rules.may_begin(form, others, start=start, left=left).allowed is allowed


@pytest.mark.parametrize(
    ("present", "to", "allowed"),
    [
        (posting(contract_end_date=DAY), LATER, True),
        (posting(contract_end_date=DAY), DAY, False),
        (posting(contract_end_date=DAY), None, True),
        (posting(), START, False),
        (posting(start_date=None), START, True),
        (posting(open_ended=True), LATER, False),
        (posting(left_date=DAY), LATER, False),
    ],
)
def test_may_extend(present: Posting, to: date | None, allowed: bool) -> None:
    assert rules.may_extend(present, to=to).allowed is allowed


AWAY = Away(LEAVE, DAY, LATER)


@pytest.mark.parametrize(
    ("present", "begins", "ends", "allowed"),
    [
        (posting(), DAY, None, True),
        (posting(), START - timedelta(1), None, False),
        (posting(), DAY, DAY, False),
        (posting(left_date=LATER), DAY, None, False),
        (posting(away=(AWAY,)), DAY, None, False),
        (posting(away=(AWAY,)), START, DAY, True),
        (posting(away=(AWAY,)), START, DAY + timedelta(1), False),
        (posting(away=(AWAY,)), LATER, None, True),
        (posting(away=(Away(LEAVE, DAY),)), LATER, None, False),
    ],
)
def test_may_go_away(present: Posting, begins: date, ends: date | None, allowed: bool) -> None:
    assert rules.may_go_away(present, begins=begins, ends=ends).allowed is allowed


@pytest.mark.parametrize(
    ("present", "on", "allowed"),
    [
        (posting(away=(Away(SECONDED, DAY),)), LATER, True),
        (posting(away=(Away(SECONDED, DAY),)), DAY, False),
        (posting(away=(AWAY,)), LATER, False),
        (posting(away=(AWAY,)), LATER - timedelta(1), True),
        (posting(), DAY, False),
        (posting(left_date=LATER, away=(Away(SECONDED, DAY),)), LATER, False),
    ],
)
def test_may_return(present: Posting, on: date, allowed: bool) -> None:
    assert rules.may_return(present, on=on).allowed is allowed


@pytest.mark.parametrize(
    ("present", "on", "allowed"),
    [
        (posting(away=(AWAY,)), DAY, True),
        (posting(away=(AWAY,)), DAY - timedelta(1), True),
        (posting(away=(AWAY,)), LATER - timedelta(1), True),
        (posting(away=(AWAY,)), LATER, False),
        (posting(away=(Away(SECONDED, DAY),)), LATER, True),
        (posting(), DAY, False),
        (posting(left_date=LATER, away=(Away(SECONDED, DAY),)), DAY, False),
    ],
)
def test_whoever_is_away_for_a_known_time_may_be_called_back_before(
    present: Posting, on: date, allowed: bool
) -> None:
    assert rules.may_be_called_back(present, on=on).allowed is allowed


@pytest.mark.parametrize(
    ("postings", "on", "roster", "duty"),
    [
        ([], DAY, False, False),
        ([posting()], DAY, True, True),
        ([posting()], START - timedelta(1), False, False),
        ([posting(start_date=None)], START, True, True),
        ([posting(left_date=DAY)], DAY, False, False),
        ([posting(left_date=DAY)], DAY - timedelta(1), True, True),
        ([posting(away=(AWAY,))], DAY, True, False),
        ([posting(away=(AWAY,))], LATER, True, True),
        ([posting(away=(Away(SECONDED, DAY, None, "市总工会"),))], LATER, True, False),
        ([posting(away=(AWAY,)), posting(form=PART_TIME)], DAY, True, True),
    ],
)
def test_on_the_roster_and_on_duty(postings: list[Posting], on: date, roster: bool, duty: bool) -> None:
    assert standing.on_the_roster(postings, on=on).allowed is roster
    assert standing.on_duty(postings, on=on).allowed is duty


def test_who_is_away_is_said_to_be_where() -> None:
    verdict = standing.on_duty([posting(away=(Away(SECONDED, DAY, None, "市总工会"),))], on=LATER)
    assert "市总工会" in verdict.reason.zh
    assert "借调" in verdict.reason.zh


@pytest.mark.parametrize(
    ("form", "place", "on", "allowed", "cited"),
    [
        (EmploymentForm.DIRECT, "510703", LATER, True, True),
        (EmploymentForm.IN_HOUSE, "510703", LATER, False, True),
        (EmploymentForm.DIRECT, None, LATER, False, False),
        (EmploymentForm.DIRECT, "110101", date(2010, 1, 1), False, False),
    ],
)
def test_fills(form: EmploymentForm, place: str | None, on: date, allowed: bool, cited: bool) -> None:
    verdict = standing.fills(posting(form=form, start_date=None), place=place, kind="township", on=on)
    assert (verdict.allowed, bool(verdict.citations)) == (allowed, cited)


def test_nobody_fills_a_post_who_is_not_on_the_roster() -> None:
    assert not standing.fills(None, place="510703", kind="township", on=LATER)
    assert not standing.fills(posting(left_date=DAY), place="510703", kind="township", on=LATER)


@pytest.mark.parametrize(
    ("days", "due"),
    [(91, None), (90, 90), (61, 90), (60, 60), (31, 60), (30, 30), (1, 30), (0, 30), (-1, 0), (-400, 0)],
)
def test_renewals_are_called_to_mind_at_90_60_and_30_days(days: int, due: int | None) -> None:
    until = LATER + timedelta(days)
    figure = rules.days_left(until, on=LATER)
    assert rules.reminder(until, on=LATER) == due
    assert figure.value == days
    assert bool(figure.warnings) is (due is not None)


def test_a_validity_nobody_registered_is_missing_and_calls_for_nothing() -> None:
    assert not rules.days_left(None, on=DAY).known
    assert rules.reminder(None, on=DAY) is None


@pytest.mark.parametrize(
    ("registered", "last"),
    [
        (date(2024, 10, 1), date(2027, 9, 30)),
        (date(2024, 2, 29), date(2027, 2, 28)),
        (date(2025, 3, 1), date(2028, 2, 29)),
    ],
)
def test_last_day(registered: date, last: date) -> None:
    assert rules.last_day(registered) == last


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_registration_holds_for_three_years_less_a_day(registered: date) -> None:
    last = rules.last_day(registered)
    assert timedelta(1094) <= last - registered <= timedelta(1096)
    assert (last + timedelta(1)).month == (
        3 if (registered.month, registered.day) == (2, 29) else registered.month
    )


@pytest.mark.parametrize(
    ("valid_until", "registered", "allowed"),
    [
        (None, DAY, True),
        (rules.last_day(DAY), DAY, False),
        (rules.last_day(DAY), DAY + timedelta(1), True),
        (DAY, LATER, True),
    ],
)
def test_may_renew(valid_until: date | None, registered: date, allowed: bool) -> None:
    assert rules.may_renew(valid_until, registered=registered).allowed is allowed


@pytest.mark.parametrize(
    ("obtained", "registered", "until", "allowed"),
    [
        (None, None, None, True),
        (START, DAY, LATER, True),
        (DAY, DAY, LATER, True),
        (DAY, START, None, False),
        (None, DAY, DAY, False),
        (START, None, DAY, True),
    ],
)
def test_days_agree(
    obtained: date | None, registered: date | None, until: date | None, allowed: bool
) -> None:
    assert rules.days_agree(obtained, registered, until).allowed is allowed


@pytest.mark.parametrize(
    ("number", "known", "elsewhere", "allowed"),
    [
        (id_number(1), False, False, True),
        (id_number(1), True, False, False),
        (id_number(1), False, True, False),
        (id_number(1)[:-1], False, False, False),
        (id_number(1)[:-1] + ("0" if id_number(1)[-1] != "0" else "1"), False, False, False),
    ],
)
def test_may_enter(number: str, known: bool, elsewhere: bool, allowed: bool) -> None:
    verdict = rules.may_enter(number, known=known, on_another_roster=elsewhere)
    assert verdict.allowed is allowed
    assert number not in verdict.reason.zh


def test_on_duty_names_what_is_taken_off() -> None:
    figure = rules.on_duty(10, {LEAVE: 2, SECONDED: 1})
    assert figure.value == 7
    assert [step.value for step in figure.steps] == [None, 10, 2, 1, 7]


@pytest.mark.parametrize(
    ("text", "name", "allowed"),
    [
        ("核对材料", "张伟明", True),
        ("核对张伟明的材料", "张伟明", False),
        ("核对张 伟\u3000明的材料", "张伟明", False),
        ("", "张伟明", True),
        ("明天再核对", "明", True),
        ("李明", "李明", False),
        ("此人已匿名", "", True),
    ],
)
def test_what_is_kept_for_good_names_nobody(text: str, name: str, allowed: bool) -> None:
    assert rules.may_be_kept(text, name=name).allowed is allowed
