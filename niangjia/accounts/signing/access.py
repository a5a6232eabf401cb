"""Rows of signing in: the walls show of them what is one's own, what is tried, and what is in scope."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from niangjia.accounts.models import (
    Account,
    RecoveryCode,
    SecondFactor,
    SignIn,
    SignInNote,
    Tries,
    UsedPassword,
)
from niangjia.kernel.access import in_scope
from niangjia.kernel.actor import Actor
from niangjia.kernel.scope import whose


def account_named(username: str) -> Account | None:
    """The account of a sign-in name, within `trying(username)`."""
    found: Account | None = Account.objects.filter(username=username, is_active=True).first()
    return found


def account_of(key: int) -> Account | None:
    """An account that still may sign in, within its own transaction."""
    found: Account | None = Account.objects.filter(pk=key, is_active=True).first()
    return found


def sign_in(fingerprint: str) -> SignIn | None:
    """The session of a cookie, within `trying(fingerprint)`, which from then on is its account's."""
    return SignIn.objects.annotate(_=whose()).filter(key=fingerprint).first()


def sign_ins_of(account: Account, *, at: datetime) -> QuerySet[SignIn]:
    """The sessions of a person that have not come to their end, the one seen last first."""
    return SignIn.objects.filter(account=account, until__gt=at).order_by("-seen_at", "key")


def ended_sign_ins(*, before: datetime) -> QuerySet[SignIn]:
    """The sessions whose end has come, of everybody."""
    return SignIn.objects.filter(until__lte=before)


def tries(subject: str) -> QuerySet[Tries]:
    """What is counted for a name or an address, within `trying(subject)`."""
    return Tries.objects.filter(subject=subject)


def second_factor(account: Account) -> SecondFactor | None:
    """A person's second factor, proved or not yet."""
    return SecondFactor.objects.filter(account=account).first()


def with_second_factor(by: Actor) -> QuerySet[Account]:
    """The accounts of people at units in scope who have proved a second factor, by name."""
    proved = SecondFactor.objects.filter(proved_at__isnull=False).values("account")
    found: QuerySet[Account] = Account.objects.filter(in_scope(by, "unit_path"), pk__in=proved)
    return found.order_by("username")


def codes_left(account: Account) -> QuerySet[RecoveryCode]:
    """The recovery codes of a person that were not used."""
    return RecoveryCode.objects.filter(account=account, used_at=None).order_by("number")


def codes(account: Account) -> QuerySet[RecoveryCode]:
    """All recovery codes of a person."""
    return RecoveryCode.objects.filter(account=account)


def used_passwords(account: Account) -> QuerySet[UsedPassword]:
    """The passwords a person had, the last first."""
    return UsedPassword.objects.filter(account=account).order_by("-pk")


def own_notes(account: Account) -> QuerySet[SignInNote]:
    """What happened at a person's own door, the last first; for that person."""
    return SignInNote.objects.filter(account=account).order_by("-at", "-pk")


def notes(by: Actor) -> QuerySet[SignInNote]:
    """What happened at the doors of those in an actor's scope, the last first."""
    return (
        SignInNote.objects.filter(in_scope(by, "unit_path")).select_related("account").order_by("-at", "-pk")
    )
