"""Reads of what is known of units on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet, Window
from django.db.models.functions import FirstValue, Lead

from niangjia.kernel.access import below
from niangjia.kernel.actor import Actor
from niangjia.organisations import access
from niangjia.organisations.models import Headcount, Territory, Unit, UnitContact
from niangjia.organisations.queries.tree import units_below
from niangjia.organisations.types import FormerCount, Measure


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit as it stands on a day: whose policy holds for it, and its workers as last counted."""

    unit: Unit
    place: str | None
    workers: int | None
    cut_off_date: date | None
    source: str


def workers_below(path: str, *, on: date, by: Actor) -> Mapping[int, Headcount]:
    """At and below a path, the last worker count of each unit whose cut-off date is not after `on`."""
    rows = below(access.headcounts(by), path).filter(measure=Measure.WORKERS.value, cut_off_date__lte=on)
    return {row.unit_id: row for row in rows.order_by("unit_id", "-cut_off_date").distinct("unit_id")}


def higher_counts_below(path: str, *, on: date, by: Actor) -> Mapping[int, tuple[FormerCount, ...]]:
    """At and below a path, the earlier worker counts of each unit that the last one up to a day fell below,
    the newest first: one query, and few rows, for most units only grow."""
    rows = below(access.headcounts(by), path).filter(measure=Measure.WORKERS.value, cut_off_date__lte=on)
    rows = rows.annotate(
        last=Window(FirstValue("count"), partition_by="unit_id", order_by="-cut_off_date"),
        until=Window(Lead("cut_off_date"), partition_by="unit_id", order_by="cut_off_date"),
    )
    higher = rows.filter(count__gt=F("last")).values_list("unit_id", "count", "cut_off_date", "until")
    found: dict[int, list[FormerCount]] = defaultdict(list)
    for unit, count, cut_off_date, until in higher.order_by("unit_id", "-cut_off_date"):
        found[unit].append(FormerCount(count, cut_off_date, until))
    return {unit: tuple(counts) for unit, counts in found.items()}


def places_below(path: str, *, on: date, by: Actor) -> Mapping[int, str]:
    """At and below a path, the division whose policy holds for each unit on a day."""
    return _places(below(access.territories(by), path), on)


def places_of(units: Collection[int], *, on: date, by: Actor) -> Mapping[int, str]:
    """The division whose policy holds for each of these units on a day."""
    return _places(access.territories(by).filter(unit__in=units), on)


def _places(rows: QuerySet[Territory], on: date) -> Mapping[int, str]:
    return dict(rows.filter(period__contains=on).values_list("unit_id", "division_code"))


def standing_below(under: Unit, *, on: date, by: Actor) -> list[Standing]:
    """Every primary-level unit that stood at and below one on a day: three queries whatever the number.

    Each reads its table by the path alone. A join with tables that nobody has analysed yet, as after a first
    load, may take minutes.
    """
    workers = workers_below(under.scope_path, on=on, by=by)
    places = places_below(under.scope_path, on=on, by=by)
    return [
        _standing(unit, places.get(unit.pk), workers.get(unit.pk))
        for unit in units_below(under, by=by, on=on)
    ]


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
