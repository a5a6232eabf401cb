"""Who may be appointed, stand in, be ended: truth tables and boundaries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from niangjia.accounts import rules
from niangjia.accounts.rules import Administrator
from niangjia.accounts.types import Given, Held, Standing
from niangjia.kernel.actor import Actor, Reach, Scope
from niangjia.kernel.roles import ADMINISTRATORS, POWERS, Role
from niangjia.organisations.types import UnitKind

TODAY = date(2026, 6, 30)
DAY = timedelta(days=1)
SYSTEM, SECURITY, AUDIT = rules.THREE
COUNTY, PREFECTURE = UnitKind.COUNTY_FEDERATION.rank, UnitKind.PREFECTURE_FEDERATION.rank
BY = Actor("account:1", "安", SECURITY.value, POWERS[SECURITY], Scope.below("000001", "市"), "test")
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def held(role: Role, first: date = TODAY, last: date | None = None, **more: object) -> Held:
    """An appointment of account 2 at the county."""
    facts: dict[str, object] = {"key": 7, "account": 2, "path": "000001000002"}
    return Held(role=role, from_date=first, to_date=last, **{**facts, **more})  # type: ignore[arg-type]


def appointed(given: Given, *before: Held, rank: int = COUNTY, active: bool = True, account: int = 2) -> bool:
    """Whether it is allowed."""
    verdict = rules.may_appoint(
        given,
        by=BY,
        account=account,
        active=active,
        rank=rank,
        held=before,
        path="000001000002",
        on=TODAY,
    )
    return verdict.allowed


@pytest.mark.parametrize(
    ("one", "other"), [*product((*rules.THREE, Role.COUNTY_CLERK, Role.LEADER), repeat=2)]
)
def test_no_one_person_holds_two_of_the_three_nor_one_beside_business(one: Role, other: Role) -> None:
    alike = one is other or not {one, other} & ADMINISTRATORS
    assert bool(rules.apart(one, TODAY, None, [held(other)])) is alike


def test_one_after_the_other_is_no_overlap() -> None:
    before = held(Role.COUNTY_CLERK, TODAY - 9 * DAY, TODAY - DAY)
    assert rules.apart(SYSTEM, TODAY, None, [before])
    assert not rules.apart(SYSTEM, TODAY - DAY, None, [before])
    withdrawn = held(Role.COUNTY_CLERK, TODAY, TODAY - DAY)
    assert rules.apart(SYSTEM, TODAY, None, [withdrawn])


@given(days, st.none() | days, days, st.none() | days)
def test_two_spans_meet_where_a_day_lies_in_both(
    first: date, last: date | None, from_date: date, to_date: date | None
) -> None:
    year = [date(2026, 1, 1) + n * DAY for n in range(366)]
    both = [
        day
        for day in year
        if first <= day <= (last or date.max) and from_date <= day <= (to_date or date.max)
    ]
    assert held(AUDIT, first, last).meets(from_date, to_date) is bool(both)


@pytest.mark.parametrize(
    ("given", "more", "allowed"),
    [
        (Given(Role.COUNTY_CLERK, TODAY), {}, True),
        (Given(Role.COUNTY_CLERK, TODAY), {"account": 1}, False),
        (Given(Role.COUNTY_CLERK, TODAY), {"active": False}, False),
        (Given(Role.COUNTY_CLERK, TODAY - DAY), {}, False),
        (Given(Role.COUNTY_CLERK, TODAY, TODAY), {}, True),
        (Given(Role.COUNTY_CLERK, TODAY + DAY, TODAY), {}, False),
        (Given(Role.OPERATOR, TODAY), {}, False),
        (Given(Role.PREFECTURE_OFFICER, TODAY), {}, False),
        (Given(Role.PREFECTURE_OFFICER, TODAY), {"rank": PREFECTURE}, True),
        (Given(SYSTEM, TODAY, None, Reach.UNIT), {}, False),
        (Given(SYSTEM, TODAY, None, Reach.BELOW), {}, True),
    ],
)
def test_who_is_appointed(given: Given, more: dict[str, object], allowed: bool) -> None:
    assert appointed(given, **more) is allowed  # type: ignore[arg-type]


def test_the_same_appointment_is_not_given_twice() -> None:
    clerk = held(Role.COUNTY_CLERK)
    assert not appointed(Given(Role.COUNTY_CLERK, TODAY), clerk)
    assert appointed(Given(Role.COUNTY_CLERK, TODAY), replace(clerk, stands_in=True))
    assert appointed(Given(Role.COUNTY_CLERK, TODAY), replace(clerk, to_date=TODAY - DAY))
    assert appointed(Given(Role.COUNTY_CLERK, TODAY, None, Reach.SET), replace(clerk, reach=Reach.SET))
    assert appointed(Given(Role.COUNTY_CLERK, TODAY, None, Reach.UNIT), clerk)


@pytest.mark.parametrize(
    ("one", "last", "allowed"),
    [
        (held(AUDIT, TODAY - 9 * DAY), TODAY, True),
        (held(AUDIT, TODAY - 9 * DAY), TODAY - DAY, True),
        (held(AUDIT, TODAY - 9 * DAY), TODAY - 2 * DAY, False),
        (held(AUDIT, TODAY - 9 * DAY, TODAY - DAY), TODAY, False),
        (held(AUDIT, TODAY - 9 * DAY, TODAY + DAY), TODAY + 2 * DAY, False),
        (held(AUDIT, TODAY - 9 * DAY, TODAY + DAY), TODAY + DAY, True),
        (held(AUDIT, TODAY + 5 * DAY), TODAY + 4 * DAY, True),
        (held(AUDIT, TODAY + 5 * DAY), TODAY + 3 * DAY, False),
        (held(AUDIT, TODAY + 5 * DAY, TODAY + 4 * DAY), TODAY + 4 * DAY, False),
        (held(AUDIT, TODAY, account=1), TODAY, False),
    ],
)
def test_the_last_day_is_yesterday_at_the_earliest_and_never_later_than_it_was(
    one: Held, last: date, allowed: bool
) -> None:
    assert bool(rules.may_end(one, last, by=BY, on=TODAY)) is allowed


def stands_in(first: date = TODAY, last: date = TODAY, **otherwise: object) -> bool:
    """Whether account 3 may stand in for account 2."""
    absent = otherwise.pop("absent", held(Role.COUNTY_CLERK, TODAY - 9 * DAY))
    facts: dict[str, object] = {"by": BY, "account": 3, "active": True, "held": [], "on": TODAY}
    verdict = rules.may_stand_in(absent, first, last, **{**facts, **otherwise})  # type: ignore[arg-type]
    return verdict.allowed


def test_standing_in_has_an_end_and_lies_within_the_days_of_the_absent_one() -> None:
    longest = timedelta(days=rules.LONGEST_DAYS - 1)
    assert stands_in()
    assert stands_in(last=TODAY + longest)
    assert not stands_in(last=TODAY + longest + DAY)
    assert not stands_in(first=TODAY - DAY)
    assert not stands_in(first=TODAY + DAY)
    ending = held(Role.COUNTY_CLERK, TODAY - DAY, TODAY + 3 * DAY)
    assert stands_in(last=TODAY + 3 * DAY, absent=ending)
    assert not stands_in(last=TODAY + 4 * DAY, absent=ending)
    assert not stands_in(absent=held(Role.COUNTY_CLERK, TODAY + DAY))


@pytest.mark.parametrize(
    "otherwise",
    [
        {"account": 2},
        {"active": False},
        {"account": 1},
        {"held": [held(SYSTEM, account=3)]},
        {"absent": held(Role.COUNTY_CLERK, TODAY - DAY, stands_in=True)},
    ],
)
def test_who_may_not_stand_in(otherwise: dict[str, object]) -> None:
    assert not stands_in(**otherwise)


def test_who_stands_in_decides_as_little_over_the_absent_one_as_that_one_would() -> None:
    deputy = replace(BY, key="account:5", behalf="安", behalf_key="account:1")
    assert not rules.not_oneself(deputy, 1)
    assert not rules.not_oneself(deputy, 5)
    assert rules.not_oneself(deputy, 2)


def test_under_which_appointments_somebody_may_stand_in() -> None:
    assert rules.may_pass_on(held(AUDIT), on=TODAY)
    assert not rules.may_pass_on(held(AUDIT, stands_in=True), on=TODAY)
    assert not rules.may_pass_on(held(AUDIT, TODAY - DAY, TODAY - DAY), on=TODAY)


@pytest.mark.parametrize(
    ("one", "own", "standing"),
    [
        (held(AUDIT), None, Standing.HOLDS),
        (held(AUDIT, TODAY + DAY), None, Standing.COMING),
        (held(AUDIT, TODAY - DAY, TODAY - DAY), None, Standing.ENDED),
        (held(AUDIT, TODAY + DAY, TODAY), None, Standing.ENDED),
        (held(AUDIT), (TODAY, None), Standing.HOLDS),
        (held(AUDIT), (TODAY, TODAY), Standing.HOLDS),
        (held(AUDIT), (TODAY - DAY, TODAY - DAY), Standing.WAITING),
        (held(AUDIT), (TODAY + DAY, None), Standing.WAITING),
    ],
)
def test_where_an_appointment_is(one: Held, own: tuple[date, date | None] | None, standing: Standing) -> None:
    assert rules.standing(one, on=TODAY, own=own) is standing


@pytest.mark.parametrize(
    ("of_unit", "free", "allowed"), [(True, 3, True), (True, 2, False), (False, 9, False), (True, 0, False)]
)
def test_a_unit_has_three_of_its_own_only_with_three_persons_for_them(
    of_unit: bool, free: int, allowed: bool
) -> None:
    verdict = rules.may_hold_here(of_unit=of_unit, free=free, above="绵阳市总工会")
    assert verdict.allowed is allowed
    if of_unit and not allowed:
        assert "绵阳市总工会" in verdict.reason.zh
    assert "另外的账号" in rules.may_hold_here(of_unit=True, free=0, above="").reason.zh


def three_at(path: str, *accounts: int) -> list[Administrator]:
    """Three administrators at a path."""
    return [
        Administrator(path, f"单位{path}", role, account, f"人{account}")
        for role, account in zip(rules.THREE, accounts, strict=False)
    ]


def test_the_nearest_three_of_three_persons_look_after_a_unit() -> None:
    above, here = three_at("000001", 1, 2, 3), three_at("000001000002", 4, 5, 6)
    assert rules.nearest("000001000002", [*above, *here])[0] == "000001000002"
    assert rules.nearest("000001000002", [*above, *here[:2]])[0] == "000001"
    assert rules.nearest("000001000002", [*above, *three_at("000001000002", 4, 5, 4)])[0] == "000001"
    assert rules.nearest("000001000003", [*above, *here])[0] == "000001"
    assert rules.nearest("000001000003", here) == ("", {})


@pytest.mark.parametrize(
    ("name", "taken", "allowed"),
    [
        ("zhouqian", False, True),
        ("zhouqian", True, False),
        ("z", False, False),
        ("Zhou", False, False),
        ("周倩", False, False),
        ("9zhou", False, False),
        ("a" * 64, False, True),
        ("a" * 65, False, False),
    ],
)
def test_user_names(name: str, taken: bool, allowed: bool) -> None:
    assert rules.may_be_named(name, taken=taken).allowed is allowed


@pytest.mark.parametrize(
    ("account", "active", "to", "allowed"),
    [(2, True, False, True), (2, False, True, True), (2, True, True, False), (1, True, False, False)],
)
def test_switching(account: int, active: bool, to: bool, allowed: bool) -> None:
    assert rules.may_switch(BY, account, active=active, to=to).allowed is allowed
