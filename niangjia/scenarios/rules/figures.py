"""The figures of what-if: a side's own number, and the difference of two sides. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from niangjia.kernel.figure import Figure, Status, Step, missing, not_applicable
from niangjia.kernel.wording import Wording
from niangjia.scenarios.rules.price import YUAN
from niangjia.scenarios.types import Compared
from niangjia.staffing.types import LABELS, PROJECT

ONLY_TRIED = Wording(
    "模拟测算：只在这里计算，没有改动任何数据，也不是文件规定。",
    "A trial: computed here only. No data was changed, and no document says so.",
)
PRESENT = Wording("现行", "Present")
PROJECTS_HAVE_NO_PRICE = Wording(
    "按服务项目计，岗位单价不适用于项目。", "Counted in service projects: the price of a post does not apply."
)


def tried(figure: Figure, *, before: Sequence[Step] = (), warnings: Sequence[Wording] = ()) -> Figure:
    """A figure of a scenario: it says that it is only tried, and first what was changed in thought."""
    said = tuple(dict.fromkeys((ONLY_TRIED, *warnings, *figure.warnings)))
    return replace(figure, steps=(*before, *figure.steps), warnings=said)


def cost_of(column: Compared, posts: Sequence[Figure], price: Figure) -> Figure:
    """What posts to be filled would cost a year: their number, times the price of one."""
    known = [one for one in posts if one.known]
    citations = tuple(dict.fromkeys(citation for one in posts for citation in one.citations))
    warnings = tuple(dict.fromkeys((*(said for one in posts for said in one.warnings), *price.warnings)))
    if not known:
        why = next((one for one in posts if one.status is Status.MISSING), posts[0])
        assert why.reason is not None, "a figure without a value says why"
        return Figure(why.status, YUAN, reason=why.reason, citations=citations, warnings=warnings)
    if PROJECT in [one.unit for one in known]:
        return not_applicable(YUAN, PROJECTS_HAVE_NO_PRICE, citations=citations)
    if not price.known:
        assert price.reason is not None, "a figure without a value says why"
        return missing(YUAN, price.reason, steps=price.steps, citations=citations, warnings=warnings)
    number = sum(int(one.value) for one in known)  # type: ignore[arg-type, misc]
    value = number * Decimal(price.value)  # type: ignore[arg-type]
    counted = [
        Step(LABELS[measure], one.value, one.unit)
        for measure, one in zip(column.counted, posts, strict=True)
        if one.known
    ]
    formula = Wording(
        f"{column.label.zh}＝要补的岗位 {number:,} × 每岗每年合计",
        f"{column.label.en} = {number:,} posts to be filled × the yearly cost of one",
    )
    steps = (*counted, *price.steps, Step(formula, value, YUAN))
    return Figure(Status.VALUE, YUAN, value, steps=steps, citations=citations, warnings=warnings)


def difference(now: Figure, then: Figure, *, name: Wording) -> Figure:
    """The scenario less the present, with the steps and clauses of both sides one after the other.

    Where a side has no number there is no difference: it says which side, and why.
    """
    unit = then.unit if then.known else now.unit
    steps = (*_side(PRESENT, now), *_side(name, then))
    rest = {
        "citations": tuple(dict.fromkeys((*now.citations, *then.citations))),
        "warnings": tuple(dict.fromkeys((ONLY_TRIED, *now.warnings, *then.warnings))),
    }
    if now.known and then.known and now.unit == then.unit:
        value = then.value - now.value  # type: ignore[operator]
        formula = Wording("相差＝模拟－现行", "Difference = scenario − present")
        return Figure(Status.VALUE, unit, value, steps=(*steps, Step(formula, value, unit)), **rest)  # type: ignore[arg-type]
    lacking = missing if Status.MISSING in (now.status, then.status) else not_applicable
    return lacking(unit, _why(now, then, name), steps=steps, **rest)


def _side(name: Wording, figure: Figure) -> tuple[Step, ...]:
    if figure.known:
        return (Step(Wording(f"【{name.zh}】", f"[{name.en}]"), figure.value, figure.unit), *figure.steps)
    reason = figure.reason or Wording("", "")
    return (Step(Wording(f"【{name.zh}】{reason.zh}", f"[{name.en}] {reason.en}")), *figure.steps)


def _why(now: Figure, then: Figure, name: Wording) -> Wording:
    if now.known and then.known:
        return Wording(
            "两边计数不同（人与服务项目），不能相减。",
            "The two sides count different things (persons, service projects): there is no difference.",
        )
    sides = [(PRESENT, now), (name, then)]
    without = [said for said, figure in sides if not figure.known]
    chinese, english = "、".join(one.zh for one in without), ", ".join(one.en for one in without)
    return Wording(f"没有差额可算：{chinese}没有数。", f"There is no difference: no number for {english}.")
