"""Affiliation and territory are two facts: a zone federation of county rank runs subdistricts of a county."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from niangjia.kernel.figure import Refused
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.organisations import access, queries
from niangjia.organisations.actions import import_units, move_unit
from niangjia.organisations.models import Affiliation, Headcount, Unit
from niangjia.organisations.tests import factories
from niangjia.organisations.tests.factories import AS_OF, TODAY, decision, unit_row
from niangjia.organisations.types import UnitKind

pytestmark = pytest.mark.django_db
MOVED = date(2026, 7, 1)
SUBDISTRICT = unit_row("普明街道总工会", kind=UnitKind.SUBDISTRICT)


def moved() -> tuple[Unit, Unit, Unit]:
    """County, zone federation, and a subdistrict of the county that the zone manages since July."""
    county = factories.federation("510703")
    zone = factories.zone_federation(factories.federation("5107"))
    [subdistrict] = factories.imported(county, SUBDISTRICT)
    by = factories.operator()
    with acting(by):
        return county, zone, move_unit(by=by, unit=subdistrict, parent=zone, decision=decision()).unit


def test_tree_follows_affiliation_policy_follows_territory() -> None:
    county, zone, subdistrict = moved()
    by = factories.operator()
    with acting(by):
        below = [list(queries.units_below(unit, by=by)) for unit in (county, zone)]
        place = queries.places_below(by.scope.low, on=MOVED, by=by)[subdistrict.pk]
        names = queries.county_names(by=by)
        [branch], _ = queries.branches(zone, on=MOVED, by=by)
    assert below == [[], [subdistrict]]
    assert place == subdistrict.division_code == "510703006"
    assert queries.county_of(subdistrict.scope_path, names) == "高新技术产业开发区"
    assert branch.elsewhere == "涪城区普明街道"


def test_the_affiliation_before_keeps_its_days() -> None:
    county, zone, subdistrict = moved()
    by = factories.operator()
    with acting(by):
        rows = access.affiliations(by).filter(unit=subdistrict)
        held = [rows.get(period__contains=day).parent_id for day in (MOVED - timedelta(1), MOVED)]
        event = AuditEvent.objects.get(name="organisations.unit.moved")
    assert held == [county.pk, zone.pk]
    told = {name: event.details[name] for name in ("from", "to", "on", "document")}
    assert event.reason == "机构调整"
    assert told == {
        "from": county.code,
        "to": zone.code,
        "on": "2026-07-01",
        "document": "绵工发〔2026〕1号",
    }


def test_a_unit_whose_affiliation_was_never_told_can_be_moved() -> None:
    county = factories.federation("510703")
    [town] = factories.imported(county, unit_row())
    by = factories.operator()
    with acting(by):
        Affiliation.objects.filter(unit=town).delete()
        parent = factories.federation("510704")
        moved_town = move_unit(by=by, unit=town, parent=parent, decision=decision()).unit
        [held] = access.affiliations(by).filter(unit=town)
    assert (held.parent_id, held.period.lower) == (moved_town.parent_id, MOVED)


def test_moving_again_on_the_same_day_replaces_the_move() -> None:
    county, _, subdistrict = moved()
    by = factories.operator()
    with acting(by):
        move_unit(by=by, unit=subdistrict, parent=county, decision=decision())
        rows = access.affiliations(by).filter(unit=subdistrict).order_by("period")
        assert [row.parent_id for row in rows] == [county.pk, county.pk]


@pytest.mark.parametrize(
    "reason", ["itself", "where it is", "before a known move", "in the future", "no reason", "may only read"]
)
def test_a_refused_move_changes_nothing(reason: str) -> None:
    county, zone, subdistrict = moved()
    by = factories.operator()
    with acting(by):
        reader = factories.actor_over(queries.top(by=by), Role.LEADER)  # type: ignore[arg-type]
    days = {"before a known move": MOVED - timedelta(1), "in the future": TODAY + timedelta(1)}
    taken = decision(days.get(reason, MOVED + timedelta(1)))
    parent = {"itself": subdistrict, "where it is": zone}.get(reason, county)
    who = {"may only read": reader, "no reason": factories.operator("")}.get(reason, by)
    with acting(who):
        before = [list(Affiliation.objects.order_by("pk").values()), AuditEvent.objects.count()]
        with pytest.raises(Refused):
            move_unit(by=who, unit=subdistrict, parent=parent, decision=taken)
        assert [list(Affiliation.objects.order_by("pk").values()), AuditEvent.objects.count()] == before
        assert Unit.objects.get(pk=subdistrict.pk).parent_id == zone.pk


def test_a_list_of_the_prefecture_finds_the_subdistrict_where_it_is_managed_now() -> None:
    county, _, subdistrict = moved()
    by = factories.operator()
    with acting(by):
        done = import_units(by=by, under=county, rows=[SUBDISTRICT], as_of=AS_OF, source="units.xlsx")
        assert Unit.objects.filter(division_code=subdistrict.division_code).count() == 1
    assert (done.created, done.changed) == (set(), set())


def test_to_a_clerk_who_cannot_see_it_the_list_is_refused_and_nothing_is_told() -> None:
    county, zone, _ = moved()
    clerk = factories.actor_over(county)
    with acting(clerk):
        with pytest.raises(Refused) as refusal:
            import_units(by=clerk, under=county, rows=[SUBDISTRICT], as_of=AS_OF, source="x")
        assert list(access.units(clerk)) == [county]
        assert not Headcount.objects.exists()
    assert zone.name not in str(refusal.value)


def test_a_zones_own_clerk_imports_under_the_zones_territory() -> None:
    _, zone, _ = moved()
    clerk = factories.actor_over(zone)
    rows = [unit_row("软件园企业联合工会", kind=UnitKind.ENTERPRISE)]
    with acting(clerk):
        done = import_units(by=clerk, under=zone, rows=rows, as_of=AS_OF, source="x")
        places = queries.places_below(clerk.scope.low, on=AS_OF, by=clerk)
    assert [places[pk] for pk in done.created] == ["5107"]
