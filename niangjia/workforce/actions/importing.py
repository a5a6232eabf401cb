"""Taking a roster in: persons and engagements stored where new, changed where the list says otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import F, Model

from niangjia.kernel import audit, names
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.organisations.facade import Unit
from niangjia.workforce.actions import drafts
from niangjia.workforce.models import Certificate, Engagement, Person, PersonGram
from niangjia.workforce.queries.known import Known, index_of, known_persons
from niangjia.workforce.types import EngagementRow

BATCH = 5_000
NOT_COMPARED = frozenset({"phone_sealed"})
"""Sealing the same phone twice gives different bytes; its index tells whether it changed."""


@action(Permission.ROSTER_IMPORT)
def import_roster(
    *, by: Actor, under: Unit, rows: Sequence[EngagementRow[int]], source: str
) -> tuple[int, int, int]:
    """Store the rows; returns how many persons came new, were changed, stood so already."""
    known = known_persons([row.id_number for row in rows], by=by)
    new = [row for row in rows if index_of(row.id_number) not in known]
    present = [(row, known[index_of(row.id_number)]) for row in rows if index_of(row.id_number) in known]
    _store(new)
    changed = _change(present)
    audit.record(
        "workforce.roster.imported",
        by=by,
        on_kind="unit",
        on_id=under.code,
        scope_path=under.scope_path,
        details={"rows": len(rows), "created": len(new), "changed": changed, "source": source},
    )
    return len(new), changed, len(present) - changed


def _store(rows: Sequence[EngagementRow[int]]) -> None:
    persons = [drafts.person_of(row) for row in rows]
    Person.objects.bulk_create(persons, batch_size=BATCH)
    pairs = list(zip(rows, persons, strict=True))
    Engagement.objects.bulk_create([drafts.engagement_of(*pair) for pair in pairs], batch_size=BATCH)
    certificates = [drafts.certificate_of(*pair) for pair in pairs]
    Certificate.objects.bulk_create([one for one in certificates if one is not None], batch_size=BATCH)
    PersonGram.objects.bulk_create(
        [PersonGram(person=person, gram=gram) for person in persons for gram in names.grams(person.name)],
        batch_size=4 * BATCH,
    )


def _change(present: Sequence[tuple[EngagementRow[int], Known]]) -> int:
    """Bring what the rows say otherwise up to date; returns for how many persons that was anything."""
    persons: list[Person] = []
    engagements: list[Engagement] = []
    certificates: list[Certificate] = []
    new_engagements: list[Engagement] = []
    new_certificates: list[Certificate] = []
    for row, known in present:
        comes_back = known.engagement is None and known.person.unit_id != row.unit_id
        if _differs(known.person, drafts.person_facts(row, known.person.data_key)) or comes_back:
            known.person.unit_id = row.unit_id
            persons.append(known.person)
        if known.engagement is None:
            new_engagements.append(drafts.engagement_of(row, known.person))
        elif _differs(known.engagement, drafts.engagement_facts(row)):
            engagements.append(known.engagement)
        drafted = drafts.certificate_of(row, known.person)
        standing = known.certificates.get(drafted.level) if drafted else None
        if drafted and standing is None:
            new_certificates.append(drafted)
        elif standing is not None and _differs(standing, drafts.certificate_facts(row)):
            certificates.append(standing)
    Person.objects.bulk_update(persons, drafts.PERSON_FIELDS, batch_size=1_000)
    for table in (Certificate, PersonGram):  # what belongs to a person lies where the person lies now
        table.objects.filter(person__in=persons).update(person=F("person"))
    Engagement.objects.bulk_update(engagements, drafts.ENGAGEMENT_FIELDS, batch_size=1_000)
    Certificate.objects.bulk_update(certificates, drafts.CERTIFICATE_FIELDS, batch_size=1_000)
    Engagement.objects.bulk_create(new_engagements, batch_size=BATCH)
    Certificate.objects.bulk_create(new_certificates, batch_size=BATCH)
    touched = {person.pk for person in persons}
    touched |= {engagement.person_id for engagement in (*engagements, *new_engagements)}
    touched |= {certificate.person_id for certificate in (*certificates, *new_certificates)}
    return len(touched)


def _differs(record: Model, facts: Mapping[str, object]) -> bool:
    """Whether the facts say anything else than the record; the record then says what they say."""
    differing = {
        name: value
        for name, value in facts.items()
        if name not in NOT_COMPARED and _plain(getattr(record, name)) != value
    }
    if not differing:
        return False
    for name, value in facts.items():
        setattr(record, name, value)
    return True


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value
