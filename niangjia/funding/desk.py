"""The replies' corner of the desk: posts not allotted, months that end, papers without their scan."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse

from niangjia.funding import access
from niangjia.funding.actions.records import KIND
from niangjia.funding.queries.listing import waiting
from niangjia.funding.types import Standing, Waits
from niangjia.kernel import desk
from niangjia.kernel.actor import Actor
from niangjia.kernel.desk import Shortcut, Told, Waiting, number_said
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.papers import facade as papers


@desk.waits(Permission.FUNDING_ENTER)
def not_allotted(*, on: date, by: Actor) -> list[Waiting]:
    """Replies of which posts still lie with the federation they were given to."""
    rows = waiting(access.replies(by), Waits.ALLOTTING, on=on)
    found = list(rows.order_by("dated").values_list("pk", "posts", "allotted", "dated")[: desk.MOST + 1])
    if not found:
        return []
    posts = sum(given - allotted for _, given, allotted, _ in found)
    number = number_said(len(found))
    return [
        Waiting(
            "funding.not_allotted",
            Wording(f"批复名额尚未分配 {posts:,} 名", f"Funded posts to allot: {posts:,}"),
            Wording(
                f"{number} 份批复的名额还留在总工会", f"Replies whose posts are not with a unit yet: {number}"
            ),
            _url([pk for pk, *_ in found], year="all", waits=Waits.ALLOTTING),
            since=found[0][3],
            count=len(found),
        )
    ]


@desk.waits(Permission.FUNDING_ENTER)
def ending(*, on: date, by: Actor) -> list[Waiting]:
    """Replies whose months end soon: who is paid by them needs the next."""
    rows = waiting(access.replies(by), Waits.ENDING, on=on)
    found = list(rows.order_by("period").values_list("pk", "posts", "period")[: desk.MOST + 1])
    if not found:
        return []
    posts, number = sum(posts for _, posts, _ in found), number_said(len(found))
    return [
        Waiting(
            "funding.ending",
            Wording(f"保障期将满（{number} 份批复）", f"Funding ends soon (replies: {number})"),
            Wording(
                f"{posts:,} 名的经费快到期，请落实下一期批复", f"Posts that need their next reply: {posts:,}"
            ),
            _url([pk for pk, *_ in found], year="all", waits=Waits.ENDING),
            due=min(period.upper for *_, period in found) - timedelta(days=1),
            count=len(found),
        )
    ]


@desk.waits(Permission.PAPER_ADD)
def without_scan(*, on: date, by: Actor) -> list[Waiting]:
    """Replies of this budget year that nobody attached the paper to."""
    keys = list(
        access.replies(by)
        .filter(year=on.year, standing=Standing.STANDING.value)
        .order_by("dated")
        .values_list("pk", flat=True)[: desk.MOST + 1]
    )
    lacking = [key for key in keys if key not in papers.holding(KIND, keys, by=by)] if keys else []
    if not lacking:
        return []
    number = number_said(len(lacking))
    return [
        Waiting(
            "funding.without_scan",
            Wording(f"上传批复扫描件（{number} 份）", f"Attach the papers (replies: {number})"),
            Wording("登记了批复，还没有盖章的扫描件", "Entered, but without the scan of the stamped paper"),
            # The list cannot tell which lack theirs: where not all do, one begins with the first.
            _url(lacking if lacking == keys else lacking[:1], year=str(on.year), standing=Standing.STANDING),
            count=len(lacking),
        )
    ]


def _url(replies: list[int], **query: str) -> str:
    """The one reply, else the list of them all."""
    if len(replies) == 1:
        return reverse("funding:reply", args=replies)
    return f"{reverse('funding:list')}?{urlencode(query)}"


def _told(name: str, zh: str, en: str) -> Told:
    return Told(
        f"funding.reply.{name}",
        Wording(zh, en),
        Permission.FUNDING_VIEW,
        "份",
        record="funding:reply",
        listed="funding:list",
    )


CORNER = desk.Corner(
    waiting=(not_allotted, ending, without_scan),
    told=(
        _told("entered", "登记经费批复", "Budget replies entered"),
        _told("corrected", "更正经费批复", "Budget replies corrected"),
        _told("revoked", "撤销经费批复", "Budget replies revoked"),
        _told("allotted", "分配保障名额", "Funded posts allotted"),
    ),
    shortcuts=(
        Shortcut(
            Wording("登记经费批复", "Enter a budget reply"),
            *("funding:enter", "cash", Permission.FUNDING_ENTER),
        ),
    ),
)


def register() -> None:
    """Lay the corner on the desk."""
    desk.register("funding", CORNER)
