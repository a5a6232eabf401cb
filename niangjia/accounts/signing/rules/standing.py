"""Whether a session still holds. Pure."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from niangjia.accounts.signing.types import Happening
from niangjia.kernel.figure import Verdict
from niangjia.kernel.roles import ADMINISTRATORS
from niangjia.kernel.wording import Wording

IDLE_MINUTES = 30
"""Where the house says nothing else (NIANGJIA_IDLE_MINUTES)."""
IDLE_MINUTES_OF_ADMINISTRATORS = 15
LIFE = timedelta(hours=12)
"""No session is older, however busy."""
TOLD_EVERY = timedelta(minutes=1)
"""That somebody is there is written down no more often."""
SECOND_STEP = timedelta(minutes=5)
"""How long the second step may follow the first."""
PASSWORD_DAYS_OF_ADMINISTRATORS = 180


def administers(role: str) -> bool:
    """Whether it is one of the three administrators' roles."""
    return role in ADMINISTRATORS


def idle_after(role: str, *, minutes: int = IDLE_MINUTES) -> timedelta:
    """How long nobody need be there; administrators are given less."""
    most = min(minutes, IDLE_MINUTES_OF_ADMINISTRATORS) if administers(role) else minutes
    return timedelta(minutes=most)


def ended(since: datetime, seen: datetime, *, at: datetime, idle: timedelta) -> Happening | None:
    """How a session has ended by itself; None while it holds."""
    if at >= since + LIFE:
        return Happening.OVER
    return Happening.IDLE if at >= seen + idle else None


def worth_telling(seen: datetime, *, at: datetime) -> bool:
    """Whether it is time to write down again that somebody is there."""
    return at >= seen + TOLD_EVERY


def must_renew_password(role: str, chosen: date, *, on: date) -> bool:
    """Whether an administrator's password has grown too old."""
    return administers(role) and (on - chosen).days >= PASSWORD_DAYS_OF_ADMINISTRATORS


def may_go_without_factor(role: str) -> Verdict:
    """Whether the second factor may be taken off again."""
    if not administers(role):
        return Verdict(True, Wording("两步验证由本人决定", "a second factor is one's own choice"))
    return Verdict(
        False,
        Wording(
            "管理员必须使用两步验证，可以更换，不能停用。",
            "Administrators must have a second factor: it can be replaced, not removed.",
        ),
    )
