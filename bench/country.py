"""A country for measuring: the real federations down to the county, below them units and people of nobody.

Two sizes alike in what a page shows: the counties of the home prefecture are the same in both, and so are the
provinces. Only what lies behind a page differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice, product
from typing import NamedTuple

from bench.invented import KINDS, PLACES
from niangjia.kernel import divisions, names
from niangjia.kernel.actor import SEGMENT
from niangjia.kernel.divisions import Division, Level
from niangjia.organisations import naming, rules

HOME = "5107"
AT_HOME, ELSEWHERE = 221, 97
PEOPLE_PER_UNIT = 101 / 221
OWN_NAMES, NAMES = 20, 100
"""Counties whose units bear names of their own, and how many times a county's names there are."""

FOUNDED = date(2005, 3, 1)


class PlantedUnit(NamedTuple):
    """A row of the table of units, as the acts would have written it; and its policy's place, its workers."""

    id: int
    code: str
    name: str
    name_key: str
    initials: str
    kind: str
    division_code: str | None
    parent_id: int | None
    founded_date: date | None
    scope_path: str
    place: str
    workers: int | None


@dataclass(frozen=True, slots=True)
class Country:
    """How many primary-level units stand in each county, by the county's code."""

    units: Mapping[str, int]

    @classmethod
    def whole(cls, at_county: int = AT_HOME, *, counties: int | None = None) -> Country:
        """Every county of the table, or so many, those of home first; as many units in each."""
        codes = [one.code for one in divisions.all() if one.level is Level.COUNTY]
        codes.sort(key=lambda code: not code.startswith(HOME))
        return cls(dict.fromkeys(codes[:counties], at_county))

    @classmethod
    def small(cls, at_home: int = AT_HOME, elsewhere: int = ELSEWHERE) -> Country:
        """The counties of the home prefecture, and one in each of the other provinces."""
        counties = [one.code for one in divisions.all() if one.level is Level.COUNTY]
        home = {code: at_home for code in counties if code.startswith(HOME)}
        first = {code[:2]: code for code in reversed(counties) if not code.startswith(HOME[:2])}
        return cls(home | dict.fromkeys(sorted(first.values()), elsewhere))

    def planted(self) -> Iterator[PlantedUnit]:
        """Every unit, a parent always before its children; the ids count from 1."""
        below: list[tuple[PlantedUnit, Division]] = []
        standing: dict[str, PlantedUnit] = {}
        for number, division in enumerate(self._divisions(), 1):
            above = [standing[one.code] for one in divisions.ancestors(division.code) if one.code in standing]
            unit = _federation(number, division, above)
            standing[division.code] = unit
            if division.code in self.units:
                below.append((unit, division))
            yield unit
        number = len(standing)
        for place, (county, division) in enumerate(sorted(below, key=_home_first)):
            units = self.units[division.code]
            yield from _units(county, division, units, number + 1, _names_from(place))
            number += units

    def _divisions(self) -> Iterator[Division]:
        """The provinces, the counties with units, and what lies between."""
        needed = set(self.units)
        for code in self.units:
            needed.update(one.code for one in divisions.ancestors(code))
        rows = [one for one in divisions.all() if one.level is Level.PROVINCE or one.code in needed]
        yield from sorted(filter(rules.has_federation, rows), key=lambda one: one.level)


def _home_first(one: tuple[PlantedUnit, Division]) -> bool:
    return not one[1].code.startswith(HOME)


def _names_from(place: int) -> int:
    """Where the names of a county begin: those of the first are its own, the others share theirs."""
    return (place if place < OWN_NAMES else OWN_NAMES + (place - OWN_NAMES) % (NAMES - OWN_NAMES)) * AT_HOME


def people_of(units: int) -> int:
    """How many people work in so many units."""
    return round(units * PEOPLE_PER_UNIT)


def _federation(number: int, division: Division, above: list[PlantedUnit]) -> PlantedUnit:
    name, parent = rules.federation_name(division), above[-1] if above else None
    county = parent.name if parent and len(above) > 1 else ""
    key = naming.without_county(naming.name_key(name), county.removesuffix("总工会")) if county else ""
    return PlantedUnit(
        *(number, f"GH{number:08d}", name, key or naming.name_key(name), names.initials(name)),
        *(rules.federation_kind(division).value, division.code, parent.id if parent else None, None),
        *((parent.scope_path if parent else "") + f"{number:0{SEGMENT}x}", division.code, None),
    )


def _units(
    county: PlantedUnit, division: Division, units: int, first: int, names_from: int
) -> Iterator[PlantedUnit]:
    for serial, named in enumerate(_pool()[names_from : names_from + units]):
        number, key = first + serial, naming.without_county(named.key, division.name)
        yield PlantedUnit(
            *(number, f"GH{number:08d}", named.name, key, named.initials, named.kind, None, county.id),
            *(FOUNDED, f"{county.scope_path}{number:0{SEGMENT}x}", division.code, workers_of(serial)),
        )


def workers_of(serial: int) -> int | None:
    """How many workers the unit of that place in its county has; some were never counted."""
    return None if serial % 17 == 0 else 200 + serial * 37 % 20_000


class _Named(NamedTuple):
    name: str
    key: str
    initials: str
    kind: str


@cache
def _pool() -> Sequence[_Named]:
    """Names that units are given, each one of a kind, with the forms they are found by."""
    pool = []
    for serial, three in enumerate(islice(product(PLACES, repeat=3), NAMES * AT_HOME)):
        kind, ending = KINDS[serial % len(KINDS)]
        name = "".join(three) + ending
        pool.append(_Named(name, naming.name_key(name), names.initials(name), kind.value))
    return pool
