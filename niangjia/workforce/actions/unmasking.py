"""Looking at a person: every look at the record, and every value seen in full, leaves an event."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from niangjia.kernel.access import NotThere
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.desk.access import events
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.workforce import access, rules
from niangjia.workforce.actions.records import record
from niangjia.workforce.models import Person, opened
from niangjia.workforce.types import fields
from niangjia.workforce.types.unmasking import FIELDS, Group

UNMASKED = "workforce.person.unmasked"
HOUR = timedelta(hours=1)
Seen = tuple[tuple[Wording, tuple[str, ...]], ...]
"""Each field of a group with its values in the clear; none where nothing is known."""


@action(Permission.PERSON_VIEW)
def read_person(*, by: Actor, person: Person) -> None:
    """Note that somebody's record was opened: masked, but a record of a person all the same."""
    record("person.read", person, by=by, details={"scope": by.scope.label})


@action(Permission.PERSON_UNMASK, reasoned=True)
def unmask(*, by: Actor, person: int, group: Group) -> Seen:
    """One group of a person's values in full. Raises `NotThere`; `Refused` without a reason, or for one more
    within the hour than is looked up one by one."""
    held = access.persons(by).filter(pk=person).first()
    if held is None:
        raise NotThere(f"person {person}")
    rules.may_be_kept(by.reason, name=held.name).enforce()
    since = timezone.now() - HOUR
    before = events({UNMASKED}, since=since, by=by).filter(actor=by.key).count()
    rules.may_unmask(before).enforce()
    told: dict[str, object] = {"scope": by.scope.label, "fields": list(FIELDS[group])}
    told["in_the_hour"] = before + 1
    if rules.are_many(before + 1):
        told["many"] = True
    record("person.unmasked", held, by=by, details=told)
    return tuple(
        (fields.PERSON[name].label, tuple(filter(None, opened(held, name).split("\n"))))
        for name in FIELDS[group]
    )
