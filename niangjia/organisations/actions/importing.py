"""Taking a list of units into the tree: founded where new, counted as of the list's date, never doubled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import IntegrityError, transaction

from niangjia.kernel import audit
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.permissions import Permission
from niangjia.organisations import naming, rules
from niangjia.organisations.actions.contacts import keep_contacts
from niangjia.organisations.actions.founding import drafted, ensure_federation, settle
from niangjia.organisations.actions.headcounts import keep_counts
from niangjia.organisations.models import Unit
from niangjia.organisations.queries.counties import County, counties_under
from niangjia.organisations.queries.facts import places_of
from niangjia.organisations.queries.matching import match
from niangjia.organisations.types import UnitRow


@dataclass(slots=True)
class Imported:
    """Which of the units came new and which were changed by a list."""

    created: set[int] = field(default_factory=set)
    changed: set[int] = field(default_factory=set)


@action(Permission.UNIT_IMPORT)
def import_units(*, by: Actor, under: Unit, rows: Sequence[UnitRow], as_of: date, source: str) -> Imported:
    """Found the units that are new, and keep every unit's counts, founding date and contact as the list says.

    Raises `Refused` where a unit of the list stands already out of the actor's scope.
    """
    counties = _with_federations(under, rows, by=by)
    units, created = _found_missing(rows, counties, as_of=as_of, by=by)
    pairs = list(zip(units, rows, strict=True))
    changed = _keep_founding_dates(pairs) | keep_counts(pairs, as_of=as_of, source=source, by=by)
    changed |= keep_contacts(pairs, by=by)
    imported = Imported(created, changed - created)
    audit.record(
        "organisations.units.imported",
        by=by,
        on_kind="unit",
        on_id=under.code,
        scope_path=under.scope_path,
        details={
            "rows": len(rows),
            "created": len(created),
            "changed": len(imported.changed),
            "source": source,
        },
    )
    return imported


def _with_federations(under: Unit, rows: Sequence[UnitRow], *, by: Actor) -> Mapping[str, County]:
    """The counties that the rows name, each with its federation standing."""
    known = counties_under(under, by=by)
    named = {naming.county_key(row.county) for row in rows if row.county} or set(known)
    counties = {}
    for key in [one for one in known if one in named]:  # in the order of the table
        county = known[key]
        unit = county.unit or ensure_federation(by=by, division_code=county.division_code or "")
        counties[key] = County(county.name, county.division_code, unit)
    if len(known) == 1:
        counties[""] = next(iter(counties.values()))
    return counties


def _found_missing(
    rows: Sequence[UnitRow], counties: Mapping[str, County], *, as_of: date, by: Actor
) -> tuple[list[Unit], set[int]]:
    """The unit of each row, in the order of the rows, and the ids of those that are new."""
    parents = {county.unit.pk for county in counties.values() if county.unit}
    policy_of = places_of(parents, on=as_of, by=by)
    units: list[Unit] = []
    new: list[Unit] = []
    places: list[str] = []
    for one in match(rows, counties, by=by):
        unit, parent = one.unit, one.county.unit
        if unit is None:
            assert parent is not None, "every county named has its federation by now"
            row = one.row
            unit = drafted(
                row.name, row.kind, parent=parent, county=one.county.name, division_code=one.division
            )
            unit.founded_date = row.founded_date
            new.append(unit)
            places.append(one.division or one.county.division_code or policy_of.get(parent.pk, ""))
        units.append(unit)
    _settle(new, places)
    return units, {unit.pk for unit in new}


def _settle(new: Sequence[Unit], places: Sequence[str]) -> None:
    try:
        with transaction.atomic():
            settle(new, places)
    except IntegrityError as in_the_way:
        # The unit in the way may lie out of scope: what it is must not be told.
        raise Refused(Verdict(False, rules.STANDS_ALREADY)) from in_the_way


def _keep_founding_dates(pairs: Sequence[tuple[Unit, UnitRow]]) -> set[int]:
    changed = []
    for unit, row in pairs:
        if row.founded_date is not None and unit.founded_date != row.founded_date:
            unit.founded_date = row.founded_date
            changed.append(unit)
    Unit.objects.bulk_update(changed, ["founded_date"], batch_size=1_000)
    return {unit.pk for unit in changed}
