"""Writes of accounts."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from niangjia.accounts import rules
from niangjia.accounts.models import Account, ApiToken, Appointment
from niangjia.accounts.queries import appointments, tokens_of
from niangjia.accounts.tokens import SHOWN, fingerprint, new_secret
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


@action(Permission.TOKEN_HOLD)
def make_token(*, by: Actor, account: Account, name: str, on: date, days: int) -> str:
    """Give oneself a token for the API under the present appointment; returns the secret, told this once.

    Raises `Refused` when too many are held already.
    """
    rules.may_hold_one_more(tokens_of(account, on=on).count()).enforce()
    appointment = appointments(account, on=on)[0]
    secret = new_secret()
    token = ApiToken.objects.create(
        account=account,
        appointment=appointment,
        name=name,
        fingerprint=fingerprint(secret),
        beginning=secret[:SHOWN],
        last_date=on + timedelta(days=days),
    )
    _record_token("made", token, by=by)
    return secret


@action(Permission.TOKEN_HOLD)
def revoke_token(*, by: Actor, token: ApiToken) -> None:
    """End a token at once."""
    token.revoked_at = timezone.now()
    token.save(update_fields=["revoked_at"])
    _record_token("revoked", token, by=by)


def _record_token(what: str, token: ApiToken, *, by: Actor) -> None:
    audit.record(
        f"accounts.token.{what}",
        by=by,
        on_kind="account",
        on_id=str(token.account_id),
        scope_path=by.scope.low,
        details={"token": token.beginning, "until": token.last_date.isoformat()},
    )
