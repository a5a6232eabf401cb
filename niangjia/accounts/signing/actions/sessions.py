"""Ending sessions: one's own by oneself, anybody's by whoever looks after sign-ins."""

from __future__ import annotations

from django.utils import timezone

from niangjia.accounts.models import Account
from niangjia.accounts.rules import not_oneself
from niangjia.accounts.signing import access, subjects
from niangjia.accounts.signing.actions import factors, keeping
from niangjia.accounts.signing.actions.keeping import end_all
from niangjia.accounts.signing.actions.telling import tell
from niangjia.accounts.signing.types import Happening
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.kernel.scope import trying


@action(Permission.SIGN_IN_KEEP)
def end_own(*, by: Actor, account: Account, mark: str) -> None:
    """End one of one's own sessions."""
    mine = access.sign_ins_of(account, at=timezone.now()).filter(key=mark)
    device = mine.values_list("device", flat=True).first() or ""
    mine.delete()
    tell(Happening.REVOKED, account, by=by, path=by.scope.low, device=device)


@action(Permission.SIGN_IN_KEEP)
def end_others(*, by: Actor, account: Account, but: str) -> int:
    """End all of one's own sessions but this one; returns how many."""
    tell(Happening.REVOKED, account, by=by, path=by.scope.low)
    return end_all(account, but=but)


@action(Permission.SIGN_IN_REVOKE)
def end_sessions(*, by: Actor, account: Account) -> int:
    """End all sessions of somebody else; returns how many."""
    tell(Happening.REVOKED, account, by=by, path=_path(account, by))
    return end_all(account)


@action(Permission.ACCOUNT_MANAGE)
def unlock(*, by: Actor, account: Account) -> None:
    """Let somebody who failed too often try again at once. Raises `Refused` for oneself."""
    not_oneself(by, account.pk).enforce()
    subject = subjects.of_name(account.username)
    with trying(subject):
        keeping.forget(subject)
    tell(Happening.UNLOCKED, account, by=by, path=_path(account, by))


@action(Permission.SIGN_IN_REVOKE)
def remove_second_factor(*, by: Actor, account: Account) -> None:
    """For somebody whose phone and codes are lost: the factor is off, all sessions end.

    It is the security administrator's, while the one-time password is the system administrator's: neither
    alone can take an account over. Administrators set one up anew at their next sign-in. Raises `Refused`.
    """
    not_oneself(by, account.pk).enforce()
    factors.remove(account)
    end_all(account)
    tell(Happening.FACTOR_REMOVED, account, by=by, path=_path(account, by))


def _path(account: Account, by: Actor) -> str:
    return account.unit_path if by.scope.holds(account.unit_path) else by.scope.low
