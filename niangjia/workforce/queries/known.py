"""Whom a list speaks of: persons already on a roster within scope, and those on another office's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from niangjia.kernel import audit
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Verdict
from niangjia.kernel.vault import vault
from niangjia.workforce import access, rules
from niangjia.workforce.models import Certificate, Engagement, Person, Spell


@dataclass(frozen=True, slots=True)
class Known:
    """A person within scope, the engagement that holds now, the certificates by level, what went before."""

    person: Person
    engagement: Engagement | None
    certificates: Mapping[str, Certificate]
    ended: Engagement | None = None
    """The engagement that ended last."""

    spells: tuple[Spell, ...] = ()
    """Leave and secondment within the engagement that holds now, the earliest first."""


def indexes_of(numbers: Iterable[str]) -> dict[bytes, str]:
    """The keyed fingerprints that ID numbers are found by, each with its number.

    While the index key is being changed a number has two, and either may be the one that is stored.
    """
    held = vault()
    return {index: number for number in numbers for index in held.indexes(number, about="id_number")}


def known_persons(numbers: Iterable[str], *, by: Actor) -> dict[str, Known]:
    """Of these ID numbers, the persons within scope: four queries for any number.

    What belongs to a person has the person at hand, whose key what is written in it is sealed under.
    """
    asked = indexes_of(numbers)
    found = access.persons(by).filter(id_number_index__in=list(asked))
    persons = {asked[bytes(person.id_number_index or b"")]: person for person in found}
    by_key = {person.pk: person for person in persons.values()}
    present: dict[int, Engagement] = {}
    ended: dict[int, Engagement] = {}
    rows = access.engagements(by).filter(person__in=by_key).select_related("unit")
    for engagement in rows.order_by("full_time", "left_date", "start_date", "pk"):
        engagement.person = by_key[engagement.person_id]
        (present if engagement.left_date is None else ended)[engagement.person_id] = engagement
    certificates: dict[int, dict[str, Certificate]] = {}
    for certificate in access.certificates(by).filter(person__in=by_key):
        certificate.person = by_key[certificate.person_id]
        certificates.setdefault(certificate.person_id, {})[certificate.level] = certificate
    spells: dict[int, list[Spell]] = {}
    at_hand = {engagement.pk: engagement for engagement in present.values()}
    for spell in access.spells(by).filter(engagement__in=at_hand).order_by("period"):
        spell.engagement = at_hand[spell.engagement_id]
        spells.setdefault(spell.engagement_id, []).append(spell)
    return {
        number: Known(
            person,
            present.get(person.pk),
            certificates.get(person.pk, {}),
            ended.get(person.pk),
            tuple(spells.get(present[person.pk].pk, ())) if person.pk in present else (),
        )
        for number, person in persons.items()
    }


def on_other_rosters(numbers: Sequence[str], *, by: Actor, on: date) -> set[str]:
    """Which of these persons are on a roster outside the scope.

    The single exception to “out of scope is the same as not existing”: it tells that a person is elsewhere,
    never where, and leaves an audit event.
    """
    asked = indexes_of(numbers)
    with connection.cursor() as cursor:
        cursor.execute("SELECT found FROM workforce_persons_elsewhere(%s) AS found", [list(asked)])
        found = {asked[bytes(index)] for (index,) in cursor.fetchall()}
    if found:
        audit.record(
            "workforce.person.met_elsewhere",
            by=by,
            on_kind="roster",
            on_id=on.isoformat(),
            scope_path=by.scope.low,
            details={"asked": len(numbers), "on another roster": len(found)},
        )
    return found


def may_have(id_number: str, *, on: date, by: Actor) -> Verdict:
    """Whether a number may come onto the roster by hand; that somebody elsewhere has it is told by one bit.

    Ask before the act: the event that the one bit leaves goes with whatever is undone.
    """
    known = access.persons(by).filter(id_number_index__in=list(indexes_of([id_number]))).exists()
    elsewhere = not known and bool(on_other_rosters([id_number], by=by, on=on))
    return rules.may_enter(id_number, known=known, on_another_roster=elsewhere)
