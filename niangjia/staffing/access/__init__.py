"""The stored plan: the only door to its rows, and the SQL that derives them from the live tables."""

from __future__ import annotations

from django.db.models import QuerySet

from niangjia.kernel.access import within
from niangjia.kernel.actor import Actor
from niangjia.staffing.models import PlanLine


def lines(by: Actor) -> QuerySet[PlanLine]:
    """The stored lines of primary-level units that stand, within the actor's scope."""
    return within(PlanLine.objects.filter(stands=True), by)
