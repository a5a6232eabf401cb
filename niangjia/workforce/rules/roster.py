"""What may be taken from a roster, given who is already there. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from niangjia.kernel.sheets import Problem
from niangjia.kernel.wording import Wording, said_day
from niangjia.workforce.types import EngagementRow, EngagementStatus


@dataclass(frozen=True, slots=True)
class Present:
    """What is already known of the person that a row speaks of."""

    name: str
    unit_id: int | None
    unit_name: str
    left_date: date | None = None
    """The day the last engagement ended, where none holds now."""


def problem_with(
    row: EngagementRow[int], present: Present | None, *, on_another_roster: bool
) -> Problem | None:
    """Why a row that reads well may still not be taken; None when it may."""
    if row.form is None and (present is None or present.unit_id is None):
        return Problem("missing", FORM_MISSING, "form")
    if row.status is EngagementStatus.LEFT and row.left_date is None:
        return Problem("leaving date missing", LEAVING_DATE_MISSING, "remark")
    if _before(row.left_date, row.start_date):
        return Problem("left before start", LEFT_BEFORE_START, "left_date")
    if on_another_roster:
        return Problem("on another roster", ON_ANOTHER_ROSTER, "id_number")
    if present is None:
        return None
    if present.name != row.name:
        return Problem("name differs from roster", _two_names(present.name), "name")
    if present.unit_id is not None and present.unit_id != row.unit_id:
        return Problem("posted elsewhere", _posted_at(present.unit_name), "unit")
    if present.unit_id is None and row.status is not EngagementStatus.LEFT:
        return _coming_back(row, present)
    return None


def _coming_back(row: EngagementRow[int], present: Present) -> Problem | None:
    """Who was on the roster before begins anew, on a day of their own, after the former engagement ended."""
    if present.left_date is None or (row.start_date is not None and row.start_date >= present.left_date):
        return None
    return Problem("begins before leaving", _left_on(present.left_date), "start_date")


def _before(left: date | None, start: date | None) -> bool:
    return left is not None and start is not None and left <= start


FORM_MISSING = Wording(
    "没有填写用工形式；谁算“已配”取决于它。",
    "The form of employment is missing; who fills a post depends on it.",
)
LEAVING_DATE_MISSING = Wording(
    "此行表明已离职，但没有写到日的离职日期；请补上日期，或从表中删去此人。",
    "The row says that the person has left, but not on which day; add the day or take the row out.",
)
LEFT_BEFORE_START = Wording(
    "离职日期不晚于开始日期，请核对两个日期。",
    "The leaving date is not after the first day; check both.",
)
ON_ANOTHER_ROSTER = Wording(
    "此人已在其他单位的花名册上，请联系上级工会核实。",
    "This person is on another office's roster; ask the level above.",
)


def _two_names(name: str) -> Wording:
    return Wording(
        f"此身份证号在册的姓名是“{name}”，请核对。", f"This ID number is on the roster as “{name}”; check it."
    )


def _posted_at(unit: str) -> Wording:
    return Wording(
        f"此人现定岗在“{unit}”；导入不改动定岗单位，请核对哪一个是对的。",
        f"This person is posted at “{unit}”; a list moves nobody. Check which is right.",
    )


def _left_on(day: date) -> Wording:
    said = said_day(day)
    return Wording(
        f"此人已登记于{said.zh}离职；重新聘用须写明不早于该日的开始日期。",
        f"This person left on {said.en}; a new engagement needs a first day that is not before it.",
    )
