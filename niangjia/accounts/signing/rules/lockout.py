"""How long wrong tries wait. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from niangjia.accounts.signing.types import Patience
from niangjia.kernel.figure import Verdict
from niangjia.kernel.wording import Wording

OF_NAME = Patience(5, timedelta(minutes=1), timedelta(hours=1), forgets=timedelta(hours=6))
"""With one name: from the fifth failure on a minute's wait, twice as long each time, an hour at most."""
OF_ADDRESS = Patience(30, timedelta(minutes=1), timedelta(hours=1), forgets=timedelta(minutes=2))
"""From one address, whatever the names: an office of many behind one address must not be shut out by some
slips of the morning, and who tries names one after another is slowed."""


def delay_after(failures: int, patience: Patience = OF_NAME) -> timedelta:
    """How long the next try waits after so many failures; nothing while they are free."""
    doublings = failures - patience.free
    if doublings < 0:
        return timedelta(0)
    doubled: timedelta = patience.first * 2 ** min(doublings, 16)
    return min(doubled, patience.longest)


def waits_until(failures: int, last: datetime, patience: Patience = OF_NAME) -> datetime:
    """When the next try may be made."""
    return last + delay_after(failures, patience)


def remembered(failures: int, last: datetime, *, at: datetime, patience: Patience = OF_NAME) -> int:
    """The failures that still count: what is forgotten begins with the end of the wait."""
    quiet = max(timedelta(0), at - waits_until(failures, last, patience))
    return max(0, failures - quiet // patience.forgets)


def may_try(failures: int, last: datetime, *, at: datetime, patience: Patience = OF_NAME) -> Verdict:
    """Whether a try may be made now; if not, when again. The same words whether or not the name exists."""
    until = waits_until(failures, last, patience)
    if at >= until:
        return Verdict(True, Wording("可以登录", "may sign in"))
    minutes = -((at - until) // timedelta(minutes=1))
    clock = f"{until:%H:%M}"
    return Verdict(
        False,
        Wording(
            f"登录失败次数过多，为保护账号已暂停登录。请在 {minutes} 分钟后（{clock} 以后）再试；"
            "急用时请联系系统管理员。",
            f"Too many failed tries: sign-in is paused to protect the account. Try again in {minutes} min "
            f"(after {clock}), or ask your system administrator.",
        ),
    )
