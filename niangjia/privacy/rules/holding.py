"""Putting off the removal of a person's data: for a reason, until a day, never for good. Pure."""

from __future__ import annotations

from datetime import date

from niangjia.kernel.figure import Verdict
from niangjia.kernel.wording import said_day
from niangjia.privacy.rules.due import months_after

LONGEST_HOLD = 36
"""Months; a longer need is said anew. A setting of the house."""

YES = Verdict.yes("可以办理", "may be done")


def may_hold(*, until: date, on: date, held: bool, anonymous: bool) -> Verdict:
    """Whether a removal may be put off until a day."""
    if anonymous:
        return Verdict.no(
            "此人信息已匿名化，没有可以暂缓的。", "The person is anonymised; there is nothing to put off."
        )
    if held:
        return Verdict.no(
            "已有一项暂缓在生效；需要时先解除，再重新登记。", "A removal is put off already; end that first."
        )
    if until <= on:
        return Verdict.no("暂缓的截止日期须在今天以后。", "The day must be after today.")
    last = months_after(on, LONGEST_HOLD)
    if until > last:
        day = said_day(last)
        return Verdict.no(
            f"一次最多暂缓三年，即不晚于{day.zh}；届时仍需要的，可以再次登记。",
            f"No longer than three years at once, until {day.en}; it can be entered anew then.",
        )
    return YES


def holds(*, until: date, ended: bool, on: date) -> bool:
    """Whether a hold is in force on a day; on its last day it still is."""
    return not ended and on <= until


def may_end_hold(*, ended: bool) -> Verdict:
    """Whether a hold may be ended."""
    return Verdict.no("这项暂缓已经解除。", "It was ended already.") if ended else YES
