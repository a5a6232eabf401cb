"""What may be changed of the tree, and why not: truth tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from niangjia.kernel.wording import Wording
from niangjia.organisations import rules
from niangjia.organisations.rules import changing, reorganising
from niangjia.organisations.types import Decision, Measure, NewUnit, UnitKind

TODAY = date(2026, 11, 21)
TOMORROW = TODAY + timedelta(1)
TOWN, COUNTY, FIRM = UnitKind.TOWNSHIP, UnitKind.COUNTY_FEDERATION, UnitKind.ENTERPRISE


@pytest.mark.parametrize(
    ("unit", "parent", "allowed"),
    [
        ("000001000002", "000001", False),
        ("000001000002000003", "000001", True),
        ("000001000002", "000001000003", True),
        ("000001000002", "000001000002", False),
        ("000001000002", "000001000002000004", False),
        ("000001", "000002000001", True),
    ],
)
def test_a_unit_never_comes_under_itself_or_where_it_is(unit: str, parent: str, allowed: bool) -> None:
    assert rules.may_move(unit, parent).allowed is allowed


@pytest.mark.parametrize(
    ("on", "dated", "allowed"),
    [
        (TODAY, None, True),
        (TODAY - timedelta(400), TODAY, True),
        (TOMORROW, None, False),
        (TODAY, TOMORROW, False),
    ],
)
def test_a_decisions_day_has_come(on: date, dated: date | None, allowed: bool) -> None:
    decision = Decision(on=on, entered=TODAY, document_date=dated)
    assert rules.may_take_effect(decision).allowed is allowed


@pytest.mark.parametrize(
    ("path", "low", "allowed"), [("01", "01", False), ("0102", "01", True), ("01", "0", True)]
)
def test_nobody_decides_over_their_own_unit(path: str, low: str, allowed: bool) -> None:
    assert rules.may_decide_over(path, (low,)).allowed is allowed


@pytest.mark.parametrize(
    ("founded", "closed", "changes", "allowed"),
    [
        (None, None, [], True),
        (TODAY, None, [TODAY, None], True),
        (TOMORROW, None, [], False),
        (None, date(2026, 1, 1), [], False),
        (None, None, [TOMORROW], False),
        (None, None, [TODAY - timedelta(1), TOMORROW], False),
    ],
)
def test_a_unit_changes_while_it_stands_and_after_what_is_known(
    founded: date | None, closed: date | None, changes: list[date | None], allowed: bool
) -> None:
    verdict = rules.may_change_on(TODAY, founded=founded, closed=closed, changes=changes)
    assert verdict.allowed is allowed


@pytest.mark.parametrize(
    ("name", "taken", "reason"),
    [
        ("", False, changing.NO_NAME),
        ("丰谷镇总工会", False, changing.SAME_NAME),
        ("青义镇总工会", True, Wording("这里已有同类的“青义镇总工会”。", "")),
        ("青义镇总工会", False, None),
    ],
)
def test_a_name_is_new_and_free(name: str, taken: bool, reason: Wording | None) -> None:
    verdict = rules.may_rename(name, present="丰谷镇总工会", taken=taken)
    assert verdict.allowed is (reason is None)
    assert reason is None or verdict.reason.zh == reason.zh


@pytest.mark.parametrize(
    ("name", "kind", "under", "taken", "allowed"),
    [
        ("甲镇总工会", TOWN, COUNTY, False, True),
        ("甲镇总工会", TOWN, COUNTY, True, False),
        (" ", TOWN, COUNTY, False, False),
        ("甲公司工会", FIRM, TOWN, False, True),
        ("甲区域工会", UnitKind.AREA_FEDERATION, TOWN, False, True),
        ("甲镇总工会", TOWN, FIRM, False, False),
        ("甲县总工会", COUNTY, COUNTY, False, False),
        ("甲县总工会", COUNTY, UnitKind.PREFECTURE_FEDERATION, False, True),
    ],
)
def test_a_unit_is_founded_below_its_like_or_above(
    name: str, kind: UnitKind, under: UnitKind, taken: bool, allowed: bool
) -> None:
    assert rules.may_found(NewUnit(name, kind), under=under, taken=taken).allowed is allowed


@pytest.mark.parametrize(
    ("present", "corrected", "allowed"),
    [
        (TOWN, TOWN, True),
        (TOWN, FIRM, True),
        (COUNTY, COUNTY, True),
        (COUNTY, TOWN, False),
        (TOWN, COUNTY, False),
    ],
)
def test_a_federation_keeps_its_level(present: UnitKind, corrected: UnitKind, allowed: bool) -> None:
    assert rules.may_correct(present, corrected).allowed is allowed


@pytest.mark.parametrize(
    ("counts", "cut_off", "allowed"),
    [
        ([(Measure.WORKERS, 0)], TODAY, True),
        ([(Measure.WORKERS, 5), (Measure.MEMBERS, -1)], TODAY, False),
        ([], TODAY, False),
        ([(Measure.WORKERS, 5)], TOMORROW, False),
    ],
)
def test_counts_are_some_and_not_of_tomorrow(
    counts: list[tuple[Measure, int]], cut_off: date, allowed: bool
) -> None:
    assert rules.may_count(counts, cut_off=cut_off, entered=TODAY).allowed is allowed


@dataclass(frozen=True)
class Stands:
    """A unit as the rules of merging see it."""

    scope_path: str
    unit_kind: UnitKind = TOWN
    short_name: str = "甲"


A, B, BELOW_A, OTHER_COUNTY = Stands("0101"), Stands("0102", FIRM), Stands("010103"), Stands("02", COUNTY)


@pytest.mark.parametrize(
    ("closing", "into", "allowed"),
    [
        ([A], B, True),
        ([A, B], None, True),
        ([A], None, False),
        ([], B, False),
        ([A, A], B, False),
        ([A], A, False),
        ([A], OTHER_COUNTY, False),
        ([Stands("03", COUNTY)], OTHER_COUNTY, True),
        ([Stands("04", UnitKind.PREFECTURE_FEDERATION)], OTHER_COUNTY, False),
        ([BELOW_A], A, True),
        ([A], BELOW_A, False),
        ([A, BELOW_A], B, False),
    ],
)
def test_only_units_of_one_level_merge_and_none_lies_above_another(
    closing: list[Stands], into: Stands | None, allowed: bool
) -> None:
    assert rules.may_merge(closing, into).allowed is allowed


NEW, NEW_COUNTY = NewUnit("甲镇总工会", TOWN), NewUnit("甲县总工会", COUNTY)


@pytest.mark.parametrize(
    ("unit", "parts", "twice", "reason"),
    [
        (TOWN, [], [], reorganising.NO_PART),
        (TOWN, [NEW, NEW], [], reorganising.PARTS_ALIKE),
        (TOWN, [NEW_COUNTY], [], reorganising.NOT_OF_ONE_LEVEL),
        (TOWN, [NEW], ["7"], reorganising.IN_TWO_PARTS),
        (TOWN, [NEW], [], changing.MAY_BE_DONE),
        (COUNTY, [NEW_COUNTY], [], changing.MAY_BE_DONE),
    ],
)
def test_a_split_names_parts_and_gives_each_person_to_one(
    unit: UnitKind, parts: list[NewUnit], twice: list[str], reason: Wording
) -> None:
    assert rules.may_split(unit, parts, twice=twice).reason == reason


@pytest.mark.parametrize(
    ("people", "below", "successor", "allowed"),
    [(0, 0, False, True), (1, 0, False, False), (0, 1, False, False), (1, 1, True, True), (0, 0, True, True)],
)
def test_only_an_empty_unit_closes_without_a_successor(
    people: int, below: int, successor: bool, allowed: bool
) -> None:
    assert rules.may_abolish(people=people, below=below, successor=successor).allowed is allowed


def test_namesakes_are_named() -> None:
    assert rules.may_take_in([], into="甲").allowed
    assert "乙、丙" in rules.may_take_in(["乙", "丙"], into="甲").reason.zh
