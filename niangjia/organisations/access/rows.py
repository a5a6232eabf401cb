"""The rows of the union tree that an actor may touch: the only door to them."""

from __future__ import annotations

from django.db.models import QuerySet

from niangjia.kernel.access import within
from niangjia.kernel.actor import Actor
from niangjia.organisations.models import (
    Affiliation,
    Headcount,
    Succession,
    Territory,
    Unit,
    UnitContact,
    UnitGram,
    UnitName,
)


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


def former_names(by: Actor) -> QuerySet[UnitName]:
    """The names that units within the actor's scope bore."""
    return within(UnitName.objects.all(), by)


def successions(by: Actor) -> QuerySet[Succession]:
    """Which units within the actor's scope gave way to which."""
    return within(Succession.objects.all(), by)


def grams(by: Actor) -> QuerySet[UnitGram]:
    """What the units within the actor's scope are found by."""
    return within(UnitGram.objects.all(), by)
