"""Reads of signing in: one's own, and for administrators and auditors that of those in scope."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, QuerySet
from django.utils import timezone

from niangjia.accounts.models import Account, SignIn, SignInNote
from niangjia.accounts.signing import access, subjects
from niangjia.accounts.signing.actions.factors import pending_of
from niangjia.accounts.signing.rules import lockout
from niangjia.accounts.signing.types import Happening, SignInState
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.kernel.scope import trying
from niangjia.kernel.wording import Wording, said_day


@dataclass(frozen=True, slots=True)
class OwnSignIn:
    """What the page 登录与安全 shows of oneself."""

    sessions: Sequence[SignIn]
    second_factor_since: datetime | None
    codes_left: int
    password_date: object


@dataclass(frozen=True, slots=True)
class FactorState:
    """How a person's second factor stands: in use or not, and the next secret where one is proposed."""

    in_use: bool
    pending: str = ""


NO_FACTOR = FactorState(in_use=False)


def factor_of(account: Account) -> FactorState:
    """A person's second factor, within that person's transaction."""
    factor = access.second_factor(account)
    if factor is None:
        return NO_FACTOR
    return FactorState(factor.proved_at is not None, pending_of(factor) if factor.pending_sealed else "")


def welcome(before: datetime | None) -> Wording:
    """When one was signed in the last time: whoever was not, notices."""
    if before is None:
        return Wording("这是您第一次登录。", "This is your first sign-in.")
    at = timezone.localtime(before)
    day = said_day(at.date())
    return Wording(f"上次登录：{day.zh} {at:%H:%M}", f"Last sign-in: {day.en}, {at:%H:%M}")


def own_sign_in(account: Account, *, at: datetime) -> OwnSignIn:
    """A person's own sign-in, within that person's transaction."""
    factor = access.second_factor(account)
    return OwnSignIn(
        sessions=list(access.sign_ins_of(account, at=at)),
        second_factor_since=factor.proved_at if factor else None,
        codes_left=access.codes_left(account).count(),
        password_date=account.password_date,
    )


def own_history(account: Account) -> QuerySet[SignInNote]:
    """What happened at a person's own door, the last first."""
    return access.own_notes(account)


def sign_ins(*, by: Actor, account: int | None = None, failed: bool = False) -> QuerySet[SignInNote]:
    """What happened at the doors of those in the actor's scope, for auditors. Raises `Refused`."""
    by.may(Permission.EVENT_VIEW).enforce()
    found = access.notes(by)
    found = found.filter(account=account) if account is not None else found
    return found.filter(happening__in=[one.value for one in Happening if one.failed]) if failed else found


def state_of(account: Account, *, by: Actor) -> SignInState:
    """How somebody's sign-in stands, for those who look after accounts. Raises `Refused`."""
    by.may(Permission.ACCOUNT_VIEW).enforce()
    factor = access.second_factor(account)
    return SignInState(
        sessions=tuple(access.sign_ins_of(account, at=timezone.now())),
        locked_until=locked_until(account),
        second_factor_since=factor.proved_at if factor else None,
        last_sign_in=last_sign_ins([account], by=by).get(account.pk),
        password_date=account.password_date,
    )


def with_second_factor(*, by: Actor) -> QuerySet[Account]:
    """Who of those in scope signs in with a second factor, for those who look after sign-ins. Raises
    `Refused`."""
    by.may(Permission.SIGN_IN_REVOKE).enforce()
    return access.with_second_factor(by)


def last_sign_ins(accounts: Sequence[Account], *, by: Actor) -> dict[int, datetime]:
    """When each was signed in the last time, where the actor may see it."""
    entered = access.notes(by).filter(account__in=accounts, happening=Happening.ENTERED.value)
    return dict(entered.order_by().values_list("account").annotate(Max("at")))


def locked_until(account: Account) -> datetime | None:
    """Until when tries with a name are refused; None when one may be made now."""
    subject = subjects.of_name(account.username)
    with trying(subject):
        counted = access.tries(subject).first()
    if counted is None or counted.last_at is None:
        return None
    until = lockout.waits_until(counted.failures, counted.last_at)
    return until if until > timezone.now() else None
