"""Whom a list speaks of: persons already on a roster within scope, and those on another office's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from niangjia.kernel import audit
from niangjia.kernel.actor import Actor
from niangjia.kernel.vault import vault
from niangjia.workforce import access
from niangjia.workforce.models import Certificate, Engagement, Person


@dataclass(frozen=True, slots=True)
class Known:
    """A person within scope, the engagement that holds now, and the certificates by level."""

    person: Person
    engagement: Engagement | None
    certificates: Mapping[str, Certificate]


def index_of(id_number: str) -> bytes:
    """The keyed fingerprint that an ID number is found by."""
    return vault().index(id_number, about="id_number")


def known_persons(id_numbers: Iterable[str], *, by: Actor) -> dict[bytes, Known]:
    """Of these ID numbers, the persons within scope: three queries for any number."""
    persons = {
        bytes(person.id_number_index): person
        for person in access.persons(by).filter(id_number_index__in=[index_of(one) for one in id_numbers])
    }
    ids = [person.pk for person in persons.values()]
    engagements = {
        one.person_id: one
        for one in access.engagements(by)
        .filter(person__in=ids, left_date=None)
        .select_related("unit")
        .order_by("full_time", "start_date", "pk")
    }
    certificates: dict[int, dict[str, Certificate]] = {}
    for one in access.certificates(by).filter(person__in=ids):
        certificates.setdefault(one.person_id, {})[one.level] = one
    return {
        index: Known(person, engagements.get(person.pk), certificates.get(person.pk, {}))
        for index, person in persons.items()
    }


def on_other_rosters(indexes: Sequence[bytes], *, by: Actor, on: date) -> set[bytes]:
    """Which of these persons are on a roster outside the scope.

    The single exception to “out of scope is the same as not existing”: it tells that a person is elsewhere,
    never where, and leaves an audit event.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT found FROM workforce_persons_elsewhere(%s) AS found",
            [list(indexes)],
        )
        found = {bytes(index) for (index,) in cursor.fetchall()}
    if found:
        audit.record(
            "workforce.person.met_elsewhere",
            by=by,
            on_kind="roster",
            on_id=on.isoformat(),
            scope_path=by.scope.low,
            details={"asked": len(indexes), "on another roster": len(found)},
        )
    return found
