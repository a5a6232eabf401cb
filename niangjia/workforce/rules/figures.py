"""The named figures of the roster on a day: 在册 and 在岗. 已配 is told by the plan. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from niangjia.kernel.figure import Figure, Status, Step
from niangjia.kernel.wording import Wording
from niangjia.workforce.types import AWAY, EmploymentForm, EngagementStatus, past_contract_end

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


ON_DUTY = Wording(
    "在岗：在册，且当日没有请假、没有借调外出",
    "On duty: on the roster, and that day neither on leave nor on loan",
)


def on_duty(roster: int, away: Mapping[EngagementStatus, int]) -> Figure:
    """在岗: those on the roster less those on leave or seconded out that day, each named."""
    steps = [Step(ON_DUTY), Step(Wording("在册", "On the roster"), roster, "worker")]
    for status in AWAY:
        less = Wording(f"减：{status.label.zh}", f"less: {status.label.en}")
        steps.append(Step(less, away.get(status, 0), "worker"))
    number = roster - sum(away.get(status, 0) for status in AWAY)
    total = Step(Wording("在岗", "On duty"), number, "worker")
    return Figure(Status.VALUE, "worker", number, steps=(*steps, total))
