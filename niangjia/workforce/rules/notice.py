"""Whether a list of people may be put on the notice board. Pure."""

from __future__ import annotations

from niangjia.kernel.figure import Verdict

MOST = 500
"""People on one notice: nobody reads a longer one, and a whole roster is no notice."""


def may_notice(number: int) -> Verdict:
    """Whether a list of that many people may be made a notice."""
    if not number:
        return Verdict.no("名单是空的，没有可公示的。", "The list is empty: there is nothing to announce.")
    if number > MOST:
        return Verdict.no(
            f"一份公示最多 {MOST} 人，请先筛选到要公示的人。",
            f"A notice names at most {MOST} people: narrow the list to those it is about.",
        )
    return Verdict.yes("可以公示", "may be announced")
