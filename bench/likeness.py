"""Whether a planted country is what the acts would have written: a sample is entered by them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from bench import settled
from bench.country import Country, PlantedUnit
from bench.house import Database, database
from bench.invented import AS_OF
from bench.timing import agree
from niangjia.kernel.actor import SEGMENT, Scope
from niangjia.kernel.command import operator
from niangjia.kernel.scope import acting
from niangjia.kernel.vault import vault
from niangjia.organisations.actions import ensure_federation, import_units
from niangjia.organisations.facade import unit_at, units_below
from niangjia.organisations.types import UnitKind, UnitRow
from niangjia.workforce.actions import import_roster
from niangjia.workforce.models import SEALED as PERSONAL

SAMPLE = Country({"510703": 40, "110101": 12})
TABLES = (
    *(
        "organisations_unit",
        "organisations_affiliation",
        "organisations_territory",
        "organisations_headcount",
    ),
    *("organisations_unitevent", "organisations_headcountevent", "organisations_unitgram"),
    *("workforce_person", "workforce_engagement", "workforce_certificate", "workforce_persongram"),
    *("workforce_personevent", "workforce_engagementevent", "workforce_certificateevent"),
)
OWN = frozenset({"id", "code", "pgh_id", "pgh_created_at", "pgh_context_id", "pgh_obj_id", "data_key"})
"""Columns that differ from house to house by their nature."""

SEALED = {f"{name}_sealed": name for name in PERSONAL}

Row = dict[str, Any]


def check(country: Country = SAMPLE) -> None:
    """Raise `WrongResult` unless both houses hold the same, whatever their ids."""
    with database("likeness_planted") as planted:
        settled.settle(planted, country)
        found = {table: told(planted, table) for table in TABLES}
    with database("likeness_entered") as entered:
        enter(country)
        for table in TABLES:
            other = told(entered, table)
            agree(f"planted rows of {table} that no act writes", list(found[table] - other), [])
            agree(f"rows of {table} that are not planted", list(other - found[table]), [])


def enter(country: Country) -> None:
    """The same country by the acts: federations founded, lists of units and rosters imported."""
    by = operator()
    planted = {one.id: one for one in country.planted()}
    with acting(by):
        for one in planted.values():
            if one.division_code is not None:
                ensure_federation(by=by, division_code=one.division_code)
    for units in settled.counties(country):
        _import(planted[units[0].parent_id or 0], units)
    with acting(by):
        top = unit_at("", by=by)
        ids = dict(units_below(top, by=by).values_list("name", "pk"))
        people = [replace(one.row, unit_id=ids[one.row.unit]) for one in settled.people(country)]
        import_roster(by=by, under=top, rows=people, as_of=AS_OF, source=settled.SOURCE)


def _import(county: PlantedUnit, units: list[PlantedUnit]) -> None:
    by = operator()
    rows = [
        UnitRow(one.name, "", UnitKind(one.kind), one.workers, one.workers, one.founded_date, "", "")
        for one in units
    ]
    with acting(by):
        under = unit_at(county.division_code or "", by=by)
        import_units(by=by, under=under, rows=rows, as_of=AS_OF, source=settled.SOURCE)


def told(house: Database, table: str) -> Counter[tuple[tuple[str, str], ...]]:
    """The rows of a table as they would be in any house: names in place of ids, sealed values opened."""
    everywhere = Scope.everything()
    units = dict(house.asked("SELECT id, name FROM organisations_unit", everywhere))
    persons = dict(house.asked("SELECT id, name FROM workforce_person", everywhere))

    keys = dict(house.asked("SELECT id, data_key FROM workforce_person", everywhere))

    def plain(name: str, value: Any, row: Row) -> str:
        if value is None:
            return "-"
        if name == "scope_path":
            ends = range(0, len(value), SEGMENT)
            return "/".join(units[int(value[end : end + SEGMENT], 16)] for end in ends)
        if name in ("unit_id", "parent_id"):
            return str(units[value])
        if name == "person_id":
            return str(persons[value])
        if name in SEALED:
            return vault().open(
                keys[row.get("person_id") or row.get("pgh_obj_id", row["id"])], value, about=SEALED[name]
            )
        if name == "pgh_context":  # the mark of an act is drawn anew each time; that there is one stays told
            value = {**value, "act": "act" in value}
        return value.hex() if isinstance(value, bytes) else str(value)

    rows = house.asked_by_name(f"SELECT * FROM {table}", everywhere)
    return Counter(
        tuple(sorted((name, plain(name, value, row)) for name, value in row.items() if name not in OWN))
        for row in rows
    )
