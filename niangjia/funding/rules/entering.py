"""Whether a reply may be entered, and beside which others it may stand. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from niangjia.funding.rules.sums import adds_up
from niangjia.funding.types import Relation, Reply, ReplyFacts
from niangjia.kernel.figure import Verdict
from niangjia.kernel.wording import Wording

MOST_MONTHS = 60
"""No office is funded for longer in one paper; more is a slip of the pen."""

MAY_BE_ENTERED = Wording("可以登记", "may be entered")


def may_enter(facts: ReplyFacts, *, entered: date) -> Verdict:
    """Whether what was written down can be a reply: numbered, dated not after `entered`, adding up."""
    if not facts.number.strip():
        return Verdict.no("请填写批复文号。", "Give the number of the paper.")
    if facts.dated > entered:
        return Verdict.no("成文日期不能晚于今天。", "The paper cannot be dated after today.")
    if facts.first.day != 1 or facts.until.day != 1 or facts.months < 1:
        return Verdict.no("起止月份不对：末月不能早于首月。", "The last month cannot come before the first.")
    if facts.months > MOST_MONTHS:
        return Verdict.no(
            f"保障期 {facts.months} 个月，超过 {MOST_MONTHS} 个月，请核对。",
            f"{facts.months} months are more than {MOST_MONTHS}: check them.",
        )
    if facts.posts < 0:
        return Verdict.no("名额不能是负数。", "Posts are not below 0.")
    summed = adds_up(facts)
    return summed if not summed else Verdict(True, MAY_BE_ENTERED, steps=summed.steps)


def may_be_numbered(number: str, *, taken: bool) -> Verdict:
    """Whether the unit's reply may have this number: a paper is entered once for a unit."""
    if taken:
        return Verdict.no(
            f"这个单位的 {number} 已经登记过。",
            f"{number} has been entered for this unit before.",
        )
    return Verdict(True, MAY_BE_ENTERED)


def may_stand_beside(standing: Sequence[Reply], relation: Relation | None) -> Verdict:
    """Whether a reply may come where others of the unit and year stand: it says what becomes of them."""
    if not standing or relation is not None:
        return Verdict(True, MAY_BE_ENTERED)
    numbers = "、".join(one.number for one in standing)
    return Verdict.no(
        f"这个单位本年度已有有效的批复：{numbers}。请说明是追加名额，还是替代其中一份。",
        f"Standing for this unit and year: {numbers}. Say whether this adds posts or replaces one.",
    )
