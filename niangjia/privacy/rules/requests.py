"""A person's own requests: what may be asked and answered. Pure."""

from __future__ import annotations

from datetime import date

from niangjia.kernel.figure import Verdict
from niangjia.privacy.types.requests import Outcome

YES = Verdict.yes("可以办理", "may be done")


def may_ask(*, asked_on: date, on: date, anonymous: bool) -> Verdict:
    """Whether a request can be taken: of somebody still known, and asked no later than today."""
    if anonymous:
        return Verdict.no(
            "此人信息已匿名化，系统里不再有可以认出本人的信息。",
            "The person is anonymised; nothing is held that tells who it is.",
        )
    if asked_on > on:
        return Verdict.no("申请日期不能晚于今天。", "It cannot have been asked after today.")
    return YES


def may_answer(outcome: Outcome) -> Verdict:
    """Whether a request still waits for its answer."""
    if outcome is Outcome.OPEN:
        return YES
    return Verdict.no("这份申请已经答复。", "It was answered already.")
