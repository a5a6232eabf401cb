"""The pages of privacy beside each other: those that the actor may open."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from niangjia.kernel.pages import Request
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording

PAGES = (
    ("register", Wording("个人信息目录", "register"), Permission.ROLE_VIEW),
    ("due", Wording("到期清除", "time is up"), Permission.RETENTION_VIEW),
    ("holds", Wording("暂缓清除", "put off"), Permission.RETENTION_VIEW),
    ("requests", Wording("本人申请", "requests"), Permission.OWN_DATA_GIVE),
    ("find", Wording("谁看过", "who read it"), Permission.READERS_VIEW),
)


@dataclass(frozen=True, slots=True)
class Tab:
    """One page, and whether it is the present one."""

    label: Wording
    url: str
    here: bool


def doors(request: Request, here: str) -> list[Tab]:
    """The tabs above a page of privacy."""
    return [
        Tab(label, reverse(f"privacy:{name}"), name == here)
        for name, label, power in PAGES
        if request.actor.may(power)
    ]
