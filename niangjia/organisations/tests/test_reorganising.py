"""Renaming, founding, merging, splitting and abolishing by hand: what stays, what goes, what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from niangjia.kernel.figure import Refused
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.scope import acting
from niangjia.organisations import access, actions, queries
from niangjia.organisations.models import Affiliation, Headcount, Succession, Territory, Unit, UnitName
from niangjia.organisations.queries import UnknownCode
from niangjia.organisations.queries.succession import heirs, names_before, sum_of
from niangjia.organisations.tests import factories
from niangjia.organisations.tests.factories import AS_OF, TODAY, decision, unit_row
from niangjia.organisations.types import Measure, NewUnit, Part, UnitKind

pytestmark = pytest.mark.django_db
DAY = date(2026, 7, 1)
BEFORE = DAY - timedelta(1)
FIRM = UnitKind.ENTERPRISE
TABLES = (Unit, Affiliation, Territory, Headcount, Succession, UnitName, AuditEvent)


def stage() -> tuple[Unit, Unit, Unit]:
    """A county with two towns, of which the first has a firm below it."""
    county = factories.federation("510703")
    here, there = factories.imported(
        county, unit_row(), unit_row("青义镇总工会", workers=2_000, members=None)
    )
    by = factories.operator()
    with acting(by):
        new = NewUnit("甲公司工会", FIRM)
        actions.found_unit(by=by, parent=here, new=new, decision=decision(date(2026, 2, 1)))
    return county, here, there


def standing(county: Unit, on: date) -> list[tuple[str, int | None]]:
    """The primary-level units of a county on a day, with their workers."""
    by = factories.operator()
    found = queries.standing_below(county, on=on, by=by)
    return sorted((one.unit.name, one.workers) for one in found)


def test_a_unit_founded_by_hand_stands_from_its_day_on() -> None:
    _, here, _ = stage()
    by = factories.operator()
    with acting(by):
        firm = Unit.objects.get(name="甲公司工会")
        held = access.affiliations(by).get(unit=firm)
        place = queries.places_of([firm.pk], on=DAY, by=by)[firm.pk]
        names = [
            [one.unit.name for one in queries.standing_below(here, on=day, by=by)]
            for day in (date(2026, 1, 31), date(2026, 2, 1))
        ]
    assert (held.parent_id, held.period.lower, firm.founded_date) == (here.pk, *[date(2026, 2, 1)] * 2)
    assert place == here.division_code
    assert names == [["丰谷镇总工会"], ["丰谷镇总工会", "甲公司工会"]]


def test_a_merger_closes_the_one_and_lifts_what_stood_below_it() -> None:
    county, here, there = stage()
    by = factories.operator()
    with acting(by):
        total = [(Measure.WORKERS, 5_000)]
        done = actions.merge_units(
            by=by, units=[here], into=there, decision=decision(DAY), counts=total, source="相加"
        )
        firm = Unit.objects.get(name="甲公司工会")
        closed = Unit.objects.get(pk=here.pk)
        row = Succession.objects.get()
        before, after = standing(county, BEFORE), standing(county, DAY)
        [period] = [one.period for one in access.affiliations(by).filter(unit=here)]
    assert done.unit == there and closed.closed_date == DAY and period.upper == DAY
    assert firm.parent_id == there.pk and firm.scope_path.startswith(there.scope_path)
    assert before == [("丰谷镇总工会", 3_000), ("甲公司工会", None), ("青义镇总工会", 2_000)]
    assert after == [("甲公司工会", None), ("青义镇总工会", 5_000)]
    assert (row.unit_id, row.successor_id, row.kind, row.reason) == (here.pk, there.pk, "merge", "机构调整")
    assert [one.number for one in done.consequences if one.number is not None] == [1, 0, 5_000]


def test_a_merger_into_a_new_unit_is_founded_beside_the_first() -> None:
    county, here, there = stage()
    by = factories.operator()
    new = NewUnit("丰青镇总工会", UnitKind.TOWNSHIP, place="510703")
    with acting(by):
        done = actions.merge_units(by=by, units=[here, there], into=new, decision=decision(DAY))
        assert (done.unit.parent_id, done.unit.founded_date) == (county.pk, DAY)
        assert [name for name, _ in standing(county, DAY)] == ["丰青镇总工会", "甲公司工会"]
        assert heirs(by=by) == {here.pk: done.unit.pk, there.pk: done.unit.pk}
        assert queries.places_of([done.unit.pk], on=DAY, by=by)[done.unit.pk] == "510703"
        policies = [one for one in done.consequences if "原适用" in one.text.zh]
    assert len(policies) == 2


def test_a_chain_of_successors_ends_at_the_open_one_and_carries_every_name() -> None:
    county, here, there = stage()
    by = factories.operator()
    with acting(by):
        actions.rename_unit(by=by, unit=here, name="丰谷新镇总工会", decision=decision(BEFORE))
        actions.merge_units(by=by, units=[here], into=there, decision=decision(DAY))
        third = NewUnit("丙镇总工会", UnitKind.TOWNSHIP)
        last = actions.found_unit(by=by, parent=county, new=third, decision=decision(DAY)).unit
        actions.abolish_unit(by=by, unit=there, successor=last, decision=decision(DAY + timedelta(1)))
        assert heirs(by=by) == {here.pk: last.pk, there.pk: last.pk}
        told = sorted(names_before(by=by))
    names = ("丰谷新镇总工会", "丰谷镇总工会", "青义镇总工会")
    assert told == sorted((last.pk, name) for name in names)


def test_a_name_is_kept_until_the_day_and_a_second_one_replaces_it_on_that_day() -> None:
    _, here, _ = stage()
    by = factories.operator()
    with acting(by):
        for name in ("新名一总工会", "新名二总工会"):
            actions.rename_unit(by=by, unit=here, name=name, decision=decision(DAY))
        former = UnitName.objects.get()
        here.refresh_from_db()
        with pytest.raises(Refused, match="已登记过一次变动"):
            actions.rename_unit(by=by, unit=here, name="更早总工会", decision=decision(BEFORE))
    assert (here.name, here.name_key, here.initials) == ("新名二总工会", "新名二", "xmezgh")
    assert (former.name, former.period.lower, former.period.upper) == ("丰谷镇总工会", date(2010, 5, 1), DAY)
    assert former.last_day == BEFORE


def test_territory_changes_and_affiliation_stays() -> None:
    county, here, _ = stage()
    by = factories.operator()
    with acting(by):
        done = actions.change_territory(by=by, unit=here, place="510704", decision=decision(DAY))
        held = [queries.places_of([here.pk], on=day, by=by)[here.pk] for day in (BEFORE, DAY)]
        with pytest.raises(UnknownCode):
            actions.change_territory(by=by, unit=here, place="999999", decision=decision(DAY))
    assert held == [here.division_code, "510704"]
    assert done.unit.parent_id == county.pk
    assert "原适用涪城区丰谷镇的政策" in done.consequences[0].text.zh


def test_a_unit_whose_territory_was_never_told_gets_one() -> None:
    _, here, _ = stage()
    by = factories.operator()
    with acting(by):
        Territory.objects.filter(unit=here).delete()
        done = actions.change_territory(by=by, unit=here, place="510704", decision=decision(DAY))
        move = actions.move_unit(
            by=by, unit=here, parent=factories.federation("510704"), decision=decision(DAY)
        )
    assert "原适用—的政策" in done.consequences[0].text.zh
    assert any("适用政策的地区不变：游仙区" in one.text.zh for one in move.consequences)


def test_counts_are_corrected_for_their_day_and_added_for_another() -> None:
    _, here, _ = stage()
    by = factories.operator()
    with acting(by):
        for on, number in ((AS_OF, 3_100), (DAY, 3_200)):
            counts = [(Measure.WORKERS, number)]
            actions.enter_counts(by=by, unit=here, counts=counts, source="季报", decision=decision(on))
        told = [(one.cut_off_date, one.measure, one.count) for one in queries.counts_over_time(here, by=by)]
        units, sums = [here], sum_of([here], on=AS_OF, by=by)
    assert told == [(DAY, "workers", 3_200), (AS_OF, "members", 2_500), (AS_OF, "workers", 3_100)]
    assert [sums[measure][0].count for measure in Measure if sums[measure][0]] == [3_100, 2_500]
    assert len(units) == len(sums[Measure.WORKERS])


@pytest.mark.parametrize(
    ("phone", "shown"), [(None, "138****1234"), ("", ""), ("13900009999", "139****9999")]
)
def test_a_contact_keeps_changes_or_loses_the_number(phone: str | None, shown: str) -> None:
    _, here, _ = stage()
    by = factories.operator()
    with acting(by):
        actions.edit_contact(by=by, unit=here, name=" 李四 ", phone=phone, decision=decision(TODAY))
        contact = queries.contact_of(here, by=by)
    assert contact is not None
    assert (contact.name, contact.masked_phone) == ("李四", shown)


def test_a_first_contact_is_named() -> None:
    county, _, _ = stage()
    by = factories.operator()
    with acting(by):
        actions.edit_contact(by=by, unit=county, name="王五", phone="13900009999", decision=decision(TODAY))
        assert queries.contact_of(county, by=by).phone == "13900009999"  # type: ignore[union-attr]


def correct(unit: Unit, **more: Any) -> Callable[..., Any]:
    """The act of correcting a unit's facts."""
    facts: dict[str, Any] = {"kind": unit.unit_kind, "founded_date": None, "division_code": None}
    return lambda by: actions.correct_unit(by=by, unit=unit, decision=decision(TODAY), **(facts | more))


