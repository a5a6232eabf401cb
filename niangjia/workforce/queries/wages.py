"""The monthly wages on the roster below a unit: as one average."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Avg, Count

from niangjia.kernel.access import below
from niangjia.kernel.actor import Actor
from niangjia.organisations.facade import Unit
from niangjia.workforce import access
from niangjia.workforce.queries.tally import on_roster


@dataclass(frozen=True, slots=True)
class WagesOn:
    """The average monthly wage in yuan, of the `known` wages of `people` on the roster; None without any."""

    average: Decimal | None
    known: int
    people: int


def wages_on(under: Unit, *, on: date, by: Actor) -> WagesOn:
    """The wages of everybody on the roster at and below a unit on a day: one query."""
    rows = on_roster(below(access.engagements(by), under.scope_path), on=on)
    found = rows.aggregate(average=Avg("monthly_wage"), known=Count("monthly_wage"), people=Count("pk"))
    return WagesOn(found["average"], found["known"], found["people"])
