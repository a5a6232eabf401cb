"""The papers' corner of the desk: what was attached, taken home, removed."""

from __future__ import annotations

from niangjia.kernel import desk
from niangjia.kernel.desk import Told
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording


def _told(verb: str, zh: str, en: str) -> Told:
    return Told(f"papers.paper.{verb}", Wording(zh, en), Permission.PAPER_VIEW)


CORNER = desk.Corner(
    told=(
        _told("attached", "上传附件", "Papers attached"),
        _told("downloaded", "下载附件", "Papers taken home"),
        _told("removed", "移除附件", "Papers removed"),
    )
)


def register() -> None:
    """Lay the corner on the desk."""
    desk.register("papers", CORNER)
