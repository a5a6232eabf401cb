"""Privacy's corner of the desk: requests that wait, people whose time is up soon."""

from __future__ import annotations

from datetime import date, timedelta

from django.urls import reverse
from django.utils.timezone import localdate

from niangjia.kernel import desk
from niangjia.kernel.actor import Actor
from niangjia.kernel.desk import Told, Waiting
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.privacy import access
from niangjia.privacy.queries.due import due_rows
from niangjia.privacy.types import Outcome

SOON = timedelta(days=30)
ANSWER_WITHIN = timedelta(days=15)
"""A setting of the house: the law says 及时."""


@desk.waits(Permission.OWN_DATA_GIVE)
def requests(*, on: date, by: Actor) -> list[Waiting]:
    """Requests of people that were not answered yet: one query."""
    rows = access.requests(by).filter(outcome=Outcome.OPEN.value).order_by("asked_on", "pk")
    found = list(rows.values_list("asked_on", "taken_at")[: desk.MOST + 1])
    if not found:
        return []
    number = desk.number_said(len(found))
    return [
        Waiting(
            "privacy.requests",
            Wording(f"答复本人申请（{number} 份）", f"Answer people's requests ({number})"),
            Wording("查阅、更正个人信息的申请要及时答复", "requests about one's own data are answered soon"),
            f"{reverse('privacy:requests')}?outcome=open",
            due=found[0][0] + ANSWER_WITHIN,
            since=localdate(found[0][1]),
            count=len(found),
        )
    ]


@desk.waits(Permission.RETENTION_HOLD)
def due_soon(*, on: date, by: Actor) -> list[Waiting]:
    """People whose data will be removed within a month, so that nothing surprises: one query."""
    number = due_rows(on=on + SOON, by=by).order_by()[: desk.MOST + 1].count()
    if not number:
        return []
    said = desk.number_said(number)
    return [
        Waiting(
            "privacy.due",
            Wording(f"30 天内到期清除（{said} 人）", f"To be removed within 30 days ({said})"),
            Wording(
                "到期自动匿名化或删除；该暂缓的请登记",
                "made anonymous or deleted by itself; put off what must be",
            ),
            reverse("privacy:due"),
            count=number,
        )
    ]


def _told(name: str, zh: str, en: str, power: Permission, each: str = "人", **adds: Wording) -> Told:
    return Told(f"privacy.{name}", Wording(zh, en), power, each, adds=adds, listed="privacy:due")


CORNER = desk.Corner(
    waiting=(requests, due_soon),
    told=(
        _told("own_data.given", "向本人提供信息", "Own data given", Permission.OWN_DATA_GIVE),
        _told("removal.put_off", "暂缓清除", "Removals put off", Permission.RETENTION_VIEW),
        _told(
            "retention.run",
            *("到期清除", "Removals run", Permission.RETENTION_VIEW, "次"),
            anonymised=Wording("匿名化 {} 人", "anonymised: {}"),
            deleted=Wording("删除 {} 人", "deleted: {}"),
        ),
    ),
)


def register() -> None:
    """Lay the corner on the desk."""
    desk.register("privacy", CORNER)
