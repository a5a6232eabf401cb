"""Who may be appointed to what, and whose appointment may end. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from niangjia.accounts.types import Given, Held, Standing
from niangjia.kernel.actor import Actor, Reach
from niangjia.kernel.figure import Verdict
from niangjia.kernel.roles import ADMINISTRATORS, LABELS, Role
from niangjia.kernel.wording import said_day
from niangjia.organisations.types import UnitKind

PREFECTURE_RANK = UnitKind.PREFECTURE_FEDERATION.rank
SWITCHED_OFF = Verdict.no(
    "账号已停用，请先由系统管理员启用。",
    "The account is switched off: the system administrator switches it on first.",
)


def not_oneself(by: Actor, account: int) -> Verdict:
    """Whether somebody else's sign-in or appointment is meant: nobody decides over their own."""
    if f"account:{account}" in by.persons:
        return Verdict.no(
            "这是您自己的账号（或您所代理的人的账号），须由另一位管理员办理。",
            "This is your own account, or that of whom you stand in for: another administrator does it.",
        )
    return Verdict.yes("可以办理", "may be done")


def duty(role: Role) -> str:
    """What no two of one person may hold at a time: each administrator's role, and all business as one."""
    return role.value if role in ADMINISTRATORS else "business"


def apart(role: Role, from_date: date, to_date: date | None, held: Iterable[Held]) -> Verdict:
    """Whether a role may be held beside those that are held in the same days.

    System, security and audit administrators are three persons (GB/T 22239-2019, 8.1.5), and none of them
    works on the records that are administered.
    """
    for one in held:
        if one.meets(from_date, to_date) and duty(one.role) != duty(role):
            mine, other = LABELS[role], LABELS[one.role]
            return Verdict.no(
                f"此人同一时间是“{other.zh}”，不能兼任“{mine.zh}”：系统、安全、审计三类管理员须由不同的人担任，"
                "管理员也不能兼办业务。请先结束原任命，或另选一人。",
                f"This person is “{other.en}” in those days and cannot be “{mine.en}” too: the three "
                "administrators are different persons, and none of them does business. End the other "
                "appointment first, or choose somebody else.",
            )
    return Verdict.yes("没有不相容的任命", "no appointment stands against it")


def may_appoint(
    given: Given,
    *,
    by: Actor,
    account: int,
    active: bool,
    rank: int,
    held: Iterable[Held],
    path: str,
    on: date,
) -> Verdict:
    """Whether the holder of an account may be given a role at a unit of some rank from a day on."""
    held = list(held)
    return _first_no(
        not_oneself(by, account),
        Verdict.yes("账号在用", "the account is in use") if active else SWITCHED_OFF,
        _fits(given, rank),
        _in_time(given.from_date, given.to_date, on),
        apart(given.role, given.from_date, given.to_date, held),
        _not_twice(given, held, path),
    )


def may_end(one: Held, last: date, *, by: Actor, on: date) -> Verdict:
    """Whether an appointment may have its last day then: yesterday at the earliest, which ends it at once, or
    the day before it begins, which withdraws it."""
    if one.to_date is not None and one.to_date < max(on, one.from_date):
        return Verdict.no("这项任命已经结束。", "This appointment has ended already.")
    if last < max(on, one.from_date) - timedelta(days=1):
        return Verdict.no(
            "最后一天最早填昨天（即时结束）；过去的日子已经在任。",
            "The last day is yesterday at the earliest, which ends it at once: the past was held.",
        )
    if one.to_date is not None and last > one.to_date:
        return Verdict.no(
            f"原定{said_day(one.to_date).zh}结束，只能提前，不能延后；要延长请另作任命。",
            f"It ends on {said_day(one.to_date).en}: it can end earlier, not later. Appoint anew to extend.",
        )
    return not_oneself(by, one.account)


def standing(one: Held, *, on: date, own: tuple[date, date | None] | None = None) -> Standing:
    """Where an appointment is on a day; `own` are the days of the one it stands in for."""
    if one.to_date is not None and one.to_date < max(on, one.from_date):
        return Standing.ENDED
    if one.from_date > on:
        return Standing.COMING
    if own is not None and (own[0] > on or (own[1] is not None and own[1] < on)):
        return Standing.WAITING
    return Standing.HOLDS


def _fits(given: Given, rank: int) -> Verdict:
    if given.role is Role.OPERATOR:
        return Verdict.no("命令行操作员不是任命的。", "Nobody is appointed as operator.")
    if given.role is Role.PREFECTURE_OFFICER and rank > PREFECTURE_RANK:
        return Verdict.no(
            "“市总工会经办人”只能在市（州）及以上总工会任命；县级请选“县总工会经办人”。",
            "A prefecture officer is appointed at a prefecture or above; choose “county clerk” below it.",
        )
    if given.role in ADMINISTRATORS and given.reach is not Reach.BELOW:
        return Verdict.no(
            "管理员管到本单位及以下，请选“本单位及以下”。",
            "An administrator looks after a unit and all below it: choose that reach.",
        )
    return Verdict.yes("角色与单位相称", "the role fits the unit")


def _in_time(from_date: date, to_date: date | None, on: date) -> Verdict:
    if from_date < on:
        return Verdict.no(
            "开始日期不能早于今天：过去的事不能补任命。",
            "It cannot begin before today: the past is not appointed.",
        )
    if to_date is not None and to_date < from_date:
        return Verdict.no("最后一天在开始日期之前，请核对。", "The last day lies before the first: check it.")
    return Verdict.yes("日期有效", "the dates hold")


def _not_twice(given: Given, held: Iterable[Held], path: str) -> Verdict:
    for one in held:
        same = (one.role, one.path, one.reach) == (given.role, path, given.reach) and not one.stands_in
        if same and given.reach is not Reach.SET and one.meets(given.from_date, given.to_date):
            return Verdict.no(
                "此人这段时间已有同样的任命。", "The person holds the same appointment already."
            )
    return Verdict.yes("没有重复", "it is not held yet")


def _first_no(*verdicts: Verdict) -> Verdict:
    return next((one for one in verdicts if not one), Verdict.yes("可以任命", "may be appointed"))
