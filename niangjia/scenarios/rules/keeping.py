"""Whether a scenario may be kept under a name. Pure."""

from __future__ import annotations

from niangjia.kernel.figure import Verdict
from niangjia.kernel.wording import Wording

LONGEST_NAME, LONGEST_NOTE = 60, 1_000
MAY = Verdict(True, Wording("可以保存", "may be kept"))


def may_keep(name: str, note: str, *, taken: bool) -> Verdict:
    """A name of 1 to 60 characters that no other scenario of the desk has, a note of at most 1,000."""
    if not name:
        return Verdict.no("请给方案起个名字。", "Give the scenario a name.")
    if len(name) > LONGEST_NAME:
        return Verdict.no(f"名称最多{LONGEST_NAME}字。", f"A name has at most {LONGEST_NAME} characters.")
    if len(note) > LONGEST_NOTE:
        return Verdict.no(f"说明最多{LONGEST_NOTE}字。", f"A note has at most {LONGEST_NOTE} characters.")
    if taken:
        return Verdict.no(
            f"本单位已有叫“{name}”的方案，请换个名字。",
            f"This desk has a scenario called “{name}” already; choose another name.",
        )
    return MAY


def may_ask(asked: bool) -> Verdict:
    """Posts are shared out only where a scenario says how many, or for how much money."""
    if asked:
        return MAY
    return Verdict.no(
        "请先填写名额或经费，并保存方案。", "Say how many posts or how much money, and keep the scenario."
    )
