"""What one act changed of many records: counted on the auditor's page, and found by its time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.apps import apps
from django.db import connection

from niangjia.kernel.actor import Actor, Scope
from niangjia.kernel.command import operator
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.scope import acting
from niangjia.organisations.tests.factories import imported, unit_row
from niangjia.proof.queries import events as queries
from niangjia.proof.words import TABLES
from tests.cast import Cast, gather

INDEXES = "SELECT tablename FROM pg_indexes WHERE indexdef LIKE '%%USING brin (pgh_created_at)%%'"


def kept_tables(*, scoped: bool) -> set[str]:
    """The tables that keep every version; those that lie in a scope."""
    return {
        model._meta.db_table
        for model in apps.get_models()
        if hasattr(model, "pgh_event_model")
        and (not scoped or "scope_path" in {field.name for field in model._meta.fields})
    }


def test_every_table_that_is_kept_has_words() -> None:
    assert set(TABLES) == kept_tables(scoped=True)


@pytest.mark.django_db
def test_every_history_is_found_by_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute(INDEXES)
        found = {name for (name,) in cursor.fetchall()}
    assert found >= {f"{table}event" for table in kept_tables(scoped=False)}, "add a BRIN index on the time"


@pytest.mark.usefixtures("committed")
def test_a_bulk_act_is_counted_whole_and_within_the_scope() -> None:
    cast: Cast = gather()
    with acting(by := operator()):
        units = imported(cast.here, *(unit_row(f"{name}镇总工会") for name in ("甲子", "乙丑", "丙寅")))
        event = AuditEvent.objects.filter(name="organisations.units.imported").latest("pk")
        assert counted(event, by)["单位"] == (len(units), 0, 0) == (3, 0, 0)
        assert queries.together(AuditEvent(act="", at=event.at), by=by) == []
    below = Scope.below(units[0].scope_path, units[0].name)
    with acting(by := replace(operator(), scope=below)):
        assert counted(event, by)["单位"] == (1, 0, 0)


def counted(event: AuditEvent, by: Actor) -> dict[str, tuple[int, int, int]]:
    """Of each table, how many rows were added, changed, taken out."""
    found = queries.together(event, by=by)
    assert all(0 < len(one.rows) <= 10 for one in found)
    return {one.what.zh: (one.inserted, one.updated, one.deleted) for one in found}
