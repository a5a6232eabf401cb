"""The list of units: narrowed by name, kind, whether counted, whether closed; in the order of the tree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from niangjia.kernel.access import below
from niangjia.kernel.actor import Actor
from niangjia.organisations import access
from niangjia.organisations.models import COUNTED, UNCOUNTED, Headcount, Unit, UnitGram
from niangjia.organisations.queries import named
from niangjia.organisations.queries.branches import kinds_below
from niangjia.organisations.queries.tree import county_names, county_of
from niangjia.organisations.types import PRIMARY, Measure, UnitKind

SUGGESTED = 20
FEW = 5_000
"""So many units are asked for one by one; more, as the list itself."""


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


def found(entry: Entry, *, on: date, by: Actor) -> QuerySet[Any, int]:
    """The keys of the units that an entry asks for, in the order of the tree: what a page is cut from.

    Read from the narrowest index that says it: fragments of names where something is called, else what is
    said of counts, else the units themselves.
    """
    text = entry.text.strip()
    coded = named.coded(text)
    hits = list(access.units(by).filter(coded).values_list("pk", flat=True)) if coded is not None else []
    called = _narrowed(entry, on=on, by=by)
    if not hits:
        return called.order_by("scope_path").values_list(_key(called), flat=True)
    others = _narrowed(replace(entry, text=""), on=on, by=by, of_units=True).filter(pk__in=hits)
    # Few names have a code's digits in them; as a subquery they would have every unit looked at.
    either = {*called.values_list(_key(called), flat=True), *others.values_list("pk", flat=True)}
    return access.units(by).filter(pk__in=either).order_by("scope_path").values_list("pk", flat=True)


def total(entry: Entry, top: Unit, *, on: date, by: Actor) -> int | None:
    """How many units a list has that is narrowed by nothing but kind, as it is stored of the highest unit in
    scope; None where it must be counted."""
    if entry != Entry(kind=entry.kind) or entry.kind is None:
        return None
    return kinds_below(top, on=on, by=by).get(entry.kind, 0)


def these(keys: Iterable[int], *, by: Actor) -> list[Unit]:
    """The units with these keys, in this order."""
    order = {key: place for place, key in enumerate(keys)}
    return sorted(access.units(by).filter(pk__in=order), key=lambda unit: order[unit.pk])


def _narrowed(entry: Entry, *, on: date, by: Actor, of_units: bool = False) -> QuerySet[Any]:
    """The units, or the grams of them, one a unit, that an entry asks for."""
    text = entry.text.strip()
    fragments = named.fragments_of(text)
    told = None if entry.counted is None or _counted_later(on, by=by) else entry.counted
    mark = "" if told is None else COUNTED if told else UNCOUNTED
    rows: QuerySet[Any] = access.units(by)
    if fragments:
        rows = named.having(text, fragments, entry.under, by=by, mark=mark)
    elif mark and not (text or of_units):
        rows = access.grams(by).filter(gram=mark)
    if entry.under:
        rows = below(rows, entry.under)
    if not entry.closed:
        rows = rows.filter(closed=False) if rows.model is UnitGram else rows.filter(closed_date=None)
    if entry.kind is not None:
        rows = rows.filter(kind=entry.kind.value)
    if entry.counted is not None:
        rows = rows.filter(kind__in=PRIMARY)
        if not mark:
            rows = _counted_on(rows, entry.counted, on=on, by=by)
        elif rows.model is Unit:
            marked = access.grams(by).filter(gram=mark, scope_path=OuterRef("scope_path"))
            rows = rows.filter(named.one_by_one(marked))
    return named.holding(rows, text, by=by) if text and not fragments else rows


def _key(rows: QuerySet[Any]) -> str:
    return "unit_id" if rows.model is UnitGram else "pk"


def _counted_later(on: date, *, by: Actor) -> bool:
    """Whether there are counts of later days, so that what is said of a unit's counts may not hold yet."""
    return access.headcounts(by).filter(cut_off_date__gt=on).exists()


def _counted_on(rows: QuerySet[Any], counted: bool, *, on: date, by: Actor) -> QuerySet[Any]:
    counts = access.headcounts(by).filter(measure=Measure.WORKERS.value, cut_off_date__lte=on)
    has = Exists(counts.filter(unit=OuterRef(_key(rows))))
    return rows.filter(has if counted else ~has)


def suggested(text: str, *, by: Actor) -> list[Unit]:
    """The open units that a few typed letters may mean, the names that begin with them first."""
    if not text.strip():
        return []
    likely = these(found(Entry(text=text), on=date.max, by=by)[: 10 * SUGGESTED], by=by)
    likely.sort(key=lambda unit: (not unit.name.startswith(text.strip()), len(unit.name)))
    return likely[:SUGGESTED]


def meant(text: str, *, by: Actor) -> Unit | None:
    """The one open unit that a code or a whole name stands for; None where there is none or more than one."""
    wanted = text.strip()
    rows = access.units(by).filter(closed_date=None)
    for asked in (Q(code=wanted.upper()), named.of_division(wanted), Q(name=wanted)):
        matches = list(rows.filter(asked)[:2])
        if matches:
            return matches[0] if len(matches) == 1 else None
    return None


def listed(entry: Entry, *, on: date, by: Actor) -> list[Listed]:
    """The units that an entry asks for, with their counts: a fixed number of queries for any number."""
    keys = found(entry, on=on, by=by)
    units = list(access.units(by).filter(pk__in=keys.order_by()).order_by("scope_path"))
    few = len(units) <= FEW
    names = county_names(by=by, above=[unit.scope_path for unit in units] if few else None)
    counts = _last_counts([unit.pk for unit in units] if few else keys.order_by(), on=on, by=by)
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


def _last_counts(
    units: Sequence[int] | QuerySet[Any, int], *, on: date, by: Actor
) -> dict[tuple[int, str], Headcount]:
    """What was last counted of these units."""
    rows = access.headcounts(by).filter(cut_off_date__lte=on, unit__in=units)
    rows = rows.order_by("unit_id", "measure", "-cut_off_date").distinct("unit_id", "measure")
    return {(row.unit_id, row.measure): row for row in rows}
