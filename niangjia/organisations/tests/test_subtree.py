"""Moving a subtree moves every scoped row of it: history, audit, appointments. Tried with real commits."""

from __future__ import annotations

import psycopg
import pytest

from niangjia.kernel.postgres.urls import Urls
from niangjia.kernel.scope import acting
from niangjia.organisations.actions import move_unit
from niangjia.organisations.models import Unit
from niangjia.organisations.tests import factories
from niangjia.organisations.tests.factories import unit_row
from niangjia.organisations.types import UnitKind

pytestmark = pytest.mark.usefixtures("committed")

SCOPED = """
    SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT a.attisdropped
        AND a.attname IN ('scope_path', 'unit_path')
"""


def rows_at(owner_url: str, path: str) -> dict[str, int]:
    """Of every table that is walled or carries a path: how many rows lie at and below a path."""
    with psycopg.connect(owner_url) as owner:
        owner.execute(
            "SELECT set_config('niangjia.scope_low', '0', true), set_config('niangjia.scope_high', '~', true)"
        )
        found = {}
        for table, column in owner.execute(SCOPED).fetchall():
            asked = f'SELECT count(*) FROM "{table}" WHERE "{column}" >= %s AND "{column}" < %s'
            [(number,)] = owner.execute(asked, [path, f"{path}~"]).fetchall()
            if number:
                found[table] = number
        return found


def test_every_row_of_a_subtree_moves_with_it(database_urls: Urls) -> None:
    county = factories.federation("510703")
    zone = factories.zone_federation(factories.federation("5107"))
    [town] = factories.imported(county, unit_row("普明街道总工会", kind=UnitKind.SUBDISTRICT))
    [firm] = factories.imported(town, unit_row("甲公司工会", kind=UnitKind.ENTERPRISE))
    factories.signed_in(town)
    before, old_path = rows_at(database_urls.owner, town.scope_path), town.scope_path
    by = factories.operator()
    with acting(by):
        town = move_unit(by=by, unit=town, parent=zone, decision=factories.decision()).unit
        firm = Unit.objects.get(pk=firm.pk)
    after = rows_at(database_urls.owner, town.scope_path)
    assert town.scope_path == f"{zone.scope_path}{old_path[-6:]}"
    assert firm.scope_path.startswith(town.scope_path)
    assert rows_at(database_urls.owner, old_path) == {}
    assert {"organisations_unitevent", "organisations_headcountevent", "organisations_unitcontact"} <= set(
        before
    )
    assert {"kernel_auditevent", "accounts_appointment"} <= set(before)
    assert all(after[table] >= number for table, number in before.items())


def test_the_county_no_longer_sees_it_and_the_zone_does() -> None:
    county = factories.federation("510703")
    zone = factories.zone_federation(factories.federation("5107"))
    [town] = factories.imported(county, unit_row())
    by = factories.operator()

    def seen_by() -> list[bool]:
        seen = []
        for clerk in (factories.actor_over(county), factories.actor_over(zone)):
            with acting(clerk):
                seen.append(Unit.objects.filter(pk=town.pk).exists())
        return seen

    before = seen_by()
    with acting(by):
        move_unit(by=by, unit=town, parent=zone, decision=factories.decision())
    assert (before, seen_by()) == ([True, False], [False, True])
