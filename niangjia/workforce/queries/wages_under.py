"""How many on the roster earn less than an amount: what a wage floor that is being drafted would ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q

from niangjia.kernel.access import below
from niangjia.kernel.actor import Actor
from niangjia.organisations.facade import Unit
from niangjia.workforce import access
from niangjia.workforce.queries.tally import on_roster


@dataclass(frozen=True, slots=True)
class WagesUnder:
    """How many lie under the floor, of the `known` wages of `people` on the roster."""

    under: int
    known: int
    people: int


def wages_under(floor: Decimal, *, strict: bool, unit: Unit, on: date, by: Actor) -> WagesUnder:
    """Of everybody on the roster at and below a unit on a day: who earns less than `floor` (or no more, where
    a wage must lie above it)."""
    rows = on_roster(below(access.engagements(by), unit.scope_path), on=on)
    low = Q(monthly_wage__lte=floor) if strict else Q(monthly_wage__lt=floor)
    found = rows.aggregate(under=Count("pk", filter=low), known=Count("monthly_wage"), people=Count("pk"))
    return WagesUnder(found["under"], found["known"], found["people"])
