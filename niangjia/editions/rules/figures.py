"""The figure behind the planned posts: what the documents ask, what was decided, why. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from niangjia.editions.rules.planning import ceiling, default_planned
from niangjia.kernel.figure import Citation, Figure, Status, Step, missing
from niangjia.kernel.wording import Wording
from niangjia.staffing.types import LABELS, Line, Measure

UNDECIDED = Wording(
    "没有须配数也没有在册数可依，计划数还没有人定。",
    "There is neither a must nor a roster to go by, and nobody has decided yet.",
)
AS_PROPOSED = Wording(
    "计划数取须配下限与已配中较大者，没有另作决定",
    "The larger of mandatory and filled is planned; nobody decided otherwise",
)
DECIDED = Wording("计划数由编制单位决定", "The planned posts are the unit's decision")


def figure_of_planned(
    line: Line,
    planned: int | None,
    reason: str,
    *,
    citations: tuple[Citation, ...] = (),
    warnings: tuple[Wording, ...] = (),
) -> Figure:
    """The planned posts of one unit, beside the numbers they were decided by."""
    if planned is None:
        return missing(line.unit, UNDECIDED, citations=citations, warnings=warnings)
    known = [
        Step(LABELS[measure], number, line.unit)
        for measure in (Measure.MUST, Measure.FILLED, Measure.VALUE)
        if (number := line.number(measure)) is not None
    ]
    most = ceiling(line.value, line.filled)
    if most is not None and most != line.value:
        known.append(
            Step(
                Wording("已超配的可以保留，不得再增", "Those above it may stay, none may be added"),
                most,
                line.unit,
            )
        )
    proposed = planned == default_planned(line.must, line.filled)
    known.append(Step(AS_PROPOSED if proposed else DECIDED, planned, line.unit))
    if reason:
        known.append(Step(Wording(f"理由：{reason}", f"Reason: {reason}")))
    return Figure(
        Status.VALUE, line.unit, planned, steps=tuple(known), citations=citations, warnings=warnings
    )


def figure_of_planned_sum(planned: Iterable[tuple[str, int | None]], unit: str) -> Figure:
    """The planned posts added up: group by group, in the order in which they come."""
    sums: dict[str, int] = {}
    units = undecided = 0
    for name, number in planned:
        units += 1
        if number is None:
            undecided += 1
        else:
            sums[name] = sums.get(name, 0) + number
    counted = Wording(
        f"{units} 个单位：{units - undecided} 个有计划数，{undecided} 个未定",
        f"{units} units: {units - undecided} with planned posts, {undecided} undecided",
    )
    if not sums:
        return missing(unit, UNDECIDED, steps=(Step(counted),))
    total = sum(sums.values())
    steps = [Step(Wording(name, name), number, unit) for name, number in sums.items()]
    return Figure(
        Status.VALUE,
        unit,
        total,
        steps=(Step(counted), *steps, Step(Wording("合计", "Total"), total, unit)),
    )
