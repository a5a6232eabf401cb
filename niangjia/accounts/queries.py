"""Reads of accounts: the actor that a signed-in person is today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from niangjia.accounts.models import Account, ApiToken, Appointment
from niangjia.accounts.tokens import fingerprint
from niangjia.kernel.actor import Actor, Scope, Source
from niangjia.kernel.roles import POWERS, Role


def appointments(account: Account, *, on: date) -> QuerySet[Appointment]:
    """The appointments of a person that hold on a day, the oldest first."""
    holds = Q(to_date=None) | Q(to_date__gte=on)
    found = Appointment.objects.filter(holds, account=account, from_date__lte=on)
    return found.select_related("account").order_by("from_date", "pk")


def actor_of(account: Account, *, on: date, source: Source) -> Actor | None:
    """The actor a person is under the first appointment that holds; without one, nobody at all."""
    appointment = appointments(account, on=on).first()
    return None if appointment is None else _under(appointment, source)


def actor_with(secret: str, *, on: date) -> Actor | None:
    """The actor whom a token stands for; nobody once it, its account or its appointment has ended."""
    token = (
        ApiToken.objects.filter(fingerprint=fingerprint(secret), revoked_at=None, last_date__gte=on)
        .filter(account__is_active=True, account__must_change_password=False)
        .select_related("account", "appointment__account")
        .first()
    )
    if token is None or not appointments(token.account, on=on).filter(pk=token.appointment_id).exists():
        return None
    ApiToken.objects.filter(pk=token.pk).exclude(used_date=on).update(used_date=on)
    return _under(token.appointment, "api")


def tokens_of(account: Account, *, on: date) -> QuerySet[ApiToken]:
    """A person's tokens that still open something, the newest first."""
    held = ApiToken.objects.filter(account=account, revoked_at=None, last_date__gte=on)
    return held.select_related("appointment").order_by("-pk")


def _under(appointment: Appointment, source: Source) -> Actor:
    account, role = appointment.account, Role(appointment.role)
    return Actor(
        key=f"account:{account.pk}",
        name=account.name,
        role=role.value,
        permissions=POWERS[role],
        scope=Scope.below(appointment.unit_path, appointment.unit_name),
        source=source,
    )


def actor_of_job(written: Actor) -> Actor | None:
    """The actor of a job with today's powers; nobody when no appointment covers it any more.

    `written` is the actor as kept on the job: key, role and scope.
    """
    account = Account.objects.filter(pk=int(written.key.partition(":")[2]), is_active=True).first()
    if account is None:
        return None
    held = appointments(account, on=timezone.localdate()).filter(role=written.role)
    if not any(Scope.below(one.unit_path, one.unit_name).holds(written.scope.low) for one in held):
        return None
    return replace(written, permissions=POWERS[Role(written.role)])


def any_account() -> bool:
    """Whether anybody can sign in yet."""
    return bool(Account.objects.exists())
