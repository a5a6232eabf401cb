"""Taking the list of units out of the house, exactly as it is shown."""

from __future__ import annotations

from datetime import date

from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.exports import imprint, taken_out
from niangjia.kernel.permissions import Permission
from niangjia.kernel.sheets import Column, Sheet, export
from niangjia.kernel.sheets.kinds import Choice, Day, Text, Title, WholeNumber
from niangjia.kernel.wording import Language, Wording
from niangjia.organisations.queries.listing import Entry, Listed, listed
from niangjia.organisations.types import UnitKind

LIST = Sheet(
    "unit list",
    Wording("单位", "units"),
    (
        Column("name", Wording("单位名称", "unit"), Title(), of=lambda row: row.unit.name),
        Column("county", Wording("所在县（市、区）", "county"), Title()),
        Column("kind", Wording("类型", "kind"), Choice(UnitKind), of=lambda row: row.unit.unit_kind),
        Column(
            "division", Wording("区划代码", "division code"), Text(), of=lambda row: row.unit.division_code
        ),
        Column("code", Wording("单位代码", "code"), Text(), of=lambda row: row.unit.code),
        Column("workers", Wording("职工人数", "workers"), WholeNumber()),
        Column("members", Wording("会员人数", "members"), WholeNumber()),
        Column("cut_off_date", Wording("统计截止日期", "cut-off date"), Day()),
        Column("founded_date", Wording("建会时间", "founded"), Day(), of=lambda row: row.unit.founded_date),
        Column("closed_date", Wording("撤销时间", "closed"), Day(), of=lambda row: row.unit.closed_date),
    ),
)
"""The columns that the page shows, and what it shows beside them."""


@action(Permission.UNIT_EXPORT, reasoned=True)
def export_units(*, by: Actor, entry: Entry, on: date, language: Language = "zh") -> bytes:
    """The units that an entry asks for, in the order of the page, as a workbook."""
    rows: list[Listed] = listed(entry, on=on, by=by)
    mark = imprint(by)
    return taken_out(
        "organisations.units.exported",
        by=by,
        mark=mark,
        content=export(LIST, rows, language=language, imprint=mark),
        rows=len(rows),
        on_kind="scope",
        on_id=by.scope.label,
        scope_path=by.scope.low,
        details={"asked": entry.told, "on": on.isoformat()},
    )
