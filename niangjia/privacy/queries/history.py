"""What was changed of a person's holds and requests: by whom, when, why, before and after."""

from __future__ import annotations

from typing import Any

from niangjia.kernel.access import versions
from niangjia.kernel.actor import Actor
from niangjia.kernel.changes import Act, Telling, acts
from niangjia.kernel.wording import Wording
from niangjia.privacy.models import Hold, OwnRequest
from niangjia.privacy.register import KINDS
from niangjia.privacy.types import Asked, Identity, Outcome

LABELS = {kind.key: kind.label for kind in KINDS}


def history_of_holds(hold: Hold, *, by: Actor) -> list[Act]:
    """The acts behind the removals put off of the person that one of them is about: one query."""
    return acts([(HOLD, versions(Hold, by).filter(person=hold.person))])


def history_of_requests(request: OwnRequest, *, by: Actor) -> list[Act]:
    """The acts behind the requests of the person that one of them is of: one query."""
    return acts([(REQUEST, versions(OwnRequest, by).filter(person=request.person))])


def _kinds(version: Any) -> Wording:
    named = [LABELS[key] for key in version.kinds if key in LABELS]
    return Wording("、".join(one.zh for one in named), ", ".join(one.en for one in named))


HOLD = Telling(
    lambda _: Wording("暂缓清除", "putting off of a removal"),
    (
        (Wording("理由", "reason"), lambda row: row.reason),
        (Wording("暂缓至", "until"), lambda row: row.until),
        (Wording("结束理由", "why ended"), lambda row: row.ended_reason),
    ),
)
REQUEST = Telling(
    lambda row: Wording(f"本人申请：{Asked(row.asked).label.zh}", f"request: {Asked(row.asked).label.en}"),
    (
        (Wording("申请日期", "asked on"), lambda row: row.asked_on),
        (Wording("怎样确认本人", "how known"), lambda row: Identity(row.identity).label),
        (Wording("涉及的信息", "about"), _kinds),
        (Wording("结果", "outcome"), lambda row: Outcome(row.outcome).label),
        (Wording("答复", "answer"), lambda row: row.answer),
    ),
)
