"""What is told of persons and engagements: personal values masked, as on the pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from niangjia.kernel.rest import VerdictOut, plain
from niangjia.kernel.rest.answers import Answer
from niangjia.workforce.models import Certificate, Engagement, Person, Spell
from niangjia.workforce.types import EmploymentForm, EngagementStatus, ProfessionalLevel


class PersonOut(Answer):
    """A person; of the birth date only the year, of what is sealed what everyone sees."""

    id: int
    name: str
    sex: str
    birth_year: int | None
    ethnic_group: str
    political_status: str
    education: str
    id_number: str
    phone: str
    bank_card: str
    address: str
    unit: str
    anonymous: bool


class SpellOut(Answer):
    """Leave or secondment: `to` is the day of return, null while it goes on."""

    status: EngagementStatus
    since: date
    to: date | None
    workplace: str
    reason: str


class EngagementOut(Answer):
    """One person working for one posting unit; `left_date` is the first day no longer there."""

    id: int
    person: int
    person_name: str
    unit: str
    unit_name: str
    form: EmploymentForm
    full_time: bool
    employer: str
    post_title: str
    start_date: date | None
    contract_end_date: date | None
    open_ended: bool
    left_date: date | None
    leaving_reason: str
    monthly_wage: str | None
    insured: bool | None


class EngagementListed(EngagementOut):
    """An engagement as the list shows it on a day."""

    county: str
    level: ProfessionalLevel | None
    status: EngagementStatus


class EngagementWithSpells(EngagementOut):
    """An engagement with its leaves and secondments; whoever changes it sends its `mark` along."""

    spells: list[SpellOut]
    mark: str


class CertificateOut(Answer):
    """A professional certificate and its registration."""

    level: ProfessionalLevel
    control_number: str
    obtained_date: date | None
    registration_number: str
    registered_date: date | None
    valid_until: date | None


class PersonRecord(PersonOut):
    """A person with engagements, certificates, and where the person stands today; `mark` as above."""

    mark: str

    engagements: list[EngagementWithSpells]
    certificates: list[CertificateOut]
    standing: dict[str, VerdictOut]


def person_told(person: Person) -> dict[str, Any]:
    """A person, its unit at hand, by the names of `PersonOut`."""
    return {
        "id": person.pk,
        "name": person.name,
        "sex": person.sex,
        "birth_year": person.birth_date.year if person.birth_date else None,
        "ethnic_group": person.ethnic_group,
        "political_status": person.political_status,
        "education": person.education,
        "id_number": person.masked_id_number,
        "phone": person.masked_phone,
        "bank_card": person.masked_bank_card,
        "address": person.masked_address,
        "unit": person.unit.code,
        "anonymous": person.anonymous,
    }


def engagement_told(one: Engagement, person: Person) -> dict[str, Any]:
    """An engagement, its unit at hand, by the names of `EngagementOut`."""
    return {
        "id": one.pk,
        "person": person.pk,
        "person_name": person.name,
        "unit": one.unit.code,
        "unit_name": one.unit.name,
        "form": one.employment_form,
        "full_time": one.full_time,
        "employer": one.employer,
        "post_title": one.post_title,
        "start_date": one.start_date,
        "contract_end_date": one.contract_end_date,
        "open_ended": one.open_ended,
        "left_date": one.left_date,
        "leaving_reason": one.leaving_reason,
        "monthly_wage": plain(one.monthly_wage),
        "insured": one.insured,
    }


def spell_told(one: Spell) -> dict[str, Any]:
    """A leave or secondment by the names of `SpellOut`."""
    since, to = one.period.lower, one.period.upper
    return {
        "status": one.spell_status,
        "since": since,
        "to": to,
        "workplace": one.where,
        "reason": one.reason,
    }


def certificate_told(one: Certificate) -> dict[str, Any]:
    """A certificate by the names of `CertificateOut`; its numbers are not secrets."""
    return {name: getattr(one, name) for name in CertificateOut.model_fields}
