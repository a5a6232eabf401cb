"""The accounts and appointments that an actor may touch: the only door to them but the actor's own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from niangjia.accounts.models import Account, Appointment, AppointmentUnit
from niangjia.accounts.rules import Administrator
from niangjia.kernel.access import in_scope
from niangjia.kernel.actor import Actor
from niangjia.kernel.roles import Role

AT_AND_ABOVE = "SELECT * FROM accounts_administrators_at_and_above(%s, %s)"


def accounts(by: Actor) -> QuerySet[Account]:
    """The accounts of people who work at a unit in the actor's scope, or are appointed over one."""
    here = Appointment.objects.filter(in_scope(by, "unit_path"), account=OuterRef("pk"))
    found: QuerySet[Account] = Account.objects.filter(Q(in_scope(by, "unit_path")) | Exists(here))
    return found


def own_accounts(by: Actor) -> QuerySet[Account]:
    """Of them, those of people who work at a unit in scope: whom the actor's administrators look after."""
    found: QuerySet[Account] = Account.objects.filter(in_scope(by, "unit_path"))
    return found


def appointments(by: Actor) -> QuerySet[Appointment]:
    """The appointments over units in the actor's scope, and all of people who work there."""
    here = in_scope(by, "unit_path") | in_scope(by, "account__unit_path")
    return Appointment.objects.filter(here).select_related("account", "acting_for__account")


def account_versions(account: Account) -> QuerySet[Any]:
    """The kept versions of an account that was found in scope, the oldest first."""
    kept: QuerySet[Any] = Account.pgh_event_model.objects.filter(pgh_obj=account)  # type: ignore[attr-defined]
    return kept.order_by("pgh_id")


def versions(account: Account, by: Actor) -> QuerySet[Any]:
    """The kept versions of an account's appointments that the actor may see, the oldest first."""
    seen = appointments(by).filter(account=account).values("pk")
    kept: QuerySet[Any] = Appointment.pgh_event_model.objects.filter(pgh_obj__in=seen)  # type: ignore[attr-defined]
    return kept.order_by("pgh_id")


def all_appointments() -> QuerySet[Appointment]:
    """Appointments as far as the wall in the database lets through: what rules ask of somebody found."""
    return Appointment.objects.all()


def people_of(path: str) -> QuerySet[Account]:
    """Everybody who works at the unit at a path and can sign in."""
    found: QuerySet[Account] = Account.objects.filter(unit_path=path, is_active=True)
    return found


def set_members(appointments: Iterable[int]) -> QuerySet[AppointmentUnit]:
    """The members of the named sets of these appointments, in the order of the tree."""
    return AppointmentUnit.objects.filter(appointment__in=list(appointments)).order_by("unit_path")


def administrators_at_and_above(path: str, *, on: date) -> list[Administrator]:
    """The administrators at a path in scope and at every unit above it: the database tells names alone."""
    with connection.cursor() as cursor:
        cursor.execute(AT_AND_ABOVE, [path, on])
        return [
            Administrator(unit_path, unit_name, Role(role), account, name)
            for unit_path, unit_name, role, account, name in cursor
        ]
