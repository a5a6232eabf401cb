"""The rows of the union tree that an actor may touch: the only door to them."""

from __future__ import annotations

from django.db.models import QuerySet

from niangjia.kernel.access import within
from niangjia.kernel.actor import Actor
from niangjia.organisations.models import Affiliation, Headcount, Territory, Unit, UnitContact


def units(by: Actor) -> QuerySet[Unit]:
    """The units within the actor's scope."""
    return within(Unit.objects.all(), by)


def affiliations(by: Actor) -> QuerySet[Affiliation]:
    """Who manages whom, within the actor's scope."""
    return within(Affiliation.objects.all(), by)


def territories(by: Actor) -> QuerySet[Territory]:
    """Whose policy holds, within the actor's scope."""
    return within(Territory.objects.all(), by)


def headcounts(by: Actor) -> QuerySet[Headcount]:
    """Worker and member counts within the actor's scope."""
    return within(Headcount.objects.all(), by)


def contacts(by: Actor) -> QuerySet[UnitContact]:
    """Contact persons within the actor's scope."""
    return within(UnitContact.objects.all(), by)
