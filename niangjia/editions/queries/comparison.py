"""An edition beside another, and beside the plan as it is today."""

from __future__ import annotations

from datetime import date

from niangjia.editions import access, rules
from niangjia.editions.models import Edition
from niangjia.editions.queries.sums import SUMMED
from niangjia.editions.rules import Numbered
from niangjia.editions.types import PLANNED, Compared
from niangjia.kernel.actor import Actor
from niangjia.staffing import facade as staffing
from niangjia.staffing.types import Measure


def against_edition(before: Edition, after: Edition, *, by: Actor) -> list[Compared]:
    """Unit by unit, what the later edition makes of the earlier one."""
    return rules.compared(_numbered(before, by), _numbered(after, by))


def against_today(edition: Edition, *, on: date, by: Actor) -> list[Compared]:
    """Unit by unit, what has become of the edition's facts and figures since; planned posts are its own."""
    facts = staffing.facts_below(edition.unit, on=on, by=by)
    now = [
        Numbered(
            line.code,
            line.name,
            line.county,
            {**{measure.value: line.number(measure) for measure in Measure}, PLANNED: None},
            line.unit,
        )
        for line in (staffing.line_of(one, on=on) for one in facts)
    ]
    return rules.compared(_numbered(edition, by), now)


def _numbered(edition: Edition, by: Actor) -> list[Numbered]:
    rows = access.lines(edition, by).values_list("code", "name", "county", "counted_in", *SUMMED)
    return [
        Numbered(code, name, county, dict(zip(SUMMED, numbers, strict=True)), unit)
        for code, name, county, unit, *numbers in rows
    ]
