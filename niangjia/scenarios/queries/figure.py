"""One number of a comparison, asked for its basis: of a side, or of two sides less one another."""

from __future__ import annotations

from collections.abc import Sequence

from niangjia.kernel.figure import Figure, Step
from niangjia.kernel.wording import Wording
from niangjia.scenarios.queries.comparison import Comparison, Side
from niangjia.scenarios.rules.figures import cost_of, difference, tried
from niangjia.scenarios.rules.shifts import Headcount, Shifts, said
from niangjia.scenarios.types import Compared
from niangjia.staffing import facade as staffing
from niangjia.staffing.types import Measure


def figure(
    found: Comparison, column: Compared, *, side: int, less: bool, unit: bool, counted_in: str
) -> Figure:
    """The figure of one side (0 is the present), or with `less` that side less the present.

    Of the one unit compared where `unit` says so, else of the sum over all that count in `counted_in`.
    """
    own = _own(found, column, side, unit, counted_in)
    if not less:
        return own
    return difference(_own(found, column, 0, unit, counted_in), own, name=found.sides[side].name)


def _own(found: Comparison, column: Compared, at: int, unit: bool, counted_in: str) -> Figure:
    side = found.sides[at]
    parts = [_posts(found, measure, at, unit, counted_in) for measure in column.counted]
    whole = parts[0] if column.measure is not None else cost_of(column, parts, side.price)
    if at == 0:
        return whole
    return tried(whole, before=_shift_steps(found, side, unit), warnings=side.warnings)


def _posts(found: Comparison, measure: Measure, at: int, unit: bool, counted_in: str) -> Figure:
    side = found.sides[at]
    if unit and side.lines:
        return staffing.figure_of_line(side.lines[0], measure, on=found.on, documents=side.documents)
    groups = found.plans[at].groups
    return staffing.figure_of_groups(groups, measure, counted_in, on=found.on, documents=side.documents)


def _shift_steps(found: Comparison, side: Side, unit: bool) -> Sequence[Step]:
    """What was changed in thought before anything was counted."""
    shifts = Shifts(side.changes)
    if not unit or not side.lines or shifts.none:
        return ()
    before = found.present.facts[0]
    after = side.facts[0]
    shift = shifts.of(Headcount(before.code, before.name, before.kind, before.workers))
    if shift is None:
        return ()
    was = "缺数据" if before.workers is None else f"{before.workers:,}"
    was_en = "missing" if before.workers is None else f"{before.workers:,}"
    words = said(shift)
    text = Wording(
        f"模拟：职工人数原为 {was}，{words.zh}", f"Scenario: the number of workers was {was_en}; {words.en}"
    )
    return (Step(text, after.workers, "worker" if after.workers is not None else None),)
