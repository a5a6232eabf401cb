"""What may be taken from a roster, given who is already there. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from niangjia.kernel.sheets import Problem
from niangjia.kernel.wording import Wording
from niangjia.workforce.types import EngagementRow, EngagementStatus


@dataclass(frozen=True, slots=True)
class Present:
    """What is already known of the person that a row speaks of."""

    name: str
    unit_id: int | None
    unit_name: str


def problem_with(
    row: EngagementRow[int], present: Present | None, *, on_another_roster: bool
) -> Problem | None:
    """Why a row that reads well may still not be taken; None when it may."""
    if row.form is None:
        return Problem("missing", FORM_MISSING, "form")
    if row.status is EngagementStatus.LEFT:
        return Problem("leaving date missing", LEAVING_DATE_MISSING, "remark")
    if on_another_roster:
        return Problem("on another roster", ON_ANOTHER_ROSTER, "id_number")
    if present is None:
        return None
    if present.name != row.name:
        return Problem("one id, two names", _two_names(present.name), "name")
    if present.unit_id is not None and present.unit_id != row.unit_id:
        return Problem("posted elsewhere", _posted_at(present.unit_name), "unit")
    return None


FORM_MISSING = Wording(
    "没有填写用工形式；谁算“已配”取决于它。",
    "The form of employment is missing; who fills a post depends on it.",
)
LEAVING_DATE_MISSING = Wording(
    "备注写明已离职，但没有离职日期；请补上日期，或从表中删去此人。",
    "The remark says the person has left, but not when; add the date or take the row out.",
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
        f"此人现定岗在“{unit}”；调动请先办理，再导入新表。",
        f"This person is posted at “{unit}”; transfer first, then import the new list.",
    )
