"""Reads of accounts: the actor that a signed-in person is today."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from niangjia.accounts.models import Account, Appointment
from niangjia.kernel.actor import Actor, Scope, Source
from niangjia.kernel.roles import POWERS, Role


def appointments(account: Account, *, on: date) -> QuerySet[Appointment]:
    """The appointments of a person that hold on a day, the oldest first."""
    holds = Q(to_date=None) | Q(to_date__gte=on)
    return Appointment.objects.filter(holds, account=account, from_date__lte=on).order_by("from_date", "pk")


def actor_of(account: Account, *, on: date, source: Source) -> Actor | None:
    """The actor a person is under the first appointment that holds; without one, nobody at all."""
    appointment = appointments(account, on=on).first()
    if appointment is None:
        return None
    role = Role(appointment.role)
    return Actor(
        key=f"account:{account.pk}",
        name=account.name,
        role=role.value,
        permissions=POWERS[role],
        scope=Scope.below(appointment.unit_path, appointment.unit_name),
        source=source,
    )


def any_account() -> bool:
    """Whether anybody can sign in yet."""
    return bool(Account.objects.exists())
