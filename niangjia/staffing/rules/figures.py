"""The figure behind each number of one unit's line. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from niangjia.funding.types import figure_of_funded
from niangjia.kernel.figure import Figure, Override, Reading, Status, Step, missing, not_applicable
from niangjia.kernel.wording import Wording, said_day
from niangjia.policy import facade as policy
from niangjia.staffing.rules.falls import in_full
from niangjia.staffing.rules.lines import FILLED_BY, POSTS
from niangjia.staffing.types import LABELS, PROJECT, Line, Measure
from niangjia.workforce.types import EmploymentForm, past_contract_end

NOT_WORDED = {
    Measure.MUST: Wording(
        "该文件没有用“须”规定下限：不作为应配数，也不产生缺口。",
        "The document does not word a must: there is no floor here, and so no shortfall.",
    ),
    Measure.MAY: Wording("该文件没有用“可”规定增配。", "The document does not word a may."),
}
NO_SHORTFALL = Wording(
    "缺口只对“须”配数而言；该单位没有须配数。", "A shortfall exists only against a must; this unit has none."
)
ASKED_OF_A_FALL = (Measure.VALUE, Measure.FUNDED, Measure.FILLED, Measure.ABOVE)
NO_PROJECTS = Wording(
    "按服务项目计；运行中的服务项目尚未登记，人员不充抵项目。",
    "Counted in service projects; which of them run is not registered yet, and no person stands for one.",
)


def figure_of_line(
    line: Line, measure: Measure, *, on: date, documents: policy.Library | None = None
) -> Figure:
    """The figure a cell of the plan opens: the same number, with its steps and clauses."""
    figure = _figure(line, measure, on, documents)
    if line.fall is None or measure not in ASKED_OF_A_FALL:
        return figure
    return replace(figure, warnings=(*figure.warnings, in_full(line.fall)))


def _figure(line: Line, measure: Measure, on: date, documents: policy.Library | None) -> Figure:
    if measure is Measure.WORKERS:
        return _workers(line)
    if measure is Measure.FUNDED:
        return figure_of_funded(line.funding)
    if measure is Measure.FILLED:
        return _filled(line, on, documents)
    posts = posts_of(line, on=on, documents=documents)
    if measure in (Measure.MUST, Measure.MAY, Measure.VALUE):
        return _part_of(posts, measure)
    return _against_filled(line, measure, posts, _filled(line, on, documents))


def posts_of(line: Line, *, on: date, documents: policy.Library | None = None) -> Figure:
    """The posts as the policy engine explains them."""
    if line.place is None:
        return missing(
            line.unit,
            Wording(
                "未登记属地，不知适用哪里的文件。",
                "No territory is registered: whose policy holds is not known.",
            ),
        )
    facts: dict[str, object] = {"kind": line.kind}
    if line.workers is not None:
        facts["workers"] = line.workers
    figure = policy.evaluate(POSTS, place=line.place, on=on, facts=facts, documents=documents)
    assert isinstance(figure, Figure), "posts are counted, not permitted"
    return figure


def _part_of(posts: Figure, measure: Measure) -> Figure:
    value = {Measure.MUST: posts.must, Measure.MAY: posts.may, Measure.VALUE: posts.value}[measure]
    if not posts.known or measure is Measure.VALUE:
        return posts
    if value is None:
        return not_applicable(
            posts.unit,
            NOT_WORDED[measure],
            steps=posts.steps,
            citations=posts.citations,
            warnings=posts.warnings,
        )
    part = Step(LABELS[measure], value, posts.unit)
    others = tuple(
        Reading(one.setting, one.text, one.must if measure is Measure.MUST else one.may, one.must, one.may)
        for one in posts.alternatives
    )
    return Figure(
        Status.VALUE,
        posts.unit,
        value,
        must=posts.must,
        may=posts.may,
        steps=(*posts.steps, part),
        citations=posts.citations,
        overrides=tuple(_beaten(one, measure) for one in posts.overrides),
        alternatives=others,
        warnings=posts.warnings,
    )


def _beaten(override: Override, measure: Measure) -> Override:
    """What the rule that was gone before says of the same part: its own must, or its own may."""
    part = override.must if measure is Measure.MUST else override.may
    document, label = override.citation.document, LABELS[measure]
    said = Wording(f"{document}没有这样的规定", f"{document} has no such rule")
    if part is not None:
        said = Wording(f"按{document}，{label.zh}为{part}", f"by {document}, {label.en}: {part}")
    return replace(override, value=part, text=said)


def _workers(line: Line) -> Figure:
    if line.workers is None or line.cut_off_date is None:
        return missing(
            "worker",
            Wording(
                "没有不晚于该日的职工人数统计。", "No count of workers with a cut-off date up to that day."
            ),
        )
    cut_off = said_day(line.cut_off_date)
    step = Step(
        Wording(
            f"统计截止{cut_off.zh}；来源：{line.source}", f"Cut-off date {cut_off.en}; source: {line.source}"
        ),
        line.workers,
        "worker",
    )
    return Figure(Status.VALUE, "worker", line.workers, steps=(step,))


def _filled(line: Line, on: date, documents: policy.Library | None) -> Figure:
    if line.unit == PROJECT:
        return missing(PROJECT, NO_PROJECTS)
    filling = line.filling
    steps = [
        Step(EmploymentForm(form).label, number, line.unit)
        for form, number in sorted(filling.by_form.items())
    ]
    steps += [
        Step(
            Wording(
                f"不计入：{EmploymentForm(form).label.zh} {number} 人（该文件不以其充抵岗位）",
                f"Not counted: {number} × {EmploymentForm(form).label.en} (no post is filled by them here)",
            )
        )
        for form, number in sorted(filling.left_out.items())
    ]
    rule = (
        policy.in_force(FILLED_BY, place=line.place, on=on, kind=line.kind, documents=documents)
        if line.place
        else None
    )
    return Figure(
        Status.VALUE,
        line.unit,
        filling.number,
        steps=tuple(steps)
        or (Step(Wording("在册名单中没有人定岗于此", "Nobody on the roster is posted here"), 0, line.unit),),
        citations=(rule.citation,) if rule else (),
        alternatives=other_reading(filling.number, filling.past_end),
        warnings=rule.warnings if rule else (),
        parts={"past_contract_end": past_contract_end(filling.past_end, line.unit)},
    )


def other_reading(filled: int, past_end: int) -> tuple[Reading, ...]:
    """What filled would be if a contract's end were taken as leaving."""
    return (
        Reading(
            "past_contract_end=left",
            Wording("如把合同到期视为已离职", "If a contract's end were taken as leaving"),
            filled - past_end,
        ),
    )


