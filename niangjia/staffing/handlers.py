"""Answers to those below: how many fill a post, as the plan counts them."""

from __future__ import annotations

from niangjia.kernel import events
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Figure
from niangjia.staffing.queries import figure
from niangjia.staffing.types import PERSON, Measure
from niangjia.workforce.facade import FilledAsked


def register() -> None:
    """Hear what the roster asks."""
    events.handle(FilledAsked, filled)


def filled(event: FilledAsked, by: Actor) -> Figure:
    """已配 at and below a unit on a day: the plan's own figure, with its clauses."""
    _, _, found = figure(
        Measure.FILLED, unit="", under=event.under.code, counted_in=PERSON, on=event.on, by=by
    )
    return found
