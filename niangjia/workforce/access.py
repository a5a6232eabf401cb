"""The rows of persons and engagements that an actor may touch: the only door to them."""

from __future__ import annotations

from django.db.models import QuerySet

from niangjia.kernel.access import summed, within
from niangjia.kernel.actor import Actor
from niangjia.workforce.models import Certificate, Engagement, Person, PersonGram, RosterTotal, Spell


def persons(by: Actor) -> QuerySet[Person]:
    """The persons on the rosters within the actor's scope."""
    return within(Person.objects.all(), by)


def engagements(by: Actor) -> QuerySet[Engagement]:
    """The engagements at units within the actor's scope."""
    return within(Engagement.objects.all(), by)


def certificates(by: Actor) -> QuerySet[Certificate]:
    """The certificates of persons within the actor's scope."""
    return within(Certificate.objects.all(), by)


def spells(by: Actor) -> QuerySet[Spell]:
    """Leave and secondment within engagements at units within the actor's scope."""
    return within(Spell.objects.all(), by)


def grams(by: Actor) -> QuerySet[PersonGram]:
    """The name fragments of persons within the actor's scope."""
    return within(PersonGram.objects.all(), by)


def totals(by: Actor) -> QuerySet[RosterTotal]:
    """What was counted of the rosters at and below federations within the actor's scope."""
    return summed(RosterTotal.objects.all(), by)
