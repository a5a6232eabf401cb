"""The whole shipped table as unions: founded once, quick to open."""

from __future__ import annotations

from datetime import date

import pytest

from niangjia.kernel import divisions
from niangjia.kernel.figure import Refused
from niangjia.kernel.scope import acting
from niangjia.organisations import queries, rules
from niangjia.organisations.actions import load_divisions
from niangjia.organisations.models import Affiliation, Territory, Unit
from niangjia.organisations.queries import listing
from niangjia.organisations.queries.branches import Branch
from niangjia.organisations.queries.listing import Entry
from niangjia.organisations.tests import factories

pytestmark = pytest.mark.django_db
FEDERATIONS = [division for division in divisions.all() if rules.has_federation(division)]


def loaded(county: Unit, *, below: str) -> tuple[int, int, list[int], list[Branch], int]:
    """Founded, founded when asked again, rows stored, branches of the nation, hits of a township's name."""
    by = factories.operator()
    with acting(by):
        first = load_divisions(by=by, below=below)
        again = load_divisions(by=by, below=below)
        stored = [table.objects.count() for table in (Unit, Affiliation, Territory)]
        assert Unit.objects.get(division_code=county.division_code) == county
        top = queries.top(by=by)
        assert top is not None
        provinces, more = queries.branches(top, on=date(2026, 6, 30), by=by)
        found = listing.found(Entry(text="长流镇"), on=date(2026, 6, 30), by=by).count()
    assert not more
    return first, again, stored, provinces, found


def test_every_division_of_a_province_has_its_union_once() -> None:
    expected = 1 + sum(division.code.startswith("46") for division in FEDERATIONS)
    county = factories.federation("460106")
    first, again, stored, provinces, found = loaded(county, below="46")
    assert (first, again) == (expected - 4, 0)
    assert stored == [expected, expected - 1, expected]
    assert [(branch.unit.division_code, branch.below + 1) for branch in provinces] == [("46", expected - 1)]
    assert found == 1


@pytest.mark.drill
def test_every_division_of_the_country_has_its_union_once() -> None:
    expected = len(FEDERATIONS)
    first, again, stored, provinces, found = loaded(factories.federation("510703"), below="")
    assert (first, again) == (expected - 4, 0)
    assert stored == [expected, expected - 1, expected]
    assert len(provinces) == len(divisions.children(""))
    assert sum(branch.below + 1 for branch in provinces) == expected - 1
    assert found == 1


def test_a_code_the_table_lacks_founds_nothing() -> None:
    by = factories.operator()
    with acting(by):
        with pytest.raises(queries.UnknownCode):
            load_divisions(by=by, below="97")
        assert not Unit.objects.exists()


def test_only_who_may_loads_the_table() -> None:
    county = factories.federation("510703")
    clerk = factories.actor_over(county)
    with acting(clerk):
        with pytest.raises(Refused):
            load_divisions(by=clerk)
        assert list(Unit.objects.all()) == [county]
