"""The figure behind a total: what it is the sum of, under which documents. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from niangjia.funding.types import Funded, figure_of_sum
from niangjia.kernel.figure import Citation, Figure, Status, Step, missing, not_applicable
from niangjia.kernel.wording import Wording
from niangjia.policy import facade as policy
from niangjia.staffing.rules.figures import (
    FORMULAS,
    NO_PROJECTS,
    NO_SHORTFALL,
    other_reading,
)
from niangjia.staffing.rules.lines import FILLED_BY, POSTS
from niangjia.staffing.rules.totals import funded_of, known_sum, sum_of, total
from niangjia.staffing.types import ANY, LABELS, PERSON, PROJECT, Line, Measure
from niangjia.workforce.types import past_contract_end

NEVER_NETTED = Wording(
    "各单位缺口相加，一个单位的超配不抵另一个单位的缺口。",
    "Shortfalls are added up unit by unit; one unit's surplus never makes up for another's shortfall.",
)


IN_PERSONS = Wording(
    "保障名额按人计，不充抵服务项目。", "Funded posts are persons; none of them stands for a service project."
)


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that are summed under one name: the units of a county.

    `held` are the funded posts that lie with no line: not allotted yet, or with a unit that is closed now.
    """

    name: str
    code: str
    lines: Sequence[Line]
    held: Sequence[Funded] = ()


def figure_of_groups(
    groups: Sequence[Group],
    measure: Measure,
    unit: str,
    *,
    on: date,
    documents: policy.Library | None = None,
) -> Figure:
    """The sum of a column over groups of units that count in `unit`, group by group."""
    if measure is Measure.FUNDED:
        return _funded(groups, unit)
    lines = [line for group in groups for line in group.lines if unit in (ANY, line.unit)]
    whole = total(lines, unit)
    value = whole.numbers[measure]
    citations, warnings = _authorities(lines, measure, on, documents)
    statuses = [line.status_of(measure) for line in lines]
    if value is None and whole.statuses[measure] is Status.MISSING:
        lacking = (
            NO_PROJECTS
            if unit == PROJECT and measure is not Measure.WORKERS
            else _lacking(statuses.count(Status.MISSING))
        )
        return missing(unit, lacking, citations=citations, warnings=warnings)
    if value is None:
        return not_applicable(unit, _why_none(measure), citations=citations, warnings=warnings)
    shown = "worker" if measure is Measure.WORKERS else unit
    sums = [
        Step(Wording(group.name, group.name), number, shown)
        for group in groups
        if (number := sum_of(group.lines, measure, unit)) is not None
    ]
    counted = Step(_how_many_count(statuses))
    formula = [Step(FORMULAS[measure])] if measure in FORMULAS else []
    netted = [Step(NEVER_NETTED)] if measure is Measure.SHORTFALL else []
    filled = measure is Measure.FILLED
    return Figure(
        Status.VALUE,
        shown,
        value,
        steps=(counted, *formula, *netted, *sums, Step(Wording("合计", "Total"), value, shown)),
        citations=citations,
        alternatives=other_reading(value, whole.past_end) if filled else (),
        warnings=warnings,
        parts={"past_contract_end": past_contract_end(whole.past_end, unit)} if filled else {},
    )


def _funded(groups: Sequence[Group], unit: str) -> Figure:
    if unit not in (ANY, PERSON):
        return not_applicable(unit, IN_PERSONS)
    by_group = [(group, funded_of(group.lines, group.held, unit)) for group in groups]
    whole = [one for _, funded in by_group for one in funded]
    units = sum(len(group.lines) for group in groups)
    with_posts = sum(line.funding is not None for group in groups for line in group.lines)
    counted = Wording(
        f"{units} 个单位：{with_posts} 个有名额，{units - with_posts} 个缺数据",
        f"{units} units: {with_posts} with funded posts, {units - with_posts} missing",
    )
    sums = [
        Step(Wording(group.name, group.name), number, PERSON)
        for group, funded in by_group
        if (number := known_sum(one.posts for one in funded)) is not None
    ]
    return figure_of_sum(whole, counted=[Step(counted)], sums=sums if len(groups) > 1 else ())


def _how_many_count(statuses: Sequence[Status]) -> Wording:
    value, out, lacking = (
        statuses.count(one) for one in (Status.VALUE, Status.NOT_APPLICABLE, Status.MISSING)
    )
    return Wording(
        f"{len(statuses)} 个单位：{value} 个有数，{out} 个不适用，{lacking} 个缺数据",
        f"{len(statuses)} units: {value} with a value, {out} not applicable, {lacking} missing",
    )


def _lacking(units: int) -> Wording:
    return Wording(
        f"{units} 个单位缺数据（没有不晚于该日的职工人数统计，或未登记属地），无法合计。",
        f"{units} units lack data (no count of workers up to that day, or no territory): there is no sum.",
    )


def _why_none(measure: Measure) -> Wording:
    if measure is Measure.SHORTFALL:
        return NO_SHORTFALL
    label = LABELS[measure]
    return Wording(f"下面没有单位有“{label.zh}”。", f"No unit below has a number for “{label.en}”.")


def _authorities(
    lines: Sequence[Line], measure: Measure, on: date, documents: policy.Library | None
) -> tuple[tuple[Citation, ...], tuple[Wording, ...]]:
    """Every clause that a summed number rests on, and every warning, each once."""
    asked: Mapping[Measure, tuple[str, ...]] = {
        Measure.WORKERS: (),
        Measure.FUNDED: (),
        Measure.FILLED: (FILLED_BY,),
        Measure.MUST: (POSTS,),
        Measure.MAY: (POSTS,),
        Measure.VALUE: (POSTS,),
    }
    citations: dict[Citation, None] = {}
    warnings: dict[Wording, None] = {}
    cases = {(line.place, line.kind) for line in lines if line.place is not None and line.workers != 0}
    for place, kind in sorted(cases):
        for provision in asked.get(measure, (POSTS, FILLED_BY)):
            rule = policy.in_force(provision, place=place or "", on=on, kind=kind, documents=documents)
            if rule is not None:
                citations[rule.citation] = None
                warnings |= dict.fromkeys(rule.warnings)
    return tuple(citations), tuple(warnings)
