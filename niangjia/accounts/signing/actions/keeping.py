"""The rows of sessions and of counted failures, each within `trying` its own key."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from niangjia.accounts.models import Account, SignIn, Tries
from niangjia.accounts.signing import access
from niangjia.accounts.signing.rules import lockout
from niangjia.accounts.signing.types import Patience
from niangjia.kernel.figure import Verdict


def begin(row: SignIn) -> bool:
    """Keep a new session; False when its key is taken."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def renew(row: SignIn) -> bool:
    """Keep what a session holds now, its age as it was; False when it is not there any more."""
    there = SignIn.objects.filter(key=row.key)
    held = {"account_id": row.account_id, "content": row.content}
    return there.update(**held, address=row.address, device=row.device) == 1


def end(mark: str) -> None:
    """Remove a session."""
    SignIn.objects.filter(key=mark).delete()


def end_all(account: Account, *, but: str = "") -> int:
    """Remove the sessions of a person, all but the one named; returns how many. A part of acts."""
    mine = access.sign_ins_of(account, at=timezone.now()).exclude(key=but)
    return mine.delete()[1].get("accounts.SignIn", 0)


def tell_seen(mark: str, at: datetime) -> None:
    """Write down that somebody is there."""
    SignIn.objects.filter(key=mark).update(seen_at=at)


def count_try(subject: str, *, at: datetime, patience: Patience) -> Verdict:
    """Whether a try may be made now. It is counted as a failure before it is known what comes of it.

    The row is held until this is written, so tries that come at once are counted one after the other, and
    no more of them get through than the rule allows.
    """
    Tries.objects.bulk_create([Tries(subject=subject)], ignore_conflicts=True)
    counted = access.tries(subject).select_for_update().get()
    failures = counted.failures
    if counted.last_at is not None:
        last = counted.last_at.astimezone(at.tzinfo)
        verdict = lockout.may_try(failures, last, at=at, patience=patience)
        if not verdict:
            return verdict
        failures = lockout.remembered(failures, last, at=at, patience=patience)
    counted.failures, counted.last_at = failures + 1, at
    counted.save()
    return Verdict.yes("可以登录", "may sign in")


def forgive(subject: str) -> None:
    """Take one counted try back: it was right."""
    access.tries(subject).filter(failures__gt=0).update(failures=F("failures") - 1)


def forget(subject: str) -> None:
    """Count anew from nothing."""
    access.tries(subject).delete()
