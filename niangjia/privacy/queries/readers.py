"""Who read a person's data: when, why, under which role, at whose desk, for whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from niangjia.kernel.actor import Actor
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.roles import LABELS, Role
from niangjia.kernel.wording import Wording
from niangjia.privacy import access
from niangjia.workforce.types import fields

READ, UNMASKED, GIVEN = "workforce.person.read", "workforce.person.unmasked", "privacy.own_data.given"
READINGS: Mapping[str, Wording] = {
    READ: Wording("打开个人页面（号码已遮盖）", "opened the record (values masked)"),
    UNMASKED: Wording("查看完整号码", "saw values in full"),
    "papers.paper.downloaded": Wording("下载附件", "took a paper home"),
    GIVEN: Wording("向本人提供其个人信息", "gave the person the own data"),
    "workforce.people.exported": Wording(
        "导出所在清单（可能含此人）", "exported a list that may hold the person"
    ),
    "workforce.people.announced": Wording(
        "印发公示（可能含此人）", "wrote a public notice that may name the person"
    ),
    "imports.problems.downloaded": Wording(
        "下载导入问题表（可能含此人）", "took home refused rows of an import that may hold the person"
    ),
}
"""The events that are readings of a person's data, as they are told."""

OF_LISTS = tuple(name for name in READINGS if "可能含此人" in READINGS[name].zh)
SOURCES = {"page": Wording("网页", "page"), "api": Wording("接口", "API")}


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading, as the list and its export show it."""

    at: datetime
    who: str
    role: Wording
    unit: str
    """The unit, or the named set, whose desk the reader sat at: as the appointment was called that day."""

    what: Wording
    fields: Wording
    reason: str
    source: Wording
    address: str
    number: str
    many: bool


def readers(person: int, path: str, *, by: Actor, kind: str = "", text: str = "") -> QuerySet[AuditEvent]:
    """The readings of a person who lies at `path`, within the actor's scope, the newest first.

    `kind` is one of `READINGS`; `text` is part of a reader's name, or of a reason.
    """
    names = [kind] if kind in READINGS else list(READINGS)
    rows = access.readings(person, path, lists=OF_LISTS, by=by).filter(name__in=names)
    if text:
        rows = rows.filter(Q(actor_name__icontains=text) | Q(reason__icontains=text))
    return rows.order_by("-at", "-pk")


def told_readings(rows: Iterable[AuditEvent]) -> list[Reading]:
    """Events as the list shows them."""
    return [
        Reading(
            at=one.at,
            who=f"{one.actor_name}（代{one.behalf}）" if one.behalf else one.actor_name,
            role=LABELS[Role(one.role)] if one.role in set(Role) else Wording(one.role, one.role),
            unit=str(one.details.get("scope", "")),
            what=READINGS[one.name],
            fields=_fields(one.details),
            reason=one.reason,
            source=SOURCES.get(one.source, Wording(one.source, one.source)),
            address=one.address,
            number=one.export,
            many=bool(one.details.get("many")),
        )
        for one in rows
    ]


def _fields(details: Mapping[str, Any]) -> Wording:
    labels = [fields.PERSON[name].label for name in details.get("fields", ()) if name in fields.PERSON]
    return Wording("、".join(one.zh for one in labels), ", ".join(one.en for one in labels))
