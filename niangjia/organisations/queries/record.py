"""One unit's page: where it stands, whose policy holds for it, what was counted of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from niangjia.kernel.actor import Actor
from niangjia.kernel.wording import Wording
from niangjia.organisations import access
from niangjia.organisations.models import Affiliation, Headcount, Succession, Unit, UnitContact, UnitName
from niangjia.organisations.queries.branches import (
    Branch,
    children,
    county_above,
    grown,
    place_name,
    sums_of,
)
from niangjia.organisations.queries.facts import contact_of, counts_over_time
from niangjia.organisations.queries.history import OUTSIDE, period_in_words
from niangjia.organisations.queries.succession import Related, former_names_of, relations, successions_of
from niangjia.organisations.queries.tree import ancestors
from niangjia.organisations.rules import lies_elsewhere
from niangjia.organisations.types import COUNTY_RANK

BELOW = 50


@dataclass(frozen=True, slots=True)
class Dated:
    """A dated fact in words: a unit or division, the period, whether it holds on the day asked for."""

    what: Wording | str
    code: str
    period: Wording
    present: bool


@dataclass(frozen=True, slots=True)
class UnitPage:
    """A unit with everything its page shows but the history."""

    unit: Unit
    above: list[Unit]
    affiliations: list[Dated]
    territories: list[Dated]
    apart: bool
    """Whether its territory lies outside the county that manages it."""

    counts: list[Headcount]
    workers_below: int | None
    """The workers last counted at and below it."""

    contact: UnitContact | None
    former_names: list[UnitName]
    before: list[Related]
    """The units it came from."""

    after: list[Related]
    """The units it gave way to."""

    below: list[Branch]
    more: bool


def unit_page(unit: Unit, *, on: date, by: Actor) -> UnitPage:
    """A unit's page on a day: fourteen queries at most, whatever the unit."""
    above = ancestors(unit, by=by)
    territories = list(access.territories(by).filter(unit=unit).order_by("-period"))
    county_rank = {one.scope_path: one for one in (*above, unit) if one.kind in COUNTY_RANK}
    county = county_above(unit.scope_path, county_rank)
    place = next((one.division_code for one in territories if _holds(one.period, on)), None)
    affiliations = list(access.affiliations(by).filter(unit=unit).order_by("-period"))
    successions = successions_of(unit, by=by)
    # Units out of scope are not joined to: the row would vanish with them.
    named = _named([*affiliations, *successions], by=by)
    before, after = relations(unit, successions, named)
    below, more = children(unit, by=by, most=BELOW)
    sums = sums_of([unit, *below], on=on, by=by)
    return UnitPage(
        unit=unit,
        above=above,
        affiliations=_affiliations(affiliations, named, on=on),
        territories=[
            _dated(place_name(one.division_code), one.division_code, one.period, on) for one in territories
        ],
        apart=bool(county and county != unit and place and lies_elsewhere(county.division_code, place)),
        counts=counts_over_time(unit, by=by),
        workers_below=sums[unit.pk].workers,
        contact=contact_of(unit, by=by),
        former_names=former_names_of(unit, by=by),
        before=before,
        after=after,
        below=grown(below, on=on, by=by, sums=sums, counties=county_rank),
        more=more,
    )


def _named(rows: Iterable[Affiliation | Succession], *, by: Actor) -> dict[int, Unit]:
    """The units in scope that rows speak of."""
    wanted: set[int] = set()
    for row in rows:
        ids = (row.parent_id,) if isinstance(row, Affiliation) else (row.unit_id, row.successor_id)
        wanted |= {one for one in ids if one is not None}
    return {one.pk: one for one in access.units(by).filter(pk__in=wanted)}


def _affiliations(rows: list[Affiliation], named: Mapping[int, Unit], *, on: date) -> list[Dated]:
    dated = []
    for row in rows:
        parent = named.get(row.parent_id)
        name, code = (parent.name, parent.code) if parent else (OUTSIDE, "")
        dated.append(_dated(name, code, row.period, on))
    return dated


def _dated(what: Wording | str, code: str, period: object, on: date) -> Dated:
    return Dated(what, code, period_in_words(period), _holds(period, on))


def _holds(period: object, on: date) -> bool:
    return on in period  # type: ignore[operator]
