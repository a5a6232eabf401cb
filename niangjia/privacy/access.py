"""The holds and requests an actor may touch, and the events that tell who read a person's data."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import connection
from django.db.models import Q, QuerySet

from niangjia.kernel.access import within
from niangjia.kernel.actor import SEGMENT, Actor
from niangjia.kernel.models import AuditEvent
from niangjia.privacy.models import Hold, OwnRequest


def holds(by: Actor) -> QuerySet[Hold]:
    """The removals put off of persons within the actor's scope."""
    return within(Hold.objects.all(), by)


def requests(by: Actor) -> QuerySet[OwnRequest]:
    """The requests of persons within the actor's scope."""
    return within(OwnRequest.objects.all(), by)


def readings(person: int, path: str, *, lists: Collection[str], by: Actor) -> QuerySet[AuditEvent]:
    """The events within the actor's scope that are about a person, and those named in `lists` that are about
    the unit at `path` or one above it: their list may hold the person."""
    above = [path[:end] for end in range(SEGMENT, len(path) + 1, SEGMENT)]
    of_the_person = Q(on_kind="person", on_id=str(person))
    return within(AuditEvent.objects.filter(of_the_person | Q(name__in=lists, scope_path__in=above)), by)


def forget_sign_ins(before: datetime) -> int:
    """Remove what happened at people's doors before an instant; returns how many rows.

    The table is only added to: a function of the database does it, no earlier than six months after, and
    only for who acts for the whole tree.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT privacy_forget_sign_ins(%s)", [before])
        return int(cursor.fetchone()[0])
