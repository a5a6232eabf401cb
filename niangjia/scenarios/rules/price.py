"""What one post costs a year, as a figure with its steps. Pure."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from niangjia.kernel.figure import Figure, Status, Step, missing
from niangjia.kernel.wording import Wording
from niangjia.scenarios.types import Price

FEN = Decimal("0.01")
YUAN = "yuan"
NO_WAGE = Wording(
    "没有填月工资，该范围花名册上也没有登记月工资：岗位成本未知（不是0）。",
    "No monthly wage is given and none is on the roster there: the cost of a post is not known (not 0).",
)
NO_RATE = Wording(
    "单位缴费率没有填：社会保险、公积金等单位缴纳部分没有计入。",
    "No rate of employer's contributions is given: none are counted in.",
)


def price_of(price: Price, *, average: Decimal | None, known: int, people: int) -> Figure:
    """Yuan a post and year: wage × months, the employer's share of it, and what else is added.

    Where the price has no wage, the `average` of the `known` wages of `people` on a roster is taken; without
    either the figure is missing.
    """
    told = Wording(
        f"月工资：未填，取该范围在册 {people:,} 人中登记了工资的 {known:,} 人的平均数",
        f"Monthly wage: not given; the average of {known:,} of {people:,} on the roster there",
    )
    wage = average.quantize(FEN, ROUND_HALF_UP) if average is not None else None
    step = Step(told, wage, YUAN)
    if price.monthly_wage is not None:
        wage = price.monthly_wage
        step = Step(Wording("月工资（模拟填写）", "Monthly wage (as typed in)"), wage, YUAN)
    if wage is None:
        return missing(YUAN, NO_WAGE)
    pay = (wage * price.months).quantize(FEN, ROUND_HALF_UP)
    months = Wording(f"× {price.months} 个月", f"× {price.months} months")
    steps = [step, Step(months, pay, YUAN)]
    cost = pay
    warnings: tuple[Wording, ...] = ()
    if price.contribution_percent is None:
        warnings = (NO_RATE,)
    else:
        share = (pay * price.contribution_percent / 100).quantize(FEN, ROUND_HALF_UP)
        rate = f"{price.contribution_percent.normalize():f}%"
        text = Wording(f"单位缴纳部分：工资的 {rate}", f"Employer's contributions: {rate} of the wage")
        steps.append(Step(text, share, YUAN))
        cost += share
    if price.other_yearly:
        other = Wording("每岗每年其他费用", "Other cost of a post and year")
        steps.append(Step(other, price.other_yearly, YUAN))
        cost += price.other_yearly
    total = Step(Wording("每岗每年合计", "One post, one year"), cost, YUAN)
    return Figure(Status.VALUE, YUAN, cost, steps=(*steps, total), warnings=warnings)
