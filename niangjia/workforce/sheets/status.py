"""How the person of a row stands: by columns of its own, the remark, the line above, the crossing out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from niangjia.kernel.sheets import RowInReading
from niangjia.kernel.wording import Wording
from niangjia.workforce.sheets.standing import Standing, standing_in
from niangjia.workforce.types import EngagementStatus

ON_DUTY, LEFT, SECONDED = EngagementStatus.ON_DUTY, EngagementStatus.LEFT, EngagementStatus.SECONDED
NOT_SAID = frozenset(("是", "√", "Y", "在"))


@dataclass(frozen=True, slots=True)
class Now:
    """The status, None where the row says nothing of it, and what belongs to it."""

    status: EngagementStatus | None
    left_date: date | None
    reason: str
    begins: date | None
    ends: date | None
    workplace: str


def of(row: RowInReading, start: date | None, unit: str) -> Now:
    """The status a row tells for certain. What is not certain is warned of."""
    told, remarked = _own_column(row), standing_in(row["remark"] or "")
    for said in (told, remarked):
        for doubt in said.doubts:
            row.warn(f"“{doubt}”，请核对在岗状态", f"“{doubt}”: check the status")
    around = _around(row.section, row.sheet)
    status = told.status or remarked.status or around
    left_date = row["left_date"] or told.left_date or remarked.left_date
    if told.status and remarked.status and told.status is not remarked.status and _differ(told, remarked):
        _contradiction(row, row.written("status"), row.written("remark"))
    if (left_date or row["leaving_reason"]) and status is not LEFT:
        if told.status is ON_DUTY:
            _contradiction(
                row, row.written("status"), row.written("left_date") or row.written("leaving_reason")
            )
        status = LEFT
    if row.crossed_out and status is not LEFT:
        row.warn(
            "此行被划掉或涂灰，按已离职处理", "this row is crossed out and taken as that of somebody who left"
        )
        status = LEFT
    elsewhere = row["seconded_to"]
    if elsewhere and status in (None, ON_DUTY):
        status = SECONDED
    _compare(row, start, left_date)
    away = next((one for one in (told, remarked) if status and one.status is status), Standing())
    if away.month_only and left_date is None:
        row.warn(
            "日期只写到月，未登记，请补写到日", "a date told to the month only was not taken; add the day"
        )
    workplace = elsewhere or row["workplace"] or away.workplace or remarked.workplace
    left = status is LEFT
    return Now(
        status,
        left_date if left else None,
        (row["leaving_reason"] or told.reason or remarked.reason) if left else "",
        None if left else away.begins,
        None if left else away.ends,
        workplace if workplace != unit else "",
    )


def _own_column(row: RowInReading) -> Standing:
    """What the column 在岗情况 says; a word it cannot hold is refused."""
    written: str = row["status"] or ""
    if not written or written.upper() in NOT_SAID:
        return Standing(status=ON_DUTY) if written else Standing()
    told = standing_in(written)
    if told.status is None:
        choices = "、".join(status.label.zh for status in EngagementStatus)
        row.refuse(
            "status",
            "unknown value",
            Wording(f"不认识“{written}”，可写：{choices}", f"“{written}” is not known; known are: {choices}"),
        )
        return Standing()
    return told


@lru_cache(maxsize=256)
def _around(section: str, sheet: str) -> EngagementStatus | None:
    """A list of those who left says so in its line above or its sheet's name, not in each row."""
    said = (standing_in(text) for text in (section.lstrip("一二三四五六七八九十()（）、. "), sheet))
    return LEFT if any(one.status is LEFT for one in said) else None


def _differ(told: Standing, remarked: Standing) -> bool:
    return LEFT in (told.status, remarked.status) or ON_DUTY not in (told.status, remarked.status)


def _contradiction(row: RowInReading, one: str, other: str) -> None:
    message = Wording(f"“{one}”与“{other}”矛盾", f"“{one}” contradicts “{other}”")
    if not row.has_problem("status"):
        row.refuse("status", "status contradicts itself", message)


def _compare(row: RowInReading, start: date | None, left_date: date | None) -> None:
    if start is not None and left_date is not None and left_date <= start:
        message = Wording(
            f"离职日期{left_date}不晚于合同开始日期{start}",
            f"left on {left_date}, not after the start on {start}",
        )
        row.refuse("left_date" if row["left_date"] else "remark", "left before start", message)
