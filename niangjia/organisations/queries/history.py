"""What happened to a unit: who changed what of it, when and why."""

from __future__ import annotations

from typing import Any

from niangjia.kernel.access import versions
from niangjia.kernel.actor import Actor
from niangjia.kernel.changes import Act, Telling, acts
from niangjia.kernel.identity import mask
from niangjia.kernel.wording import Wording, said_day
from niangjia.organisations import access
from niangjia.organisations.models import (
    Affiliation,
    Headcount,
    Succession,
    Territory,
    Unit,
    UnitContact,
    UnitName,
    contact_value,
)
from niangjia.organisations.queries.branches import place_name
from niangjia.organisations.types import Measure, SuccessionKind, UnitKind

OUTSIDE = Wording("范围之外的单位", "a unit out of scope")


def history_of(unit: Unit, *, by: Actor) -> list[Act]:
    """The acts behind a unit and its facts, the newest first: nine queries."""
    affiliations = list(versions(Affiliation, by).filter(unit_id=unit.pk))
    successions = list(versions(Succession, by).filter(unit_id=unit.pk))
    parents = {one.parent_id for one in affiliations} | {one.successor_id for one in successions}
    names = dict(access.units(by).filter(pk__in=parents).values_list("pk", "name"))
    return acts(
        [
            (UNIT, versions(Unit, by).filter(pgh_obj_id=unit.pk)),
            (_affiliation(names), affiliations),
            (FORMER_NAME, versions(UnitName, by).filter(unit_id=unit.pk)),
            (_succession(names), successions),
            (TERRITORY, versions(Territory, by).filter(unit_id=unit.pk)),
            (HEADCOUNT, versions(Headcount, by).filter(unit_id=unit.pk)),
            (_contact(unit, by), versions(UnitContact, by).filter(unit_id=unit.pk)),
        ]
    )


def period_in_words(period: Any) -> Wording:
    """From a day to a day, as far as is known; the upper bound is the first day it no longer holds."""
    start, end = period.lower, period.upper
    if start is None:
        since = Wording("起始日期未知", "from an unknown day")
    else:
        begins = said_day(start)
        since = Wording(f"{begins.zh}起", f"from {begins.en}")
    if end is None:
        return since
    ends = said_day(end)
    return Wording(f"{since.zh}，至{ends.zh}前", f"{since.en}, before {ends.en}")


def _affiliation(names: dict[int, str]) -> Telling:
    return Telling(
        lambda _: Wording("隶属关系", "affiliation"),
        (
            (Wording("上级工会", "managed by"), lambda row: names.get(row.parent_id, OUTSIDE)),
            (Wording("期间", "period"), lambda row: period_in_words(row.period)),
        ),
    )


def _succession(names: dict[int, str]) -> Telling:
    return Telling(
        lambda row: Wording("承接单位", "successor"),
        (
            (
                Wording("单位", "unit"),
                lambda row: names.get(row.successor_id, OUTSIDE) if row.successor_id else "",
            ),
            (Wording("方式", "how"), lambda row: SuccessionKind(row.kind).label),
            (Wording("生效日期", "from"), lambda row: row.on_date),
            (Wording("批准文件", "paper"), lambda row: row.document_number),
        ),
    )


def _counted(row: Any) -> Wording:
    measure = Measure(row.measure).label
    day = said_day(row.cut_off_date)
    return Wording(f"{measure.zh}（截至{day.zh}）", f"{measure.en} (as of {day.en})")


def _contact(unit: Unit, by: Actor) -> Telling:
    """How a contact is told: a version is opened by the key that lies on its row, while there is one."""
    keys = dict(access.contacts(by).filter(unit=unit).values_list("pk", "data_key"))

    def told(row: Any, name: str) -> str:
        return contact_value(row, name, keys.get(row.pgh_obj_id))

    return Telling(
        lambda _: Wording("联系人", "contact"),
        (
            (Wording("姓名", "name"), lambda row: told(row, "name")),
            (Wording("电话", "phone"), lambda row: mask(told(row, "phone"))),
        ),
    )


UNIT = Telling(
    lambda _: Wording("单位", "unit"),
    (
        (Wording("名称", "name"), lambda row: row.name),
        (Wording("类型", "kind"), lambda row: UnitKind(row.kind).label),
        (Wording("行政区划", "division"), lambda row: row.division_code),
        (Wording("建会日期", "founded"), lambda row: row.founded_date),
        (Wording("撤销日期", "closed"), lambda row: row.closed_date),
    ),
)
FORMER_NAME = Telling(
    lambda _: Wording("曾用名", "former name"),
    (
        (Wording("名称", "name"), lambda row: row.name),
        (Wording("期间", "period"), lambda row: period_in_words(row.period)),
    ),
)
TERRITORY = Telling(
    lambda _: Wording("属地", "territory"),
    (
        (Wording("适用政策的地区", "whose policy holds"), lambda row: place_name(row.division_code)),
        (Wording("期间", "period"), lambda row: period_in_words(row.period)),
    ),
)
HEADCOUNT = Telling(
    _counted,
    (
        (Wording("人数", "number"), lambda row: row.count),
        (Wording("来源", "source"), lambda row: row.source),
    ),
)
