"""Which county a list means: the counties of the table, and zone federations of county rank."""

from __future__ import annotations

from dataclasses import dataclass

from niangjia.kernel import divisions
from niangjia.kernel.access import below
from niangjia.kernel.actor import Actor
from niangjia.kernel.divisions import Division, Level
from niangjia.organisations import access, naming
from niangjia.organisations.models import Unit
from niangjia.organisations.queries.succession import names_before
from niangjia.organisations.queries.tree import county_names, county_of, units_below
from niangjia.organisations.types import COUNTY_RANK, UnitKind


@dataclass(frozen=True, slots=True)
class County:
    """A county, or a zone of county rank, that a row may name; its federation may not exist yet."""

    name: str
    division_code: str | None
    unit: Unit | None


def counties_under(under: Unit, *, by: Actor) -> dict[str, County]:
    """The counties a list under this unit may name, by the key of their names."""
    if under.unit_kind.rank >= UnitKind.COUNTY_FEDERATION.rank:
        own = _county_division(under)
        return {naming.county_key(own.name if own else under.name): County(under.name, _code(own), under)}
    found = {
        naming.county_key(division.name): County(division.name, division.code, None)
        for division in _counties_of(under.division_code or "")
    }
    standing = below(access.units(by), under.scope_path).filter(kind__in=COUNTY_RANK, closed_date=None)
    for unit in standing:
        found[naming.county_key(unit.name)] = County(unit.name, unit.division_code, unit)
    return found


def _counties_of(code: str) -> list[Division]:
    children = divisions.children(code)
    if children and children[0].level is not Level.COUNTY:
        return [county for division in children for county in _counties_of(division.code)]
    return list(children)


def _county_division(unit: Unit) -> Division | None:
    return divisions.find(unit.division_code[:6]) if unit.division_code else None


def _code(division: Division | None) -> str | None:
    return division.code if division else None


def lookup(under: Unit, *, by: Actor) -> naming.UnitLookup[int]:
    """Finds the primary-level unit below `under` that a name in a list stands for, whatever its spelling."""
    names = county_names(by=by)
    paths = units_below(under, by=by).values_list("pk", "name", "scope_path")
    counties = [(pk, name, county_of(path, names)) for pk, name, path in paths]
    placed = {pk: county for pk, _, county in counties}
    former = [(pk, name, placed[pk], placed[pk]) for pk, name in names_before(by=by) if pk in placed]
    return naming.UnitLookup(((pk, name, county, county) for pk, name, county in counties), former)
