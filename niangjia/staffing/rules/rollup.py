"""The figure behind a total: what it is the sum of, under which documents. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Protocol

from niangjia.funding.types import NOT_ALLOTTED, Funded, figure_of_sum
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
from niangjia.staffing.rules.totals import funded_of, total, total_of
from niangjia.staffing.types import ANY, LABELS, PERSON, PROJECT, Line, Measure, Sums, Total
from niangjia.workforce.types import past_contract_end

NEVER_NETTED = Wording(
    "各单位缺口相加，一个单位的超配不抵另一个单位的缺口。",
    "Shortfalls are added up unit by unit; one unit's surplus never makes up for another's shortfall.",
)


BEING_RENEWED = Wording(
    "正在重算：事实或文件有变动，这是变动前算出的汇总。",
    "Being worked out anew: facts or documents have changed, and this is the sum from before.",
)
REPLY_BY_REPLY = Wording(
    "每份批复的文号、来源和分配，见经费批复页和各单位的保障名额。",
    "Number, sources and allotments of each reply stand on the page of budget replies and with each unit.",
)
IN_PERSONS = Wording(
    "保障名额按人计，不充抵服务项目。", "Funded posts are persons; none of them stands for a service project."
)


Case = tuple[str, str]
"""A place and a kind of unit that documents are asked for."""


class Grouped(Protocol):
    """What is summed under one name, whether line by line or from sums that are stored."""

    @property
    def name(self) -> str:
        """As people say it."""

    @property
    def code(self) -> str:
        """Of the unit below which it lies."""

    def total(self, unit: str) -> Total:
        """What counts in `unit`, summed."""

    def cases(self, unit: str) -> Iterable[Case]:
        """What documents are asked for among it."""


@dataclass(frozen=True)
class Group:
    """Lines that are summed under one name: the units of a county.

    `held` are the funded posts that lie with no line: not allotted yet, or with a unit that is closed now.
    """

    name: str
    code: str
    lines: Sequence[Line]
    held: Sequence[Funded] = ()

    @cached_property
    def _totals(self) -> dict[str, Total]:
        return {}

    def total(self, unit: str) -> Total:
        """The sums of the lines that count in `unit`."""
        if unit not in self._totals:
            self._totals[unit] = total(self.lines, unit, self.held)
        return self._totals[unit]

    def cases(self, unit: str) -> Iterable[Case]:
        """The places and kinds of its lines."""
        lines = (line for line in self.lines if unit in (ANY, line.unit) and line.workers != 0)
        return {(line.place, line.kind) for line in lines if line.place is not None}


@dataclass(frozen=True)
class SummedGroup:
    """Sums that are stored, under one name."""

    name: str
    code: str
    sums: Sequence[Sums]

    @cached_property
    def _totals(self) -> dict[str, Total]:
        return {}

    def total(self, unit: str) -> Total:
        """The sums of what counts in `unit`."""
        if unit not in self._totals:
            self._totals[unit] = total_of(self.sums, unit)
        return self._totals[unit]

    def cases(self, unit: str) -> Iterable[Case]:
        """The first place and the kind of each of its sums: within one, all places are answered alike."""
        sums = (one for one in self.sums if unit in (ANY, one.counted_in))
        return {(one.place, one.kind) for one in sums if one.place is not None}


def merged(groups: Sequence[Grouped], unit: str) -> Total:
    """The sums over all groups."""
    totals = [group.total(unit) for group in groups]
    numbers = {
        measure: [number for one in totals if (number := one.numbers[measure]) is not None]
        for measure in Measure
    }
    return Total(
        unit=unit,
        numbers={measure: sum(some) if some else None for measure, some in numbers.items()},
        units=sum(one.units for one in totals),
        with_value=sum(one.with_value for one in totals),
        missing=sum(one.missing for one in totals),
        not_applicable=sum(one.not_applicable for one in totals),
        past_end=sum(one.past_end for one in totals),
        known={measure: sum(one.known[measure] for one in totals) for measure in Measure},
        lacking={measure: sum(one.lacking[measure] for one in totals) for measure in Measure},
    )


def figure_of_groups(
    groups: Sequence[Grouped],
    measure: Measure,
    unit: str,
    *,
    on: date,
    documents: policy.Library | None = None,
) -> Figure:
    """The sum of a column over groups of units that count in `unit`, group by group."""
    if measure is Measure.FUNDED:
        return _funded(groups, unit)
    whole = merged(groups, unit)
    value = whole.numbers[measure]
    citations, warnings = _authorities(groups, measure, unit, on, documents)
    lacks = whole.lacking[measure]
    if value is None and whole.status(measure) is Status.MISSING:
        lacking = NO_PROJECTS if unit == PROJECT and measure is not Measure.WORKERS else _lacking(lacks)
        return missing(unit, lacking, citations=citations, warnings=warnings)
    if value is None:
        return not_applicable(unit, _why_none(measure), citations=citations, warnings=warnings)
    shown = "worker" if measure is Measure.WORKERS else unit
    sums = [
        Step(Wording(group.name, group.name), number, shown)
        for group in groups
        if (number := group.total(unit).numbers[measure]) is not None
    ]
    counted = Step(_how_many_count(whole.units, whole.known[measure], lacks))
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


def being_renewed(figure: Figure) -> Figure:
    """A sum that is stored, while units below are worked out anew: with word that it may not hold yet."""
    return replace(figure, warnings=(BEING_RENEWED, *figure.warnings))


def _funded(groups: Sequence[Grouped], unit: str) -> Figure:
    if unit not in (ANY, PERSON):
        return not_applicable(unit, IN_PERSONS)
    whole = merged(groups, unit)
    units, with_posts = merged(groups, ANY).units, whole.known[Measure.FUNDED]
    counted = Step(
        Wording(
            f"{units:,} 个单位：{with_posts:,} 个有名额，{units - with_posts:,} 个缺数据",
            f"{units:,} units: {with_posts:,} with funded posts, {units - with_posts:,} missing",
        )
    )
    by_group = [(group.name, group.total(unit).numbers[Measure.FUNDED]) for group in groups]
    sums = [Step(Wording(name, name), number, PERSON) for name, number in by_group if number is not None]
    sums = sums if len(groups) > 1 else []
    explained = [group for group in groups if isinstance(group, Group)]
    if len(explained) == len(groups):
        funded = [one for group in explained for one in funded_of(group.lines, group.held, unit)]
        return figure_of_sum(funded, counted=[counted], sums=sums)
    posts = whole.numbers[Measure.FUNDED]
    if posts is None:
        return figure_of_sum([])
    rest = sum(one.spread for group in groups if isinstance(group, SummedGroup) for one in group.sums)
    spread = [Step(NOT_ALLOTTED, rest, PERSON)] if rest else []
    in_all = Step(Wording("合计", "Total"), posts, PERSON)
    return Figure(Status.VALUE, PERSON, posts, steps=(counted, *sums, *spread, Step(REPLY_BY_REPLY), in_all))


def _how_many_count(units: int, value: int, lacking: int) -> Wording:
    out = units - value - lacking
    return Wording(
        f"{units:,} 个单位：{value:,} 个有数，{out:,} 个不适用，{lacking:,} 个缺数据",
        f"{units:,} units: {value:,} with a value, {out:,} not applicable, {lacking:,} missing",
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
    groups: Sequence[Grouped], measure: Measure, unit: str, on: date, documents: policy.Library | None
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
    cases = {case for group in groups for case in group.cases(unit)}
    for place, kind in sorted(cases):
        for provision in asked.get(measure, (POSTS, FILLED_BY)):
            rule = policy.in_force(provision, place=place, on=on, kind=kind, documents=documents)
            if rule is not None:
                citations[rule.citation] = None
                warnings |= dict.fromkeys(rule.warnings)
    return tuple(citations), tuple(warnings)
