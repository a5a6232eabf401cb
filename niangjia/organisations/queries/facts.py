"""Reads of what is known of units on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from niangjia.kernel.actor import Actor
from niangjia.organisations import access
from niangjia.organisations.models import Headcount, Unit, UnitContact
from niangjia.organisations.types import Measure


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit as it stands on a day: whose policy holds for it, and its workers as last counted."""

    unit: Unit
    place: str | None
    workers: int | None
    cut_off_date: date | None
    source: str


def workers_on(units: QuerySet[Unit], *, on: date, by: Actor) -> Mapping[int, Headcount]:
    """The last worker count of each unit whose cut-off date is not after `on`."""
    rows = (
        access.headcounts(by)
        .filter(unit__in=units.order_by().values("pk"), measure=Measure.WORKERS.value, cut_off_date__lte=on)
        .order_by("unit_id", "-cut_off_date")
        .distinct("unit_id")
    )
    return {row.unit_id: row for row in rows}


def places_on(units: QuerySet[Unit], *, on: date, by: Actor) -> Mapping[int, str]:
    """The division whose policy holds for each unit on a day."""
    rows = access.territories(by).filter(unit__in=units.order_by().values("pk"), period__contains=on)
    return dict(rows.values_list("unit_id", "division_code"))


def standing_on(units: QuerySet[Unit], *, on: date, by: Actor) -> list[Standing]:
    """Every unit as it stands on a day, in three queries whatever the number."""
    workers = workers_on(units, on=on, by=by)
    places = places_on(units, on=on, by=by)
    return [_standing(unit, places.get(unit.pk), workers.get(unit.pk)) for unit in units]


def _standing(unit: Unit, place: str | None, count: Headcount | None) -> Standing:
    if count is None:
        return Standing(unit, place, None, None, "")
    return Standing(unit, place, count.count, count.cut_off_date, count.source)


def counts_over_time(unit: Unit, *, by: Actor) -> list[Headcount]:
    """A unit's counts, the newest first."""
    return list(access.headcounts(by).filter(unit=unit).order_by("-cut_off_date", "measure"))


def contact_of(unit: Unit, *, by: Actor) -> UnitContact | None:
    """The unit's contact person, if one is known."""
    return access.contacts(by).filter(unit=unit).first()
