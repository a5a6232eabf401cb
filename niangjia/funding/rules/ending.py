"""Whether a reply that stands may be changed, replaced or revoked. Pure."""

from __future__ import annotations

from datetime import date

from niangjia.funding.types import Reply, ReplyFacts, Standing
from niangjia.kernel.figure import Verdict
from niangjia.kernel.wording import Wording, said_day

STANDS = Wording("批复有效", "the reply stands")


def may_be_changed(standing: Standing) -> Verdict:
    """Whether a reply may still be corrected, replaced, revoked or allotted: while it stands."""
    if standing is Standing.STANDING:
        return Verdict(True, STANDS)
    return Verdict(
        False,
        Wording(
            f"这份批复{standing.label.zh}，只能查看。",
            f"This reply is {standing.label.en}: it can only be read.",
        ),
    )


def may_replace(old: Reply, facts: ReplyFacts) -> Verdict:
    """Whether a further reply may take the place of `old`: it begins within the months of `old`."""
    if old.first <= facts.first < old.until:
        return Verdict(True, STANDS)
    first, until = said_day(old.first), said_day(old.until)
    return Verdict.no(
        f"新批复的首月须在原批复 {old.number} 的保障期内（{first.zh}起、{until.zh}前）。",
        f"It must begin within the months of {old.number}: from {first.en}, before {until.en}.",
    )


def may_revoke(old: Reply, *, on: date, number: str) -> Verdict:
    """Whether `old` may be revoked from a day on: by a paper with a number."""
    if not number.strip():
        return Verdict.no("请填写撤销文件的文号。", "Give the number of the paper that revokes it.")
    if old.first <= on < old.until:
        return Verdict(True, STANDS)
    first, until = said_day(old.first), said_day(old.until)
    return Verdict.no(
        f"撤销日期须在批复的保障期内（{first.zh}起、{until.zh}前）。",
        f"The day must lie in the months of the reply: from {first.en}, before {until.en}.",
    )
