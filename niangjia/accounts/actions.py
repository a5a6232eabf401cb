"""Writes of accounts."""

from __future__ import annotations

from datetime import date

from niangjia.accounts.models import Account, Appointment
from niangjia.accounts.types import NewAccount
from niangjia.kernel import audit
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.organisations.facade import Unit


@action(Permission.APPOINT)
def appoint(*, by: Actor, new: NewAccount, unit: Unit, on: date) -> Appointment:
    """Give a person a sign-in and a role over a unit and all below it, from a day on."""
    account = Account(username=new.username, name=new.name, must_change_password=new.one_time)
    account.set_password(new.password)
    account.save()
    appointment = Appointment.objects.create(
        account=account,
        role=new.role.value,
        unit_path=unit.scope_path,
        unit_code=unit.code,
        unit_name=unit.name,
        from_date=on,
    )
    audit.record(
        "accounts.appointment.made",
        by=by,
        on_kind="account",
        on_id=str(account.pk),
        scope_path=unit.scope_path,
        details={"username": new.username, "role": new.role.value, "unit": unit.code},
    )
    return appointment


@action(Permission.PASSWORD_CHOOSE)
def choose_password(*, by: Actor, account: Account, password: str) -> None:
    """Set a password of the person's own; a one-time password ends with it."""
    account.set_password(password)
    account.must_change_password = False
    account.save(update_fields=["password", "must_change_password"])
    audit.record(
        "accounts.password.chosen",
        by=by,
        on_kind="account",
        on_id=str(account.pk),
        scope_path=by.scope.low,
    )
