"""Answers to the tree: who is at a unit, how many are below one, and following a unit into its successor."""

from __future__ import annotations

from django.db.models import Q

from niangjia.kernel import events
from niangjia.kernel.access import below
from niangjia.kernel.actor import Actor
from niangjia.organisations.facade import Member, PeopleAsked, PeopleCounted, UnitSucceeded
from niangjia.workforce import access
from niangjia.workforce.actions.following import follow_unit
from niangjia.workforce.events import RowsNeeded
from niangjia.workforce.queries.ended import paid
from niangjia.workforce.queries.tally import on_roster


def register() -> None:
    """Hear what the tree tells and asks."""
    events.handle(PeopleAsked, members)
    events.handle(PeopleCounted, number)
    events.handle(UnitSucceeded, follow)
    events.handle(RowsNeeded, paid)


def members(event: PeopleAsked, by: Actor) -> list[Member]:
    """Who is at a unit on a day or comes later: what somebody must decide on when the unit goes."""
    lasting = Q(left_date=None) | Q(left_date__gt=event.on)
    rows = access.engagements(by).filter(lasting, unit=event.unit).order_by("person__initials", "pk")
    found = rows.values_list("person_id", "person__name", "post_title")
    people = {pk: f"{name}（{post}）" if post else name for pk, name, post in found}
    return [Member(str(pk), label) for pk, label in people.items()]


def number(event: PeopleCounted, by: Actor) -> int:
    """How many persons are on the rosters at and below a path on a day."""
    rows = on_roster(below(access.engagements(by), event.path), on=event.on)
    return rows.values("person").distinct().count()


def follow(event: UnitSucceeded, by: Actor) -> int:
    """Take the people of a unit along to its successor."""
    only = None if event.only is None else {int(key) for key in event.only if key.isdigit()}
    return follow_unit(event.unit, event.successor, on=event.on, reason=event.reason.zh, only=only, by=by)
