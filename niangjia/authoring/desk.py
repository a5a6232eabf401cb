"""Authoring's corner of the desk: documents to publish, documents sent back, publications set aside."""

from __future__ import annotations

from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from niangjia.authoring import access
from niangjia.authoring.flow import DRAFT, KIND, SUBMITTED
from niangjia.authoring.models import Draft
from niangjia.kernel import desk, flows
from niangjia.kernel.actor import Actor
from niangjia.kernel.desk import Shortcut, Told, Waiting
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording

SHOWN = 5
"""Documents that are named; of more the list tells."""


@desk.waits(Permission.DOCUMENT_PUBLISH)
def to_publish(*, on: date, by: Actor) -> list[Waiting]:
    """Documents of the unit that another person handed in."""
    return [
        _waiting(
            one,
            "authoring.to_publish",
            Wording("审核发布", "Review and publish"),
            Wording("由第二人核对后发布，或附意见退回", "A second person publishes it, or sends it back"),
        )
        for one in _own(by).filter(state=SUBMITTED)[:SHOWN]
    ]


@desk.waits(Permission.DOCUMENT_DRAFT)
def sent_back(*, on: date, by: Actor) -> list[Waiting]:
    """Documents of the unit that came back with an opinion."""
    last = flows.steps(by).filter(on_kind=KIND, on_id=OuterRef("pk")).order_by("-pk").values("move")[:1]
    rows = _own(by).filter(state=DRAFT).annotate(last=Subquery(last)).filter(last="send_back")
    return [
        _waiting(
            one,
            "authoring.sent_back",
            Wording("退回修改", "Sent back"),
            Wording("按意见修改后再提请审核", "Mend it as asked and submit it again"),
        )
        for one in rows[:SHOWN]
    ]


def _own(by: Actor) -> QuerySet[Draft]:
    rows = access.drafts(by).filter(scope_path__in=by.scope.seats)
    return rows.defer("header", "provisions", "cases").order_by("changed_at", "pk")


def _waiting(one: Draft, kind: str, what: Wording, why: Wording) -> Waiting:
    name = one.said_name
    return Waiting(
        kind,
        Wording(f"{what.zh}：{name.zh}", f"{what.en}: {name.en}"),
        why,
        reverse("authoring:draft", args=[one.pk]),
        since=timezone.localdate(one.changed_at),
        unit_code=one.unit.code,
        unit_name=one.unit.name,
    )


def _told(name: str, zh: str, en: str) -> Told:
    return Told(
        f"authoring.draft.{name}",
        Wording(zh, en),
        Permission.POLICY_VIEW,
        "份文件",
        record="authoring:draft",
        listed="authoring:list",
    )


CORNER = desk.Corner(
    waiting=(to_publish, sent_back),
    told=(
        _told("submitted", "提请审核", "Documents submitted"),
        _told("published", "发布本地文件", "Documents published"),
        _told("sent_back", "退回修改", "Documents sent back"),
        _told("withdrawn", "撤回发布", "Documents taken back"),
    ),
    shortcuts=(
        Shortcut(
            Wording("起草本地文件", "Draft a document"),
            "authoring:new",
            "pencil-plus",
            Permission.DOCUMENT_DRAFT,
        ),
    ),
)


def register() -> None:
    """Lay the corner on the desk."""
    desk.register("authoring", CORNER)
