"""The quality of the data in numbers: how many have each fault, and where the roster is told in full."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import CharField, Count, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Left

from niangjia.kernel.access import below
from niangjia.kernel.actor import SEGMENT, Actor
from niangjia.organisations import facade as organisations
from niangjia.organisations.facade import Unit
from niangjia.workforce import access
from niangjia.workforce.models import Engagement
from niangjia.workforce.queries.quality import RULES, Fault
from niangjia.workforce.queries.tally import stands_on

MOST_NAMED = 20
MOST_PLACES = 31
"""As many bars as a picture holds; of more, those where most is missing."""


@dataclass(frozen=True, slots=True)
class Place:
    """A federation next below, or a posting unit: who is on its roster, and of whom nothing is missing."""

    code: str
    name: str
    whole: int
    full: int


@dataclass(frozen=True, slots=True)
class Quality:
    """How many people have each fault, how many are told in full, and the places with the most gaps first."""

    faults: Mapping[str, int]
    whole: int
    full: int
    places: list[Place]
    of_federations: bool


def quality(unit: Unit, *, on: date, by: Actor) -> Quality:
    """Every count of the page at and below a unit: one pass, and one query for the federations next below."""
    federations = {one.scope_path: one for one in organisations.federations_below(unit, by=by)}
    gaps = [rule.found(on, by) for rule in RULES.values() if rule.fault is Fault.MISSING]
    stands = stands_on(on)
    groups = (
        {"place": Left("scope_path", len(unit.scope_path) + SEGMENT), "name": Value("", CharField())}
        if federations
        else {"place": F("unit__code"), "name": F("unit__name")}
    )
    counted: QuerySet[Engagement, dict[str, Any]] = (
        below(access.engagements(by), unit.scope_path)
        .order_by()
        .values(**groups)
        .annotate(  # type: ignore[assignment]
            whole=Count("pk", filter=stands),
            full=Count("pk", filter=stands & ~reduce(or_, gaps)),
            **{f"fault_{key}": Count("pk", filter=rule.condition(on, by)) for key, rule in RULES.items()},
        )
    )
    rows = list(counted)
    own = Place(unit.code, unit.name, 0, 0)
    places: dict[str, Place] = {}
    for row in rows:
        if federations:
            child = federations.get(row["place"])
            place = Place(child.code, child.short_name, 0, 0) if child else own
        else:
            place = Place(row["place"], row["name"], 0, 0)
        earlier = places.get(place.code, place)
        places[place.code] = replace(
            earlier, whole=earlier.whole + row["whole"], full=earlier.full + row["full"]
        )
    standing = [one for one in places.values() if one.whole]
    return Quality(
        {key: sum(row[f"fault_{key}"] for row in rows) for key in RULES},
        sum(one.whole for one in standing),
        sum(one.full for one in standing),
        sorted(standing, key=lambda one: (one.full - one.whole, one.name))[:MOST_PLACES],
        bool(federations),
    )


def without_roster(unit: Unit, *, by: Actor) -> tuple[int, list[Unit]]:
    """The open primary-level units at and below a unit that never had anybody on a roster: how many, and
    the first of them."""
    ever = access.engagements(by).filter(unit=OuterRef("pk"))
    units = organisations.units_below(unit, by=by).filter(~Exists(ever))
    return units.count(), list(units[:MOST_NAMED])
