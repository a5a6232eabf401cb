"""The saved scenarios an actor may touch: those of the desks in scope."""

from __future__ import annotations

from django.db.models import QuerySet

from niangjia.kernel.access import within
from niangjia.kernel.actor import Actor
from niangjia.scenarios.models import Allotment, Scenario


def scenarios(by: Actor, *, removed: bool = False) -> QuerySet[Scenario]:
    """Those that stand, the newest first; with `removed` those taken away."""
    rows = within(Scenario.objects.filter(removed_at__isnull=not removed), by)
    return rows.select_related("unit", "under").order_by("-changed_at", "-pk")


def allotments(by: Actor) -> QuerySet[Allotment]:
    """What jobs found."""
    return within(Allotment.objects.all(), by)
