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
from niangjia.organisations.queries.listing import Entry
from niangjia.organisations.tests import factories

pytestmark = pytest.mark.django_db
EXPECTED = sum(1 for division in divisions.all() if rules.has_federation(division))


def test_every_division_has_its_union_once() -> None:
    county = factories.federation("510703")
    by = factories.operator()
    with acting(by):
        first = load_divisions(by=by)
        again = load_divisions(by=by)
        stored = [table.objects.count() for table in (Unit, Affiliation, Territory)]
        assert Unit.objects.get(division_code="510703") == county
        top = queries.top(by=by)
        assert top is not None
        provinces, more = queries.branches(top, on=date(2026, 6, 30), by=by)
        found = listing.found(Entry(text="丰谷"), on=date(2026, 6, 30), by=by).count()
    assert (first, again) == (EXPECTED - 4, 0)
    assert stored == [EXPECTED, EXPECTED - 1, EXPECTED]
    assert (len(provinces), more) == (len(divisions.children("")), False)
    assert sum(branch.below + 1 for branch in provinces) == EXPECTED - 1
    assert found >= 1


def test_only_who_may_loads_the_table() -> None:
    county = factories.federation("510703")
    clerk = factories.actor_over(county)
    with acting(clerk):
        with pytest.raises(Refused):
            load_divisions(by=clerk)
        assert list(Unit.objects.all()) == [county]
