"""Appointing people to roles, for themselves or for somebody absent: the security administrator's acts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import IntegrityError, transaction

from niangjia.accounts import access, queries, rules
from niangjia.accounts.actions.accounts import open_account
from niangjia.accounts.models import Account, Appointment, AppointmentUnit
from niangjia.accounts.types import Given, NewAccount
from niangjia.kernel import audit, locking
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor, Reach
from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.permissions import Permission
from niangjia.kernel.roles import ADMINISTRATORS
from niangjia.organisations.facade import Unit

ELSEWHERE = Verdict.no(
    "此人在别的单位有与此不相容的任命（管理员不能互兼，也不能兼办业务），请联系上级安全管理员。",
    "The person holds an appointment elsewhere that this one cannot stand beside: ask the security "
    "administrator above.",
)


@action(Permission.APPOINT)
def appoint(*, by: Actor, new: NewAccount, unit: Unit, on: date) -> Appointment:
    """Open an account and appoint its holder over a unit and all below it, from a day on.

    It needs the powers of two administrators: the operator at the command line alone has both.
    """
    account = open_account(by=by, new=new.sign_in, unit=unit)
    return give(by=by, account=account, units=[unit], given=Given(new.role, on), on=on)


@action(Permission.APPOINT)
def give(*, by: Actor, account: Account, units: Sequence[Unit], given: Given, on: date) -> Appointment:
    """Appoint the holder of an account to a role at a unit, or over a named set of units.

    Raises `Refused` where a rule or the database says no.
    """
    first = min(units, key=lambda unit: unit.scope_path)
    standing = access.accounts(by).select_for_update().get(pk=account.pk)
    queries.may_appoint(given, units=units, account=standing, by=by, on=on).enforce()
    appointment = Appointment(
        account=standing,
        role=given.role.value,
        reach=given.reach.value,
        unit_path=first.scope_path,
        unit_code=first.code,
        unit_name=first.name,
        from_date=given.from_date,
        to_date=given.to_date,
        reason=given.reason,
        made_by=by.key,
        made_by_name=by.signature,
    )
    _save(appointment)
    if given.reach is Reach.SET:
        AppointmentUnit.objects.bulk_create(
            AppointmentUnit(
                appointment=appointment, unit_path=unit.scope_path, unit_code=unit.code, unit_name=unit.name
            )
            for unit in units
        )
    codes = [unit.code for unit in units]
    _record("made", appointment, by=by, more={"reach": given.reach.value, "units": codes})
    return appointment


@action(Permission.APPOINT)
def let_stand_in(
    *, by: Actor, absent: Appointment, account: Account, from_date: date, to_date: date, reason: str, on: date
) -> Appointment:
    """Have the holder of an account act under an absent person's appointment on some days.

    Raises `Refused`.
    """
    own = access.appointments(by).select_for_update(of=("self",)).get(pk=absent.pk)
    standing = access.accounts(by).select_for_update().get(pk=account.pk)
    [held] = queries.as_held([own])
    rules.may_stand_in(
        held,
        from_date,
        to_date,
        by=by,
        account=standing.pk,
        active=standing.is_active,
        held=queries.held_by(standing),
        on=on,
    ).enforce()
    appointment = Appointment(
        account=standing,
        role=own.role,
        reach=own.reach,
        unit_path=own.unit_path,
        unit_code=own.unit_code,
        unit_name=own.unit_name,
        from_date=from_date,
        to_date=to_date,
        acting_for=own,
        reason=reason,
        made_by=by.key,
        made_by_name=by.signature,
    )
    _save(appointment)
    _record("made", appointment, by=by, more={"acting_for": own.account.username})
    return appointment


@action(Permission.APPOINT)
def end_appointment(
    *, by: Actor, appointment: Appointment, last: date, reason: str, shown: str, on: date
) -> Appointment:
    """Let an appointment have its last day; yesterday ends it at once.

    Raises `Refused`, and `Overtaken` where somebody changed it since it was `shown`.
    """
    standing = access.appointments(by).select_for_update(of=("self",)).get(pk=appointment.pk)
    locking.hold(shown, queries.values_of(standing))
    [held] = queries.as_held([standing])
    rules.may_end(held, last, by=by, on=on).enforce()
    standing.to_date = last
    standing.save(update_fields=["to_date"])
    _record("ended", standing, by=by, more={"last": last.isoformat(), "why": reason})
    return standing


def _save(appointment: Appointment) -> None:
    try:
        with transaction.atomic():
            appointment.save()
    except IntegrityError as clash:  # with an appointment that cannot be seen from here
        raise Refused(ELSEWHERE) from clash


def _record(what: str, appointment: Appointment, *, by: Actor, more: Mapping[str, object]) -> None:
    audit.record(
        f"accounts.appointment.{what}",
        by=by,
        on_kind="account",
        on_id=str(appointment.account_id),
        scope_path=appointment.unit_path,
        details={
            "username": appointment.account.username,
            "role": appointment.role,
            "unit": appointment.unit_code,
            "administrator": appointment.role in ADMINISTRATORS,
            **more,
        },
    )
