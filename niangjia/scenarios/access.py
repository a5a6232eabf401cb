"""The saved scenarios an actor may touch: those of the desks in scope."""

from __future__ import annotations

from django.db.models import QuerySet

from niangjia.kernel.access import NotThere, summed
from niangjia.kernel.actor import Actor
from niangjia.scenarios.models import Allotment, Scenario


def scenarios(by: Actor, *, removed: bool = False) -> QuerySet[Scenario]:
    """Those that stand, the newest first; with `removed` those taken away."""
    rows = summed(Scenario.objects.filter(removed_at__isnull=not removed), by)
    return rows.select_related("unit", "under").order_by("-changed_at", "-pk")


def held(key: int, by: Actor) -> Scenario:
    """One that stands, locked until the act is over. Raises `NotThere`."""
    found = scenarios(by).select_for_update(of=("self",)).filter(pk=key).first()
    if found is None:
        raise NotThere(f"scenario {key}")
    return found


def allotments(by: Actor) -> QuerySet[Allotment]:
    """What jobs found."""
    return summed(Allotment.objects.all(), by)
