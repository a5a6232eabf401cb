"""History in words: from kept versions of rows to acts that say who, when, why, before → after. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from niangjia.kernel.roles import called
from niangjia.kernel.wording import Wording, said_day

Said = Wording | str
"""A value as it is shown; empty text where there is none."""

INSERT, UPDATE, DELETE = "insert", "update", "delete"
SOURCES = {
    "page": Wording("网页", "on a page"),
    "api": Wording("接口", "through the API"),
    "command line": Wording("命令行", "at the command line"),
    "job": Wording("后台任务", "by a job"),
}
NOBODY = Wording("未记名", "nobody named")


@dataclass(frozen=True, slots=True)
class Telling:
    """How the versions of one table are told: what a row is, and which of its fields are shown."""

    what: Callable[[Any], Wording]
    fields: Sequence[tuple[Wording, Callable[[Any], object]]]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field before and after."""

    label: Wording
    before: Said
    after: Said


@dataclass(frozen=True, slots=True)
class Change:
    """One row added, changed or taken out."""

    what: Wording
    label: str
    """insert, update or delete."""

    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """Everything that one person did in one transaction."""

    at: datetime
    who: Said
    where: Said
    why: Said
    changes: tuple[Change, ...]
    mark: str = ""
    """`kernel.scope.present_act` of it, as the audit event of the same act carries it."""


def acts(tables: Iterable[tuple[Telling, Iterable[Any]]]) -> list[Act]:
    """The acts behind kept versions, the newest first; each table's versions come oldest first.

    Versions in which nothing changed that is shown (only a path, only a sealed key) are left out.
    """
    found: dict[tuple[datetime, str, str], tuple[Mapping[str, str], list[Change]]] = {}
    for telling, versions in tables:
        former: dict[int, Mapping[Wording, Said]] = {}
        for version in versions:
            change = _change(telling, version, former)
            if change is not None:
                context = version.pgh_context or {}
                key = (version.pgh_created_at, context.get("actor", ""), context.get("act", ""))
                found.setdefault(key, (context, []))[1].append(change)
    return [
        Act(at, _who(context), _where(context), _why(context), tuple(changes), context.get("act", ""))
        for (at, *_), (context, changes) in sorted(found.items(), key=lambda one: one[0], reverse=True)
    ]


def _change(telling: Telling, version: Any, former: dict[int, Mapping[Wording, Said]]) -> Change | None:
    said = {label: in_words(value(version)) for label, value in telling.fields}
    before, after = former.get(version.pgh_obj_id), said
    former[version.pgh_obj_id] = said
    if version.pgh_label == INSERT:
        before = {}
    elif version.pgh_label == DELETE:
        before, after = said, {}
    elif before is None:
        return None
    differences = tuple(
        Difference(label, before.get(label, ""), after.get(label, ""))
        for label in said
        if before.get(label, "") != after.get(label, "")
    )
    if not differences and version.pgh_label == UPDATE:
        return None
    return Change(telling.what(version), version.pgh_label, differences)


def in_words(value: object) -> Said:
    """A stored value as history shows it."""
    match value:
        case None:
            return ""
        case bool():
            return Wording("是", "yes") if value else Wording("否", "no")
        case date():
            return said_day(value)
        case Decimal():
            return f"{value:,.2f}"
        case int():
            return f"{value:,}"
        case Wording():
            return value
    return str(value)


def _who(context: Mapping[str, str]) -> Said:
    if not context.get("name"):
        return NOBODY
    who = called(context["name"])
    if behalf := context.get("behalf"):
        return Wording(f"{who}（代{behalf}）", f"{who} (for {behalf})")
    return who


def _why(context: Mapping[str, str]) -> Said:
    """The reason as it was written, in both languages where the house itself wrote it."""
    reason = context.get("reason", "")
    return Wording(reason, context["reason_en"]) if "reason_en" in context else reason


def _where(context: Mapping[str, str]) -> Said:
    source = context.get("source", "")
    return SOURCES.get(source, source)