def test_facts_are_put_right() -> None:
    _, here, _ = stage()
    by = factories.operator()
    with acting(by):
        done = correct(here, kind=UnitKind.SUBDISTRICT, division_code="510703100000")(by)
        here.refresh_from_db()
    assert (here.unit_kind, here.founded_date, here.division_code) == (
        UnitKind.SUBDISTRICT,
        None,
        "510703100",
    )
    assert [one.text.zh for one in done.consequences] == [
        "类型：街道",
        "建会日期：不详",
        "本级区划代码：510703100",
    ]


def test_a_split_is_told_on_both_sides() -> None:
    county, here, _ = stage()
    by = factories.operator()
    with acting(by):
        parts = [
            Part(NewUnit(name, FIRM, place=place))
            for name, place in (("乙厂工会", ""), ("丙厂工会", "510704"))
        ]
        done = actions.split_unit(by=by, unit=here, parts=parts, decision=decision(DAY))
        rows = list(Succession.objects.order_by("pk"))
        fresh = Unit.objects.filter(name__in=["乙厂工会", "丙厂工会"]).order_by("pk")
        places = [queries.places_of([one.pk], on=DAY, by=by)[one.pk] for one in fresh]
        page = queries.unit_page(fresh[0], on=DAY, by=by)
        whole = queries.unit_page(here, on=DAY, by=by)
        assert Unit.objects.get(pk=here.pk).closed_date is None
    assert [(row.unit_id, row.kind) for row in rows] == [(here.pk, "split")] * 2
    assert {one.parent_id for one in fresh} == {county.pk}
    assert places == ["510703", "510704"]
    assert ([one.name for one in page.before], [one.name for one in whole.after]) == (
        ["丰谷镇总工会"],
        ["乙厂工会", "丙厂工会"],
    )
    assert done.unit == here


