"""How an engagement ends, and what somebody away from the posting unit is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from niangjia.kernel.terms import Term
from niangjia.workforce.types.engagement import EngagementStatus

AWAY = (EngagementStatus.LEAVE, EngagementStatus.SECONDED)
"""On the roster and yet not on duty."""


class LeavingReason(Term):
    """Why an engagement ends: what offices write, for pages to choose from; a list may say it otherwise."""

    RESIGNED = "resigned", "辞职", "resigned", "个人辞职", "主动离职"
    EXPIRED = "expired", "合同期满未续", "contract not renewed", "合同到期", "期满"
    DISMISSED = "dismissed", "解除合同", "contract terminated", "解聘", "辞退"
    RETIRED = "retired", "退休", "retired", "已退休"
    TRANSFERRED = "transferred", "调动", "transferred", "调离", "调出"
    DECEASED = "deceased", "去世", "deceased", "病故"
    OTHER = "other", "其他", "other", "其它"


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody no longer in a newer list: the engagement that ends, its first day without them, and why."""

    engagement_id: int
    left_date: date
    reason: str
