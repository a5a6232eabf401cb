"""Founding units: from the shipped table of divisions, or by the names of a list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from django.db.backends.postgresql.psycopg_any import DateRange

from niangjia.kernel import audit, divisions, names
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.divisions import Division
from niangjia.kernel.permissions import Permission
from niangjia.organisations import access, naming, rules
from niangjia.organisations.models import Affiliation, Territory, Unit
from niangjia.organisations.queries import UnknownCode
from niangjia.organisations.types import UnitKind

BATCH = 5_000
AS_FAR_AS_KNOWN = DateRange(None, None)
"""A fact read from a list without its beginning: it holds as far back and as far on as is known."""


def drafted(
    name: str, kind: UnitKind, *, parent: Unit | None, county: str = "", division_code: str | None
) -> Unit:
    """A unit not yet stored, with the forms of its name that it is found by."""
    return Unit(
        name=name,
        name_key=naming.without_county(naming.name_key(name), county) if county else naming.name_key(name),
        initials=names.initials(name),
        kind=kind.value,
        division_code=division_code,
        parent=parent,
    )


def settle(units: Sequence[Unit], places: Sequence[str], *, since: DateRange = AS_FAR_AS_KNOWN) -> None:
    """Store new units with their affiliation and territory, in three statements whatever the number."""
    Unit.objects.bulk_create(units, batch_size=BATCH)
    Affiliation.objects.bulk_create(
        [
            Affiliation(unit=unit, parent=unit.parent, period=since)
            for unit in units
            if unit.parent is not None
        ],
        batch_size=BATCH,
    )
    Territory.objects.bulk_create(
        [
            Territory(unit=unit, division_code=place, period=since)
            for unit, place in zip(units, places, strict=True)
        ],
        batch_size=BATCH,
    )


def division_of(code: str) -> Division:
    """The division of a code, in any of its spellings. Raises `UnknownCode`."""
    try:
        found = divisions.find(code)
    except ValueError:
        found = None
    if found is None:
        raise UnknownCode(code)
    return found


@action(Permission.UNIT_FOUND)
def ensure_federation(*, by: Actor, division_code: str) -> Unit:
    """The federation of a division, founded with those above it where they are missing."""
    wanted = division_of(division_code)
    chain = [one for one in (*divisions.ancestors(wanted.code), wanted) if rules.has_federation(one)]
    standing = _unions_of([one.code for one in chain], by=by)
    # Those above the actor's own unit lie out of sight: the chain begins with the first that is seen.
    first = next((at for at, one in enumerate(chain) if one.code in standing), 0)
    chain = chain[first:]
    parent: Unit | None = None
    for division in chain:
        unit = standing.get(division.code)
        if unit is None:
            unit = drafted(
                rules.federation_name(division),
                rules.federation_kind(division),
                parent=parent,
                division_code=division.code,
            )
            settle([unit], [division.code])
            unit.refresh_from_db()
            _record(by, unit, founded=1)
        parent = unit
    assert parent is not None, "the nation itself has a federation"
    if len(standing) == len(chain):
        _record(by, parent, founded=0)
    return parent


@action(Permission.DIVISIONS_LOAD)
def load_divisions(*, by: Actor, below: str = "") -> int:
    """Found the union of every division of the shipped table that has none; returns how many were founded.

    `below` is the code of the division to stay within; those above it come too. Raises `UnknownCode`.
    """
    founded = 0
    top = division_of(below)
    standing = _unions_of(None, by=by)
    line = {*divisions.ancestors(top.code), top}
    near = (one for one in divisions.all() if one in line or top in divisions.ancestors(one.code))
    wanted = sorted((one for one in near if rules.has_federation(one)), key=lambda one: one.level)
    for _, level in groupby(wanted, key=lambda one: one.level):
        new = [one for one in level if one.code not in standing]
        units = [_drafted_for(one, standing) for one in new]
        settle(units, [one.code for one in new])
        standing |= {one.code: unit for one, unit in zip(new, units, strict=True)}
        founded += len(new)
    nation = standing[""]
    nation.refresh_from_db()
    _record(by, nation, founded=founded)
    return founded


def _drafted_for(division: Division, standing: dict[str, Unit]) -> Unit:
    above = [one.code for one in divisions.ancestors(division.code) if one.code in standing]
    parent = standing[above[-1]] if above else None
    return drafted(
        rules.federation_name(division),
        rules.federation_kind(division),
        parent=parent,
        county=division_of(above[-1]).name if len(above) > 1 else "",
        division_code=division.code,
    )


def _unions_of(codes: Sequence[str] | None, *, by: Actor) -> dict[str, Unit]:
    rows = access.units(by).filter(division_code__isnull=False, closed_date=None)
    if codes is not None:
        rows = rows.filter(division_code__in=codes)
    return {unit.division_code: unit for unit in rows if unit.division_code is not None}


def _record(by: Actor, unit: Unit, *, founded: int) -> None:
    audit.record(
        "organisations.unit.founded",
        by=by,
        on_kind="unit",
        on_id=unit.code,
        scope_path=unit.scope_path,
        details={"name": unit.name, "founded": founded},
    )
