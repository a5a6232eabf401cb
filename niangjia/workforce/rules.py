"""What may be taken from a roster, given who is already there. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from niangjia.kernel.figure import Figure, Status, Step
from niangjia.kernel.sheets import Problem
from niangjia.kernel.wording import Wording
from niangjia.workforce.types import EmploymentForm, EngagementRow, EngagementStatus, past_contract_end


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
        f"此人现定岗在“{unit}”；导入不改动定岗单位，请核对哪一个是对的。",
        f"This person is posted at “{unit}”; a list moves nobody. Check which is right.",
    )


ON_THE_ROSTER = Wording(
    "在册：已开始、没有登记离职日期的聘用关系；合同到期不等于离职",
    "On the roster: engagements begun and without a leaving date; a contract's end is no leaving",
)


def on_the_roster(by_form: Mapping[str, int], past_end: int) -> Figure:
    """在册: how many, in which forms, and how many of them have a contract past its end."""
    forms = [
        Step(form.label, by_form[form.value], "worker") for form in EmploymentForm if by_form.get(form.value)
    ]
    number = sum(by_form.values())
    steps = (Step(ON_THE_ROSTER), *forms, Step(Wording("合计", "Total"), number, "worker"))
    past = past_contract_end(past_end, "worker")
    return Figure(Status.VALUE, "worker", number, steps=steps, parts={"past_contract_end": past})
