"""Certificates: registered, put right, renewed."""

from __future__ import annotations

from datetime import date

from niangjia.kernel import locking
from niangjia.kernel.access import NotThere
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.workforce import access, rules
from niangjia.workforce.actions.records import held_person, iso, record
from niangjia.workforce.models import Certificate
from niangjia.workforce.queries import shown as shown_values
from niangjia.workforce.types import CertificateFacts


@action(Permission.CERTIFICATE_EDIT, reasoned=True)
def keep_certificate(*, by: Actor, person: int, shown: str, facts: CertificateFacts) -> Certificate:
    """Register the certificate of a level, or put right the one that stands.

    Raises `NotThere`; `Overtaken` when it is not as `shown`; `Refused` when its days contradict each other.
    """
    held = held_person(person, by=by)
    rows = access.certificates(by).select_for_update()
    standing = rows.filter(person=held, level=facts.level.value).first()
    locking.hold(shown, shown_values.of_certificate(standing))
    rules.days_agree(facts.obtained_date, facts.registered_date, facts.valid_until).enforce()
    certificate = standing or Certificate(level=facts.level.value)
    certificate.person = held
    for name in shown_values.CERTIFICATE:
        setattr(certificate, name, getattr(facts, name))
    certificate.save()
    record("certificate.kept", held, by=by, details={"level": facts.level.value, "new": standing is None})
    return certificate


@action(Permission.CERTIFICATE_EDIT, reasoned=True)
def renew_certificate(
    *, by: Actor, person: int, certificate: int, shown: str, registered: date, number: str
) -> Certificate:
    """Register a certificate anew for three years from a day; former registrations stay in history.

    Raises `NotThere`, `Overtaken`; `Refused` when the new registration would not outlast the present one.
    """
    held = held_person(person, by=by)
    standing = access.certificates(by).select_for_update().filter(person=held, pk=certificate).first()
    if standing is None:
        raise NotThere(f"certificate {certificate}")
    locking.hold(shown, shown_values.of_certificate(standing))
    until = rules.last_day(registered)
    rules.may_renew(standing.valid_until, registered=registered).enforce()
    rules.days_agree(standing.obtained_date, registered, until).enforce()
    standing.registered_date, standing.valid_until = registered, until
    standing.person, standing.registration_number = held, number or standing.registration_number
    standing.save()
    told = {"level": standing.level, **iso([("registered", registered), ("until", until)])}
    record("certificate.renewed", held, by=by, details=told)
    return standing
