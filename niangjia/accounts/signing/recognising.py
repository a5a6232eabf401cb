"""Whose session it is: what every request asks first, in as few queries as that takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY
from django.utils.crypto import constant_time_compare

from niangjia.accounts.models import Account
from niangjia.accounts.queries import actor_of
from niangjia.accounts.signing import access
from niangjia.accounts.signing.actions import keeping
from niangjia.accounts.signing.rules import standing
from niangjia.accounts.signing.sessions import SessionStore
from niangjia.accounts.signing.types import Happening
from niangjia.accounts.types import CHOSEN
from niangjia.kernel.actor import Actor, Source
from niangjia.kernel.scope import trying

PROVED = "second_factor"
"""The session's note that the second step was passed."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A signed-in person: the account, whom they act as (without an appointment nobody), what is first."""

    account: Account
    actor: Actor | None
    ended: Happening | None = None
    """How the session has come to its end just now."""
    factor_lacking: bool = False
    password_over: bool = False


def recognised(session: SessionStore, *, at: datetime, source: Source) -> Recognised | None:
    """Who is signed in with a session; None for nobody, for an account switched off, for an old password."""
    mark = session.mark
    with trying(mark):
        held = str(session.get(HASH_SESSION_KEY, ""))  # the row is read here
        row = session.row
        if row is None or row.account_id is None:
            return None
        account = access.account_of(row.account_id)
        if account is None or not constant_time_compare(held, account.get_session_auth_hash()):
            return None
        actor = actor_of(account, on=at.date(), source=source, chosen=session.get(CHOSEN))
    role = actor.role if actor else ""
    idle = standing.idle_after(role, minutes=settings.IDLE_MINUTES)
    return Recognised(
        account,
        actor,
        ended=standing.ended(row.since, row.seen_at, at=at, idle=idle),
        factor_lacking=standing.administers(role) and not session.get(PROVED),
        password_over=standing.must_renew_password(role, account.password_date, on=at.date()),
    )


def tell_seen(session: SessionStore, *, at: datetime) -> None:
    """Write down that somebody is there, at most once a minute."""
    if session.row is not None and standing.worth_telling(session.row.seen_at, at=at):
        with trying(session.row.key):
            keeping.tell_seen(session.row.key, at)
