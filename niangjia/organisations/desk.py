"""The organisations' corner of the desk: units without a count or without territory."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.urls import reverse

from niangjia.kernel import desk, events
from niangjia.kernel.actor import Actor
from niangjia.kernel.desk import PlaceAsked, Told, Waiting
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.organisations import access
from niangjia.organisations.models import Headcount, Unit
from niangjia.organisations.queries import roots
from niangjia.organisations.types import PRIMARY, Measure


@desk.waits(Permission.UNIT_EDIT)
def uncounted(*, on: date, by: Actor) -> list[Waiting]:
    """Units whose workers nobody ever counted, and those not yet counted in the present year: one query."""
    this_year = date(on.year, 1, 1)
    behind = _primary(by).filter(~Exists(_counts(by, on).filter(cut_off_date__gte=this_year)))
    grouped = behind.order_by().values_list(Exists(_counts(by, on))).annotate(number=Count("pk"))
    numbers = {bool(ever): number for ever, number in grouped}
    items = []
    if never := numbers.get(False):
        said = desk.number_said(never)
        items.append(
            Waiting(
                "organisations.never_counted",
                Wording(f"补录职工人数（{said} 个单位）", f"Enter worker counts (units: {said})"),
                Wording("没有职工人数，算不出须配和可配", "Without a count no posts can be worked out"),
                f"{reverse('organisations:tree')}?counted=no",
                count=never,
            )
        )
    if late := numbers.get(True):
        said = desk.number_said(late)
        items.append(
            Waiting(
                "organisations.not_counted_this_year",
                Wording(
                    f"{on.year} 年职工人数待统计（{said} 个单位）",
                    f"Count workers of {on.year} (units: {said})",
                ),
                Wording(
                    "导入今年的单位表，计划就按新的人数算", "Import this year's list: the plan then uses it"
                ),
                reverse("imports:list"),
                since=this_year,
                count=late,
            )
        )
    return items


@desk.waits(Permission.UNIT_MOVE)
def without_territory(*, on: date, by: Actor) -> list[Waiting]:
    """Units of which it is not known whose policy holds for them."""
    placed = access.territories(by).filter(unit=OuterRef("pk"), period__contains=on)
    rows = _primary(by).filter(~Exists(placed)).order_by("scope_path").values_list("code", "name")
    found = list(rows[: desk.MOST + 1])
    if not found:
        return []
    number, (code, name) = desk.number_said(len(found)), found[0]
    return [
        Waiting(
            "organisations.no_territory",
            Wording(f"确定属地（{number} 个单位）", f"Settle the territory (units: {number})"),
            Wording(
                "不知道按哪里的政策计算，先从这个单位办起",
                "No area's policy can be applied; begin with this unit",
            ),
            reverse("organisations:territory", args=[code]),
            unit_code=code,
            unit_name=name,
            count=len(found),
        )
    ]


def _primary(by: Actor) -> QuerySet[Unit]:
    return access.units(by).filter(closed_date=None, kind__in=PRIMARY)


def _counts(by: Actor, on: date) -> QuerySet[Headcount]:
    return access.headcounts(by).filter(
        unit=OuterRef("pk"), measure=Measure.WORKERS.value, cut_off_date__lte=on
    )


def places_of(event: PlaceAsked, by: Actor) -> list[str]:
    """The division whose union the actor's own unit is; of a named set, that of each member."""
    return [one.division_code for one in roots(by=by) if one.division_code]


def _told(name: str, zh: str, en: str, each: str = "个单位", **adds: Wording) -> Told:
    record = "organisations:unit" if each == "个单位" else ""
    return Told(
        f"organisations.{name}",
        Wording(zh, en),
        Permission.UNIT_VIEW,
        each,
        adds=adds,
        record=record,
        listed="organisations:tree",
    )


CORNER = desk.Corner(
    waiting=(uncounted, without_territory),
    told=(
        _told(
            "units.imported",
            *("导入单位表", "Lists of units taken in", "次"),
            created=Wording("新增 {} 个单位", "units new: {}"),
            changed=Wording("更改 {} 个", "changed: {}"),
        ),
        _told("units.undone", "撤销单位表导入", "Lists of units undone", "次"),
        _told("unit.founded", "设立", "Units founded"),
        _told("unit.renamed", "更名", "Units renamed"),
        _told("unit.corrected", "更正", "Units corrected"),
        _told("unit.moved", "调整隶属关系", "Units moved"),
        _told("unit.territory_changed", "调整属地", "Territories changed"),
        _told("unit.merged", "并入他处", "Units merged into others"),
        _told("unit.formed_by_merger", "合并后存续", "Units formed by merger"),
        _told("unit.split", "分设", "Units split"),
        _told("unit.abolished", "撤销", "Units abolished"),
        _told("headcount.entered", "登记职工人数", "Worker counts entered"),
        _told("contact.edited", "更新联系人", "Contacts edited"),
    ),
)


def register() -> None:
    """Lay the corner on the desk, and answer where an actor's own union is."""
    desk.register("organisations", CORNER)
    events.handle(PlaceAsked, places_of)
