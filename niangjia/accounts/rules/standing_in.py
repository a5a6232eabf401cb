"""Who may act for somebody absent, and how long. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from niangjia.accounts.rules.appointing import SWITCHED_OFF, apart, not_oneself
from niangjia.accounts.types import Held
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Verdict

LONGEST_DAYS = 90
"""Whoever is away for longer is succeeded, not stood in for."""

PASSED_ON = Verdict.no(
    "代理来的任命不能再转给别人代理，请从原任命上办理。",
    "What is held for another cannot be passed on: start from the appointment itself.",
)


def may_stand_in(
    absent: Held,
    from_date: date,
    to_date: date,
    *,
    by: Actor,
    account: int,
    active: bool,
    held: Iterable[Held],
    on: date,
) -> Verdict:
    """Whether the holder of an account may act under an absent person's appointment on those days.

    `held` are the appointments of the one who stands in.
    """
    if account == absent.account:
        return Verdict.no("本人不能代理自己。", "Nobody stands in for themself.")
    if not active:
        return SWITCHED_OFF
    if absent.stands_in:
        return PASSED_ON
    if from_date < on or to_date < from_date:
        return Verdict.no(
            "代理须从今天或以后开始，最后一天不能早于开始日期。",
            "It begins today or later, and its last day is not before its first.",
        )
    if (to_date - from_date).days >= LONGEST_DAYS:
        return Verdict.no(
            f"一次代理最长 {LONGEST_DAYS} 天；离开更久的，请结束原任命，另行任命。",
            f"One stands in for {LONGEST_DAYS} days at most. For longer, end the appointment; appoint anew.",
        )
    if from_date < absent.from_date or (absent.to_date is not None and to_date > absent.to_date):
        return Verdict.no(
            "代理的日期超出了原任命的有效期。", "The days lie outside those of the appointment stood in for."
        )
    for verdict in (apart(absent.role, from_date, to_date, held), not_oneself(by, account)):
        if not verdict:
            return verdict
    return Verdict.yes("可以代理", "may stand in")


def may_pass_on(one: Held, *, on: date) -> Verdict:
    """Whether somebody may stand in under an appointment at all, now or later."""
    if one.stands_in:
        return PASSED_ON
    if one.to_date is not None and one.to_date < max(on, one.from_date):
        return Verdict.no("这项任命已经结束。", "This appointment has ended.")
    return Verdict.yes("可以安排代理", "somebody may stand in")
