"""The audit events an auditor may see: those of the actor's part of the tree."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from niangjia.kernel.access import within
from niangjia.kernel.actor import Actor
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.permissions import Permission
from niangjia.proof.models import Seal
from niangjia.proof.words import TABLES
from niangjia.proof.words.families import BULK, POWERS, READINGS, Family

FAMILY = f"""
    CASE WHEN export <> '' THEN '{Family.EXPORT.value}'
         WHEN split_part(name, '.', 3) = ANY (%s) THEN '{Family.READING.value}'
         WHEN starts_with(name, '{POWERS[0]}') THEN '{Family.POWER.value}'
         WHEN split_part(name, '.', 3) = ANY (%s) THEN '{Family.BULK.value}'
         ELSE '{Family.CHANGE.value}' END
"""
COUNTED = f"""
    SELECT (at AT TIME ZONE %s)::date, {FAMILY} AS family,
           extract(hour FROM at AT TIME ZONE %s) NOT BETWEEN %s AND %s AS at_night, count(*)
    FROM kernel_auditevent WHERE at >= %s AND scope_path >= %s AND scope_path < %s GROUP BY 1, 2, 3
"""
KEPT = """
    SELECT '{table}' AS kept, pgh_label, count(DISTINCT pgh_obj_id),
           (array_agg(DISTINCT pgh_obj_id))[1:{most}]
    FROM {table}event WHERE pgh_created_at BETWEEN %s AND %s AND pgh_context ->> 'act' = %s
      AND scope_path >= %s AND scope_path < %s GROUP BY pgh_label
"""
TOGETHER = " UNION ALL ".join(KEPT.format(table=table, most=10) for table in TABLES) + " ORDER BY 1, 2"
LONGEST = timedelta(days=1)
"""How long one act may take: its versions bear the instant it began, its event the one it was written."""
APART = timedelta(hours=1)
"""How far the clocks of application and database may be apart."""
DAYTIME = 6, 21
"""Hours of the day that are no night: 6:00 to 21:59."""


def events(by: Actor) -> QuerySet[AuditEvent]:
    """The events of the actor's part of the tree."""
    by.may(Permission.EVENT_VIEW).enforce()
    return within(AuditEvent.objects.all(), by)


def seals(of: Collection[int], by: Actor) -> dict[int, Seal]:
    """The seals on these events, by event."""
    return {one.event_id: one for one in within(Seal.objects.filter(event_id__in=of), by)}


def of_family(rows: QuerySet[AuditEvent], family: Family) -> QuerySet[AuditEvent]:
    """Of events, those of one family; of exports the partial index knows them."""
    if family is Family.EXPORT:
        return rows.exclude(export="")
    return rows.extra(  # the one place where the words of a name are asked
        where=[f"({FAMILY}) = %s"], params=[*_verbs(), family.value]
    )


def counted(since: datetime, zone: str, by: Actor) -> Sequence[tuple[Any, str, bool, int]]:
    """How many events each day of each family, by day and by night; one query."""
    by.may(Permission.EVENT_VIEW).enforce()
    reading, bulk = _verbs()
    asked: list[Any] = [zone, reading, bulk, zone, *DAYTIME, since, by.scope.low, by.scope.high]
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, asked)
        return list(cursor.fetchall())


def changed_together(event: AuditEvent, by: Actor) -> Sequence[tuple[str, str, int, list[int]]]:
    """What the act of an event changed in the actor's scope: table, how, how many rows, the first of them."""
    by.may(Permission.EVENT_VIEW).enforce()
    if not event.act:
        return []
    began, ended = event.at - LONGEST, event.at + APART
    asked: list[Any] = [began, ended, event.act, by.scope.low, by.scope.high]
    with connection.cursor() as cursor:
        cursor.execute(TOGETHER, asked * len(TABLES))
        return list(cursor.fetchall())


def _verbs() -> tuple[list[str], list[str]]:
    return sorted(READINGS), sorted(BULK)
