"""A record as a form shows it: the values its mark is made of, read under the lock again by the act."""

from __future__ import annotations

from collections.abc import Sequence

from niangjia.workforce.models import Certificate, Engagement, Person, Spell

MASKED = ("phone", "other_phones", "bank_card", "address")
"""What a form of a person shows masked: nothing written leaves it as it stands."""

PERSON = ("name", "ethnic_group", "political_status", "education", *MASKED)
ENGAGEMENT = (
    *("form", "employer", "post_title", "start_date", "contract_end_date", "open_ended"),
    *("left_date", "leaving_reason", "monthly_wage", "insured", "remark"),
)
CERTIFICATE = (*("control_number", "obtained_date", "registration_number", "registered_date", "valid_until"),)


def of_person(person: Person) -> dict[str, object]:
    """What a person's form shows."""
    return {name: getattr(person, name) for name in PERSON}


def of_engagement(engagement: Engagement, spells: Sequence[Spell]) -> dict[str, object]:
    """What is shown of an engagement, its spells with it: nobody is moved who was sent away meanwhile."""
    away = [(one.status, one.period.lower, one.period.upper, one.workplace) for one in spells]
    return {name: getattr(engagement, name) for name in ENGAGEMENT} | {"spells": sorted(away)}


def of_certificate(certificate: Certificate | None) -> dict[str, object]:
    """What a certificate's form shows; of one that is to be added, that there is none."""
    if certificate is None:
        return dict.fromkeys(CERTIFICATE)
    return {name: getattr(certificate, name) for name in CERTIFICATE}
