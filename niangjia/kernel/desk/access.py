"""The audit events an actor may be told of."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet

from niangjia.kernel.access import within
from niangjia.kernel.actor import Actor
from niangjia.kernel.models import AuditEvent


def events(names: Collection[str], *, since: datetime, by: Actor) -> QuerySet[AuditEvent]:
    """Of the events within the actor's scope, those of these names from an instant on."""
    return within(AuditEvent.objects.filter(name__in=names, at__gte=since), by)
