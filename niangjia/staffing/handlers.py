"""Answers to those below: how many fill a post, and how many the plan asks for and permits."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from niangjia.funding.facade import Quota, QuotaAsked
from niangjia.kernel import events
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Figure
from niangjia.staffing.queries import facts_below, figure
from niangjia.staffing.rules import line_of
from niangjia.staffing.types import PERSON, Measure
from niangjia.workforce.facade import FilledAsked


def register() -> None:
    """Hear what the roster and the replies ask."""
    events.handle(FilledAsked, filled)
    events.handle(QuotaAsked, quotas)


def filled(event: FilledAsked, by: Actor) -> Figure:
    """已配 at and below a unit on a day, or over a named set: the plan's own figure, with its clauses."""
    _, _, found = figure(
        Measure.FILLED,
        unit="",
        under=event.under.code if event.under else "",
        counted_in=PERSON,
        on=event.on,
        by=by,
        today=timezone.localdate(),
    )
    return found


def quotas(event: QuotaAsked, by: Actor) -> Mapping[int, Quota]:
    """须配下限, 可配上限 and 已配 of the units at and below one that posts are counted for in persons."""
    lines = [line_of(facts, on=event.on) for facts in facts_below(event.under, on=event.on, by=by)]
    return {one.unit_id: Quota(one.must, one.value, one.filled) for one in lines if one.unit == PERSON}
