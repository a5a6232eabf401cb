"""Which unit of the tree a row of a list speaks of, by the name it bears or bore, or by its division."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from niangjia.kernel import divisions
from niangjia.kernel.actor import Actor
from niangjia.organisations import access, naming
from niangjia.organisations.models import Unit
from niangjia.organisations.queries.counties import County
from niangjia.organisations.types import UnitKind, UnitRow

NAMED_LIKE_A_DIVISION = (UnitKind.TOWNSHIP, UnitKind.SUBDISTRICT, UnitKind.ZONE)

Known = Mapping[tuple[int | None, str, str], Unit]
"""Parent, the name as it is matched, kind → the open unit."""


@dataclass(frozen=True, slots=True)
class Matched:
    """A row with the county it lies in, the division whose union it is, and the unit that stands, if any."""

    row: UnitRow
    county: County
    division: str | None
    unit: Unit | None


def match(rows: Sequence[UnitRow], counties: Mapping[str, County], *, by: Actor) -> list[Matched]:
    """Each row matched: three queries whatever their number."""
    parents = {county.unit.pk for county in counties.values() if county.unit}
    known, by_division = _standing(parents, counties, by=by)
    matched = []
    for row in rows:
        county = county_of_row(row, counties)
        division = division_named(row, county)
        key = naming.name_key(row.name)
        key = naming.without_county(key, county.name) if county.name else key
        named = known.get((county.unit.pk if county.unit else None, key, row.kind.value))
        matched.append(Matched(row, county, division, by_division.get(division or "") or named))
    return matched


def county_of_row(row: UnitRow, counties: Mapping[str, County]) -> County:
    """The county that a row names, or the only one there is."""
    if row.county:
        return counties[naming.county_key(row.county)]
    return counties[""] if "" in counties else next(iter(counties.values()))


def division_named(row: UnitRow, county: County) -> str | None:
    """The township's code where the unit is the union of a division of its county."""
    if row.kind not in NAMED_LIKE_A_DIVISION or county.division_code is None:
        return None
    wanted = naming.without_county(naming.name_key(row.name), county.name)
    below = divisions.children(county.division_code)
    return next((one.code for one in below if naming.name_key(one.name) == wanted), None)


def _standing(
    parents: Collection[int], counties: Mapping[str, County], *, by: Actor
) -> tuple[Known, Mapping[str, Unit]]:
    """The open units under these federations by name; and, wherever they are managed, by their division."""
    open_units = access.units(by).filter(closed_date=None)
    under = {unit.pk: unit for unit in open_units.filter(parent__in=parents)}
    known: dict[tuple[int | None, str, str], Unit] = {}
    for former in access.former_names(by).filter(unit__in=under):
        unit = under[former.unit_id]
        known[unit.parent_id, naming.name_key(former.name), unit.kind] = unit
    for unit in under.values():  # a name that is borne goes before one that was
        known[unit.parent_id, unit.name_key, unit.kind] = unit
    codes = {county.division_code for county in counties.values() if county.division_code}
    below = [division.code for code in codes for division in divisions.children(code)]
    return known, {unit.division_code or "": unit for unit in open_units.filter(division_code__in=below)}
