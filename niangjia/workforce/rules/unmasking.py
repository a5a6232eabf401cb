"""How often one person may look at values in full: whoever needs many takes an export, listed as such."""

from __future__ import annotations

from niangjia.kernel.figure import Verdict

MOST_AN_HOUR = 30
"""A setting of the house, not of a document: what a person looks up one by one, and hardly more."""
MANY = 20
"""From so many in an hour on, the event says so: an auditor finds them without counting."""

YES = Verdict.yes("可以查看", "may be seen")


def may_unmask(in_the_hour: int) -> Verdict:
    """Whether one more value may be seen by who has seen so many within the hour."""
    if in_the_hour < MOST_AN_HOUR:
        return YES
    return Verdict.no(
        f"一小时内最多查看 {MOST_AN_HOUR} 次完整号码，您已到上限。成批使用请走导出，导出须写明用途并登记。",
        f"No more than {MOST_AN_HOUR} values are shown in full within an hour, and you have seen as many. "
        "For many at once take an export, which says what for and is listed.",
    )


def are_many(in_the_hour: int) -> bool:
    """Whether it is more than a person looks up one by one on most days."""
    return in_the_hour >= MANY
