"""Events as an audit page shows them: by day, what is unusual, one of them in words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse

from niangjia.kernel.actor import Actor
from niangjia.kernel.changes import SOURCES
from niangjia.kernel.language import said
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.roles import LABELS, Role, called
from niangjia.kernel.wording import Wording, said_day
from niangjia.proof.queries.events import Days
from niangjia.proof.words import FAMILIES, KINDS, Family, said_of


@dataclass(frozen=True, slots=True)
class Card:
    """A number an auditor looks at first, and where it leads."""

    label: Wording
    number: int
    url: str
    sub: Wording


def by_day(days: Days) -> Mapping[str, object]:
    """A bar for each day, the newest first, its families one behind another."""
    label = Wording("近两周每天的审计记录，按类别", "Audit events of the last fortnight by day and kind")
    return {
        "kind": "stacked",
        "label": said(label),
        "axis": said(Wording("日期", "day")),
        "series": [{"name": said(one.label)} for one in FAMILIES],
        "rows": [
            {
                "name": said(said_day(day)),
                "href": f"?from={day.isoformat()}&to={day.isoformat()}#events",
                "values": [counted[one] for one in FAMILIES],
            }
            for day, counted in sorted(days.by_day.items(), reverse=True)
        ],
    }


def cards(days: Days, failed: int) -> Sequence[Card]:
    """What is unusual: kept out at the door, personal values unmasked, files taken out by night."""
    since = f"from={days.since.isoformat()}"
    fortnight = Wording("近两周", "the last fortnight")
    night = days.by_night[Family.EXPORT]
    return (
        Card(
            Wording("登录失败", "Failed sign-ins"),
            failed,
            f"{reverse('proof:sign_ins')}?failed=1",
            fortnight,
        ),
        Card(
            Wording("查看敏感信息", "Sensitive readings"),
            days.totals[Family.READING],
            f"?family=reading&{since}#events",
            fortnight,
        ),
        Card(
            Wording("导出", "Exports"),
            days.totals[Family.EXPORT],
            f"{reverse('proof:exports')}?{since}",
            Wording(f"其中夜间（22点至6点）{night} 次", f"{night} of them by night (22 to 6)"),
        ),
        Card(
            Wording("账号与权限", "Accounts and powers"),
            days.totals[Family.POWER],
            f"?family=power&{since}#events",
            fortnight,
        ),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """An event in words."""

    event: AuditEvent
    what: Wording
    who: Wording | str
    role: Wording | str
    where: Wording | str
    on: Wording
    url: str
    unit: str
    sealed: bool


def told(event: AuditEvent, *, unit: str, sealed: bool, by: Actor) -> Told:
    """Who did what, on what, from where."""
    who = called(event.actor_name)
    role = LABELS[Role(event.role)] if event.role in set(Role) else event.role
    kind = KINDS.get(event.on_kind)
    label = kind.label if kind else Wording(event.on_kind, event.on_kind)
    key = "" if event.on_id == event.scope_path else event.on_id  # a path tells nobody anything
    on = Wording(f"{label.zh} {key}".strip(), f"{label.en} {key}".strip())
    where = SOURCES.get(event.source, event.source)
    return Told(event, said_of(event.name), who, role, where, on, _url(event, by), unit, sealed)


def _url(event: AuditEvent, by: Actor) -> str:
    """The page of the record, for those who may open it."""
    kind = KINDS.get(event.on_kind)
    if kind is None or not kind.route or not by.may(kind.power):
        return ""
    try:
        return reverse(kind.route, args=[event.on_id])
    except NoReverseMatch:
        return ""


DETAILS: dict[str, Wording] = {
    "rows": Wording("行数", "rows"),
    "scope": Wording("范围", "scope"),
    "bytes": Wording("字节", "bytes"),
    "sha256": Wording("文件校验值（SHA-256）", "fingerprint of the file (SHA-256)"),
    "on": Wording("日期", "day"),
    "file": Wording("文件名", "file"),
    "kind": Wording("种类", "kind"),
    "name": Wording("名称", "name"),
    "columns": Wording("列", "columns"),
    "chosen": Wording("筛选", "chosen"),
    "searched": Wording("按文字查找", "searched by text"),
    "fields": Wording("项目", "fields"),
    "state": Wording("状态", "state"),
    "why": Wording("原因", "why"),
    "document": Wording("批准文件", "document"),
    "dated": Wording("成文日期", "dated"),
    "from": Wording("原为", "from"),
    "to": Wording("改为", "to"),
    "format": Wording("格式", "format"),
    "paper": Wording("文件", "paper"),
    "asked": Wording("筛选", "asked"),
    "year": Wording("年度", "year"),
    "added": Wording("新增", "added"),
    "changed": Wording("更改", "changed"),
}


def details(event: AuditEvent) -> list[tuple[Wording, str]]:
    """The rest of what was written down, each with its word."""
    return [
        (DETAILS.get(key, Wording(key, key)), _value(value))
        for key, value in event.details.items()
        if value not in (None, "", [], {})
    ]


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "、".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def day_of(value: date | None) -> str:
    """A day as an address says it."""
    return value.isoformat() if value else ""
