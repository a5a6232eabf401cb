"""Which of the two a page shows: the plan of today as it is stored, another day's worked out line by line."""

from __future__ import annotations

from datetime import date

from niangjia.kernel.access import below
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.wording import Wording
from niangjia.organisations import facade as organisations
from niangjia.staffing import access
from niangjia.staffing.queries.overview import Overview, overview_below
from niangjia.staffing.queries.plan import Plan, plan_below

MOST_LIVE = 5_000
"""So many units are worked out line by line while a page waits."""


WORKED_OUT_FOR_TODAY = Wording(
    "这个范围的单位太多，别的日期不逐个单位计算。请看今天的计划，或选择下级单位。",
    "Too many units lie below to be worked out for another day. Ask for today, or for a unit further down.",
)


class TooMany(Refused):
    """Another day's plan over more units than can be worked out at once; `below` are narrower ones."""

    def __init__(self, under: organisations.Unit, federations: list[organisations.Unit]) -> None:
        self.under, self.below = under, federations
        super().__init__(Verdict(False, WORKED_OUT_FOR_TODAY))


def plan_shown(unit: organisations.Unit, *, on: date, today: date, by: Actor) -> Overview | Plan:
    """The plan at and below a unit on a day. Raises `TooMany`."""
    if on == today:
        return overview_below(unit, on=on, by=by)
    if is_large(unit, by=by):
        raise TooMany(unit, organisations.federations_below(unit, by=by))
    return plan_below(unit, on=on, by=by)


def is_large(unit: organisations.Unit, *, by: Actor) -> bool:
    """Whether more units stand below than are worked out line by line."""
    return below(access.lines(by), unit.scope_path)[: MOST_LIVE + 1].count() > MOST_LIVE
