"""The list of units: narrowed by name, kind, whether counted, whether closed; in the order of the tree."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from niangjia.kernel import divisions
from niangjia.kernel.access import below
from niangjia.kernel.actor import Actor
from niangjia.organisations import access
from niangjia.organisations.models import Headcount, Unit
from niangjia.organisations.queries.tree import PRIMARY, county_names, county_of
from niangjia.organisations.types import Measure, UnitKind

SUGGESTED = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """What the list is narrowed by; an empty field narrows nothing."""

    text: str = ""
    kind: UnitKind | None = None
    counted: bool | None = None
    """Only primary-level units with, or without, a count of workers."""

    closed: bool = False
    """Whether closed units are shown too."""

    under: str = ""
    """The path of the unit at and below which is looked."""

    @property
    def anything(self) -> bool:
        """Whether the list is narrowed at all."""
        return self != Entry()

    @property
    def told(self) -> dict[str, object]:
        """What was asked, for the record of an export."""
        return {name: value for name, value in asdict(self).items() if value not in ("", None, False)}


@dataclass(frozen=True, slots=True)
class Listed:
    """One unit of an export with what was last counted of it."""

    unit: Unit
    county: str
    workers: int | None
    members: int | None
    cut_off_date: date | None


def found(entry: Entry, *, on: date, by: Actor) -> QuerySet[Unit]:
    """The units that an entry asks for, in the order of the tree."""
    rows = access.units(by)
    if entry.under:
        rows = below(rows, entry.under)
    if not entry.closed:
        rows = rows.filter(closed_date=None)
    if entry.kind is not None:
        rows = rows.filter(kind=entry.kind.value)
    if entry.counted is not None:
        counts = access.headcounts(by).filter(measure=Measure.WORKERS.value, cut_off_date__lte=on)
        counted = Exists(counts.filter(unit=OuterRef("pk")))
        rows = rows.filter(counted if entry.counted else ~counted, kind__in=PRIMARY)
    if entry.text.strip():
        rows = rows.filter(_named(entry.text.strip(), by=by))
    return rows.order_by("scope_path")


def suggested(text: str, *, by: Actor) -> list[Unit]:
    """The open units that a few typed letters may mean, the names that begin with them first."""
    if not text.strip():
        return []
    rows = access.units(by).filter(_named(text.strip(), by=by), closed_date=None)
    likely = list(rows.order_by("scope_path")[: 10 * SUGGESTED])
    likely.sort(key=lambda unit: (not unit.name.startswith(text.strip()), len(unit.name)))
    return likely[:SUGGESTED]


def meant(text: str, *, by: Actor) -> Unit | None:
    """The one open unit that a code or a whole name stands for; None where there is none or more than one."""
    wanted = text.strip()
    rows = access.units(by).filter(closed_date=None)
    for asked in (Q(code=wanted.upper()), _of_division(wanted), Q(name=wanted)):
        matches = list(rows.filter(asked)[:2])
        if matches:
            return matches[0] if len(matches) == 1 else None
    return None


def listed(entry: Entry, *, on: date, by: Actor) -> list[Listed]:
    """The units that an entry asks for, with their counts: three queries for any number."""
    units = list(found(entry, on=on, by=by))
    names = county_names(by=by)
    counts = _last_counts(entry, on=on, by=by)
    rows = []
    for unit in units:
        workers = counts.get((unit.pk, Measure.WORKERS.value))
        members = counts.get((unit.pk, Measure.MEMBERS.value))
        last = workers or members
        rows.append(
            Listed(
                unit,
                county_of(unit.scope_path, names),
                workers.count if workers else None,
                members.count if members else None,
                last.cut_off_date if last else None,
            )
        )
    return rows


def _last_counts(entry: Entry, *, on: date, by: Actor) -> dict[tuple[int, str], Headcount]:
    rows = below(access.headcounts(by), entry.under or by.scope.low).filter(cut_off_date__lte=on)
    rows = rows.order_by("unit_id", "measure", "-cut_off_date").distinct("unit_id", "measure")
    return {(row.unit_id, row.measure): row for row in rows}


def _named(wanted: str, *, by: Actor) -> Q:
    former = access.former_names(by).filter(name__contains=wanted).values("unit")
    named = Q(name__contains=wanted) | Q(initials__contains=wanted.lower()) | Q(pk__in=former)
    return named | Q(code__iexact=wanted) | _of_division(wanted)


def _of_division(wanted: str) -> Q:
    codes = {wanted}
    with suppress(ValueError):
        codes.add(divisions.normalise(wanted))
    return Q(division_code__in=codes)
