"""Founding, importing and moving units: what an act leaves behind, and that a refused one leaves nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from niangjia.kernel.actions import ForeignTransaction
from niangjia.kernel.figure import Refused
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.organisations import access, queries
from niangjia.organisations.actions import ensure_federation, import_units
from niangjia.organisations.models import Headcount, Unit, UnitContact
from niangjia.organisations.queries import UnknownCode
from niangjia.organisations.tests import factories
from niangjia.organisations.tests.factories import AS_OF, unit_row
from niangjia.organisations.types import UnitKind

pytestmark = pytest.mark.django_db


def test_a_federation_is_founded_with_those_above_it() -> None:
    county = factories.federation("510703")
    by = factories.operator()
    with acting(by):
        above = [unit.name for unit in queries.ancestors(county, by=by)]
        territory = access.territories(by).get(unit=county)
    assert above == ["中华全国总工会", "四川省总工会", "绵阳市总工会"]
    assert county.code == f"GH{county.pk:08d}"
    assert territory.division_code == "510703"


def test_founding_again_changes_nothing() -> None:
    first = factories.federation("510703")
    with acting(factories.operator()):
        units = Unit.objects.count()
    assert factories.federation("510700").pk == first.parent_id
    assert factories.federation("510703") == first
    with acting(factories.operator()):
        assert Unit.objects.count() == units


def test_counties_of_a_municipality_stand_directly_under_it() -> None:
    county = factories.federation("110101")
    with acting(factories.operator()):
        assert Unit.objects.get(pk=county.parent_id).division_code == "11"


@pytest.mark.parametrize("code", ["999999", "510", "涪城区"])
def test_a_code_without_division_founds_nothing(code: str) -> None:
    by = factories.operator()
    with acting(by):
        with pytest.raises(UnknownCode):
            ensure_federation(by=by, division_code=code)
        assert not Unit.objects.exists()
        assert not AuditEvent.objects.exists()


def test_who_may_only_read_founds_and_imports_nothing() -> None:
    county = factories.federation("510703")
    leader = factories.actor_over(county, Role.LEADER)
    with acting(leader):
        with pytest.raises(Refused):
            ensure_federation(by=leader, division_code="510704")
        with pytest.raises(Refused):
            import_units(by=leader, under=county, rows=[unit_row()], as_of=AS_OF, source="x")
        assert list(access.units(leader)) == [county]
        assert not Headcount.objects.exists()


def test_an_action_outside_its_actors_transaction_is_a_fault() -> None:
    county = factories.federation("510703")
    by, other = factories.operator(), factories.operator()
    other_scope = factories.actor_over(county)
    with acting(other_scope), pytest.raises(ForeignTransaction):
        import_units(by=by, under=county, rows=[unit_row()], as_of=AS_OF, source="x")
    with acting(other):
        assert not Headcount.objects.exists()


def test_a_list_founds_units_with_their_facts() -> None:
    county = factories.federation("510703")
    town, office = factories.imported(
        county, unit_row(), unit_row("餐饮行业工会联合会", kind=UnitKind.INDUSTRY_FEDERATION, workers=None)
    )
    by = factories.operator()
    with acting(by):
        places = queries.places_below(by.scope.low, on=AS_OF, by=by)
        counts = [(one.measure, one.count, one.source) for one in queries.counts_over_time(town, by=by)]
        contact = queries.contact_of(town, by=by)
        assert [one.measure for one in queries.counts_over_time(office, by=by)] == ["members"]
    assert town.division_code is not None and town.division_code.startswith("510703")
    assert places[town.pk] == town.division_code
    assert (office.division_code, places[office.pk]) == (None, "510703")
    assert counts == [("members", 2500, "units.xlsx"), ("workers", 3000, "units.xlsx")]
    assert contact is not None and contact.masked_phone == "138****1234"


def test_a_list_makes_the_missing_federations() -> None:
    prefecture = factories.federation("5107")
    rows = [unit_row(county="涪城区"), unit_row("石马镇总工会", county="游仙区")]
    town, other = factories.imported(prefecture, *rows)
    with acting(factories.operator()):
        parents = [Unit.objects.get(pk=one.parent_id) for one in (town, other)]
    assert [parent.division_code for parent in parents] == ["510703", "510704"]
    assert {parent.parent_id for parent in parents} == {prefecture.pk}


def test_the_same_list_again_changes_nothing() -> None:
    county = factories.federation("510703")
    by = factories.operator()
    rows = [unit_row(), unit_row("青义镇总工会", workers=0, contact_name="", contact_phone="")]
    with acting(by):
        first = import_units(by=by, under=county, rows=rows, as_of=AS_OF, source="a.xlsx")
        before = [Unit.objects.count(), Headcount.objects.count(), UnitContact.objects.count()]
        again = import_units(by=by, under=county, rows=rows, as_of=AS_OF, source="b.xlsx")
        after = [Unit.objects.count(), Headcount.objects.count(), UnitContact.objects.count()]
        assert {one.source for one in Headcount.objects.all()} == {"a.xlsx"}
    assert (len(first.created), first.changed) == (2, set())
    assert (again.created, again.changed) == (set(), set())
    assert before == after == [before[0], 4, 1]


def test_a_corrected_list_changes_only_what_it_says() -> None:
    county = factories.federation("510703")
    town, other = factories.imported(county, unit_row(), unit_row("青义镇总工会"))
    by = factories.operator()
    corrected = [unit_row("丰谷镇工会", workers=3_100, contact_phone="13900009999"), unit_row("青义镇总工会")]
    with acting(by):
        done = import_units(by=by, under=county, rows=corrected, as_of=AS_OF, source="b.xlsx")
        counts = {(one.unit_id, one.measure): one for one in Headcount.objects.all()}
        assert queries.contact_of(town, by=by).masked_phone == "139****9999"  # type: ignore[union-attr]
    assert (done.created, done.changed) == (set(), {town.pk})
    assert (counts[town.pk, "workers"].count, counts[town.pk, "workers"].source) == (3_100, "b.xlsx")
    assert counts[town.pk, "members"].source == counts[other.pk, "workers"].source == "units.xlsx"


def test_a_contact_may_have_no_phone() -> None:
    county = factories.federation("510703")
    [town] = factories.imported(county, unit_row(contact_phone=""))
    by = factories.operator()
    with acting(by):
        contact = queries.contact_of(town, by=by)
    assert contact is not None
    assert (contact.name, contact.phone, contact.masked_phone) == ("王芳", "", "")


def test_a_later_list_is_another_observation() -> None:
    county = factories.federation("510703")
    [town] = factories.imported(county, unit_row())
    later = date(2026, 9, 30)
    factories.imported(county, unit_row(workers=3_300), as_of=later)
    by = factories.operator()
    with acting(by):
        known = [
            count.count
            if (count := queries.workers_below(town.scope_path, on=day, by=by).get(town.pk))
            else None
            for day in (AS_OF - timedelta(1), AS_OF, later - timedelta(1), later)
        ]
    assert known == [None, 3_000, 3_000, 3_300]


def test_an_act_is_kept_whole_or_not_at_all() -> None:
    county = factories.federation("510703")
    clerk = factories.actor_over(county)
    twice = [unit_row("甲工会", kind=UnitKind.ENTERPRISE), unit_row("甲工会", kind=UnitKind.ENTERPRISE)]
    with acting(clerk):
        with pytest.raises(Refused):
            import_units(by=clerk, under=county, rows=[unit_row(), *twice], as_of=AS_OF, source="x")
        assert list(access.units(clerk)) == [county]
        assert not Headcount.objects.exists()
        assert not AuditEvent.objects.filter(name="organisations.units.imported").exists()


@pytest.mark.parametrize(
    ("name", "kind", "same"),
    [
        ("丰谷镇总工会", UnitKind.TOWNSHIP, "division_code"),
        ("快递行业工会联合会", UnitKind.INDUSTRY_FEDERATION, "name_key"),
    ],
)
def test_one_open_union_per_division_and_per_name(name: str, kind: UnitKind, same: str) -> None:
    county = factories.federation("510703")
    [first] = factories.imported(county, unit_row(name, kind=kind))
    second = Unit(name="另一个", name_key="另一个", initials="lyg", kind=kind.value, parent=county)
    setattr(second, same, getattr(first, same))
    with acting(factories.operator()):
        with pytest.raises(IntegrityError), transaction.atomic():
            second.save()
        first.closed_date = AS_OF
        first.save()
        second.save()
        assert Unit.objects.filter(parent=county).count() == 2


@pytest.mark.parametrize("code", ["441900", "4419"])
def test_a_prefecture_that_is_its_own_county_has_two_codes(code: str) -> None:
    founded = factories.federation(code)
    by = factories.operator()
    with acting(by):
        found = queries.unit_at(code, by=by)
    assert found == founded
    assert found.division_code == code
