"""Opening accounts, switching them off and on, one-time passwords: the system administrator's acts."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from niangjia.accounts import access, rules
from niangjia.accounts.models import Account
from niangjia.accounts.types import NewSignIn
from niangjia.kernel import audit
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Refused
from niangjia.kernel.permissions import Permission
from niangjia.organisations.facade import Unit


@action(Permission.ACCOUNT_MANAGE)
def open_account(*, by: Actor, new: NewSignIn, unit: Unit) -> Account:
    """Give somebody of a unit a sign-in, with which nothing can be done before an appointment.

    Raises `Refused` where the user name cannot be given.
    """
    rules.may_be_named(new.username, taken=False).enforce()
    account = Account(
        username=new.username,
        name=new.name,
        must_change_password=new.one_time,
        unit_path=unit.scope_path,
        unit_code=unit.code,
        unit_name=unit.name,
    )
    account.set_password(new.password)
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError as taken:  # whoever has the name may be out of sight
        raise Refused(rules.may_be_named(new.username, taken=True)) from taken
    _record("opened", account, by=by)
    return account


@action(Permission.ACCOUNT_MANAGE)
def close_account(*, by: Actor, account: Account) -> None:
    """Switch an account off: its sessions end, its tokens open nothing. Raises `Refused`."""
    _switch(account, to=False, by=by)


@action(Permission.ACCOUNT_MANAGE)
def reopen_account(*, by: Actor, account: Account) -> None:
    """Switch an account on again. Raises `Refused`."""
    _switch(account, to=True, by=by)


@action(Permission.ACCOUNT_MANAGE)
def give_one_time_password(*, by: Actor, account: Account, password: str) -> None:
    """In place of a forgotten password: told once, changed at the next sign-in. Raises `Refused`."""
    rules.not_oneself(by, account.pk).enforce()
    standing = _locked(account, by)
    standing.set_password(password)
    standing.must_change_password = True
    standing.password_date = timezone.localdate()
    standing.save(update_fields=["password", "must_change_password", "password_date"])
    _record("password_given", standing, by=by)


def _switch(account: Account, *, to: bool, by: Actor) -> None:
    standing = _locked(account, by)
    rules.may_switch(by, standing.pk, active=standing.is_active, to=to).enforce()
    standing.is_active = to
    standing.save(update_fields=["is_active"])
    _record("switched_on" if to else "switched_off", standing, by=by)


def _locked(account: Account, by: Actor) -> Account:
    return access.own_accounts(by).select_for_update().get(pk=account.pk)


def _record(what: str, account: Account, *, by: Actor) -> None:
    audit.record(
        f"accounts.account.{what}",
        by=by,
        on_kind="account",
        on_id=str(account.pk),
        scope_path=account.unit_path,
        details={"username": account.username, "unit": account.unit_code},
    )
