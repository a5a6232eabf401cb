"""Truth tables: what adds up, what may stand, be ended and allotted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from niangjia.funding import rules
from niangjia.funding.tests.factories import TODAY, facts, share
from niangjia.funding.types import (
    Level,
    Relation,
    Reply,
    ReplyFacts,
    Source,
    Standing,
    end_of,
    months_between,
)
from niangjia.organisations.types import UnitKind

UPPER, EMPLOYER = (Source.UPPER_SUBSIDY, Level.PREFECTURE), (Source.EMPLOYER, Level.EMPLOYER)
OLD = Reply(1, "涪工批〔2026〕3号", TODAY, "绵阳市总工会", 2026, date(2026, 1, 1), date(2027, 1, 1), None)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (facts(2, share(24)), ""),
        (facts(2, share(18), share(6, *UPPER)), ""),
        (facts(11, share(36, *UPPER), share(36, Source.UPPER_SUBSIDY, Level.PROVINCE), share(60)), ""),
        (facts(0), ""),
        (facts(0, share(1)), "多 1 人月"),
        (facts(2, share(23)), "少 1 人月"),
        (facts(2, share(25)), "多 1 人月"),
        (facts(2, share(12), share(12)), "两行"),
        (facts(2, share(12), share(12, Source.EMPLOYER)), "不能由"),
        (facts(2, share(12), share(12, Source.UPPER_SUBSIDY, Level.EMPLOYER)), "不能由"),
        (facts(2, share(30), share(-6, *UPPER)), "负数"),
        (facts(2, share(18), share(6, *UPPER, amount="-1")), "负数"),
        # Money: where no total is named one level may name its part alone.
        (facts(2, share(18), share(6, *UPPER, amount="86400")), ""),
        (facts(2, share(24), amount="86400"), ""),
        (facts(2, share(24, amount="86400"), amount="86400"), ""),
        (facts(2, share(24, amount="86399.99"), amount="86400"), "不符"),
        (facts(2, share(24, amount="86400.01"), amount="86400"), "不符"),
        (facts(2, share(18, amount="80000"), share(6, *UPPER, amount="6400"), amount="86400"), ""),
        (facts(2, share(18, amount="80000"), share(6, *UPPER), amount="86400"), ""),
        (facts(2, share(18, amount="90000"), share(6, *UPPER), amount="86400"), "不符"),
        (facts(2, share(24), amount="-1"), "负数"),
    ],
)
def test_shares_sum_to_the_whole(reply: ReplyFacts, said: str) -> None:
    verdict = rules.adds_up(reply)
    assert (bool(verdict), said in verdict.reason.zh) == (not said, True)
    assert verdict.steps[-1].value == reply.person_months


@given(st.integers(0, 40), st.integers(1, 24), st.integers(0, 1_000))
def test_a_share_too_few_or_too_many_is_never_let_by(posts: int, months: int, borne: int) -> None:
    reply = facts(posts, share(borne), months=months)
    assert bool(rules.adds_up(reply)) == (borne == posts * months)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (facts(), ""),
        (replace(facts(), dated=TODAY), ""),
        (replace(facts(), dated=date(2026, 7, 1)), "晚于今天"),
        (facts(number=" "), "文号"),
        (facts(1, share(60), months=60), ""),
        (facts(1, share(61), months=61), "超过 60 个月"),
        (replace(facts(), until=facts().first), "首月"),
        (replace(facts(), until=date(2025, 12, 1)), "首月"),
        (replace(facts(), first=date(2026, 1, 2)), "首月"),
        (replace(facts(), until=date(2026, 12, 31)), "首月"),
        (facts(-1, share(-12)), "负数"),
        (facts(2, share(23)), "少 1 人月"),
    ],
)
def test_what_can_be_a_reply(reply: ReplyFacts, said: str) -> None:
    verdict = rules.may_enter(reply, entered=TODAY)
    assert (bool(verdict), said in verdict.reason.zh) == (not said, True)


@pytest.mark.parametrize(
    ("standing", "relation", "allowed"),
    [
        ([], None, True),
        ([], Relation.ADDS, True),
        ([OLD], None, False),
        ([OLD], Relation.ADDS, True),
        ([OLD], Relation.REPLACES, True),
    ],
)
def test_beside_others_it_says_what_becomes_of_them(
    standing: list[Reply], relation: Relation | None, allowed: bool
) -> None:
    verdict = rules.may_stand_beside(standing, relation)
    assert bool(verdict) == allowed
    assert allowed or OLD.number in verdict.reason.zh


def test_a_paper_is_entered_once() -> None:
    assert rules.may_be_numbered("3号", taken=False)
    assert not rules.may_be_numbered("3号", taken=True)


@pytest.mark.parametrize(
    ("standing", "kind", "change", "allot"),
    [
        (Standing.STANDING, UnitKind.COUNTY_FEDERATION, True, True),
        (Standing.STANDING, UnitKind.TOWNSHIP, True, False),
        (Standing.REPLACED, UnitKind.COUNTY_FEDERATION, False, False),
        (Standing.REVOKED, UnitKind.COUNTY_FEDERATION, False, False),
    ],
)
def test_only_what_stands_is_changed(standing: Standing, kind: UnitKind, change: bool, allot: bool) -> None:
    assert bool(rules.may_be_changed(standing)) == change
    assert bool(rules.may_be_allotted(standing, kind)) == allot


@pytest.mark.parametrize(
    ("on", "allowed"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ],
)
def test_a_reply_ends_within_its_months(on: date, allowed: bool) -> None:
    assert bool(rules.may_revoke(OLD, on=on, number="7号")) == allowed
    assert bool(rules.may_replace(OLD, replace(facts(), first=on))) == allowed
    assert not rules.may_revoke(OLD, on=TODAY, number="  ")


@pytest.mark.parametrize(
    ("on", "ended", "stands"),
    [
        (date(2025, 12, 31), None, False),
        (date(2026, 1, 1), None, True),
        (date(2026, 12, 31), None, True),
        (date(2027, 1, 1), None, False),
        (date(2026, 6, 29), TODAY, True),
        (TODAY, TODAY, False),
    ],
)
def test_a_reply_funds_from_its_first_day_until_it_ends(on: date, ended: date | None, stands: bool) -> None:
    assert replace(OLD, ended_on=ended).stands(on) == stands


@pytest.mark.parametrize(
    ("posts", "allotted", "said"),
    [
        (3, {}, ""),
        (3, {"甲": 3}, ""),
        (3, {"甲": 2, "乙": 1}, ""),
        (3, {"甲": 2, "乙": 2}, "多 1 名"),
        (0, {"甲": 0}, ""),
        (3, {"甲": -1}, "负数"),
    ],
)
def test_no_more_is_allotted_than_there_is(posts: int, allotted: dict[str, int], said: str) -> None:
    verdict = rules.may_allot(posts, allotted)
    assert (bool(verdict), said in verdict.reason.zh) == (not said, True)
    assert verdict.steps[-1].value == posts - sum(allotted.values())


@pytest.mark.parametrize(
    ("allotted", "ceilings", "warned"),
    [({"甲": 3}, {"甲": 3}, 0), ({"甲": 4}, {"甲": 3}, 1), ({"甲": 4}, {}, 0), ({"甲": 1}, {"甲": 0}, 1)],
)
def test_above_the_ceiling_is_a_warning(
    allotted: dict[str, int], ceilings: dict[str, int], warned: int
) -> None:
    assert len(rules.above_ceiling(allotted, ceilings)) == warned


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 120))
def test_months_are_counted_back_as_they_were_added(day: date, months: int) -> None:
    first = day.replace(day=1)
    assert months_between(first, end_of(first, months)) == months


def test_money_stays_as_written() -> None:
    reply = facts(2, share(24, amount="0.10"), amount="0.10")
    assert reply.amount == Decimal("0.10")
    assert rules.adds_up(reply)