def _against_filled(line: Line, measure: Measure, posts: Figure, filled: Figure) -> Figure:
    value = line.number(measure)
    if value is None:
        reason = posts.reason or (NO_SHORTFALL if measure is Measure.SHORTFALL else filled.reason)
        assert reason is not None, "what keeps the number from being known says so"
        status = line.status_of(measure)
        return Figure(status, line.unit, reason=reason, citations=posts.citations, warnings=posts.warnings)
    base = Measure.MUST if measure is Measure.SHORTFALL else Measure.VALUE
    return Figure(
        Status.VALUE,
        line.unit,
        value,
        steps=(
            Step(LABELS[base], line.number(base), line.unit),
            Step(LABELS[Measure.FILLED], line.filled, line.unit),
            Step(FORMULAS[measure], value, line.unit),
        ),
        citations=tuple(dict.fromkeys((*posts.citations, *filled.citations))),
        warnings=tuple(dict.fromkeys((*posts.warnings, *filled.warnings))),
    )


FORMULAS = {
    Measure.SHORTFALL: Wording("缺口＝须配－已配，不足0按0计", "Shortfall = mandatory − filled, not below 0"),
    Measure.ROOM: Wording(
        "可增配空间＝可配上限－（已配与须配中较大者），不足0按0计",
        "Room to add = ceiling − the larger of filled and mandatory, not below 0",
    ),
    Measure.ABOVE: Wording(
        "超配＝已配－可配上限，不足0按0计；仅作提示，不因此辞退",
        "Above complement = filled − ceiling, not below 0; a flag only, no dismissal follows",
    ),
}