def test_an_empty_unit_closes_and_its_division_may_have_another() -> None:
    county, _, there = stage()
    by = factories.operator()
    with acting(by):
        done = actions.abolish_unit(by=by, unit=there, successor=None, decision=decision(DAY))
        new = NewUnit("青义镇总工会", UnitKind.TOWNSHIP, division_code=there.division_code)
        actions.found_unit(by=by, parent=county, new=new, decision=decision(DAY))
        assert names_before(by=by) == []
        assert (Succession.objects.get().successor_id, done.unit.closed_date) == (None, DAY)
        assert queries.unit_ever(there.code, by=by).pk == there.pk
        with pytest.raises(UnknownCode):
            queries.unit_at(there.code, by=by)


def test_history_says_why_and_what_it_was_called() -> None:
    _, here, there = stage()
    by = factories.operator("合并乡镇")
    with acting(by):
        actions.rename_unit(by=by, unit=here, name="新名总工会", decision=decision(BEFORE))
        actions.merge_units(by=by, units=[here], into=there, decision=decision(DAY))
        acts = queries.history_of(here, by=by)
        event = AuditEvent.objects.get(name="organisations.unit.merged")
    assert {act.why for act in acts[:2]} <= {"合并乡镇", "机构调整"}
    told = [change.what.zh for act in acts for change in act.changes]
    assert "曾用名" in told and "承接单位" in told
    assert (event.reason, event.details["into"], event.details["document"]) == (
        "合并乡镇",
        there.code,
        "绵工发〔2026〕1号",
    )


def test_counts_of_later_days_are_pointed_at_when_their_unit_closes() -> None:
    county, here, there = stage()
    factories.imported(county, unit_row(workers=3_300), as_of=date(2026, 9, 30))
    by = factories.operator()
    with acting(by):
        done = actions.merge_units(by=by, units=[here], into=there, decision=decision(DAY))
    [pointed] = [one for one in done.consequences if "不再计入汇总" in one.text.zh]
    assert pointed.number == 2
