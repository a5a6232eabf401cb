"""The tree as a page shows it: each unit with the sums below it, and where it lies when that is elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Func, IntegerField, OuterRef, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from niangjia.kernel import divisions
from niangjia.kernel.access import below
from niangjia.kernel.actor import SEGMENT, Actor
from niangjia.kernel.models import ScopePathField
from niangjia.organisations import access, rules
from niangjia.organisations.models import Unit
from niangjia.organisations.queries.facts import places_of
from niangjia.organisations.queries.totals import Sums, stored, stored_kinds
from niangjia.organisations.queries.tree import paths_above, stood
from niangjia.organisations.types import COUNTY_RANK, PRIMARY, Measure, UnitKind

MOST = 200
"""Units of one parent that are shown at once."""


class AfterAll(Func):
    """The end of the interval of paths at and below one: that path with a tilde.

    Not `Concat`, whose COALESCE PostgreSQL holds to be leaky: behind row-level security the bound is then no
    condition of the index, and every row of the scope is read for every unit.
    """

    template = "(%(expressions)s || '~')"
    output_field = ScopePathField()


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit in the tree: the open units below it, the workers last counted at and below it (None: nowhere
    counted), and the division it lies in where that is outside the county that manages it."""

    unit: Unit
    below: int
    workers: int | None
    elsewhere: str


def branches(
    parent: Unit, *, on: date, by: Actor, start: int = 0, most: int = MOST
) -> tuple[list[Branch], bool]:
    """The open units directly below from the `start`-th on, and whether there are more."""
    rows, more = children(parent, by=by, start=start, most=most)
    return grown(rows, on=on, by=by), more


def children(parent: Unit, *, by: Actor, start: int = 0, most: int = MOST) -> tuple[list[Unit], bool]:
    """The same without what is summed up and where they lie."""
    rows = access.units(by).filter(parent=parent, closed_date=None).order_by("division_code", "name", "pk")
    found = list(rows[start : start + most + 1])
    return found[:most], len(found) > most


def grown(
    units: Sequence[Unit],
    *,
    on: date,
    by: Actor,
    sums: Mapping[int, Sums] | None = None,
    counties: Mapping[str, Unit] | None = None,
) -> list[Branch]:
    """Units, cut to a page before, each with what the tree shows of it; the sums below them, and the counties
    at and above the unit over them, are asked for where they are not known yet."""
    sums = sums_of(units, on=on, by=by) if sums is None else sums
    places = places_of([unit.pk for unit in units], on=on, by=by)
    if counties is None:
        counties = managing_counties([unit.scope_path for unit in units], by=by)
    else:
        counties = {**counties, **{unit.scope_path: unit for unit in units if unit.kind in COUNTY_RANK}}
    return [
        Branch(
            unit,
            sums[unit.pk].below,
            sums[unit.pk].workers,
            _elsewhere(unit, places.get(unit.pk), counties),
        )
        for unit in units
    ]


def sums_of(units: Sequence[Unit], *, on: date, by: Actor) -> Mapping[int, Sums]:
    """What stands below each of these units: of federations as it is stored, of others, and of a day that is
    not today, as it is counted now."""
    federations = [unit for unit in units if unit.unit_kind.is_federation]
    kept = stored(federations, on=on, by=by) or {}
    return {**kept, **counted_now([unit.pk for unit in units if unit.pk not in kept], on=on, by=by)}


def counted_now(units: Sequence[int], *, on: date, by: Actor) -> Mapping[int, Sums]:
    """The same from the facts themselves: what is stored must be equal to it."""
    if not units:
        return {}
    rows = access.units(by).filter(pk__in=units)
    return {
        key: Sums(below, workers)
        for key, below, workers in rows.values_list("pk", _below(by), _workers(by, on))
    }


def kinds_below(top: Unit, *, on: date, by: Actor) -> Mapping[UnitKind, int]:
    """How many open units of each kind stand at and below a unit."""
    numbers = stored_kinds(top, on=on, by=by) if top.unit_kind.is_federation else None
    if numbers is None:
        numbers = kinds_now(top, by=by)
    elif top.closed_date is None:
        numbers = {**numbers, top.kind: numbers.get(top.kind, 0) + 1}
    return {kind: numbers[kind.value] for kind in UnitKind if numbers.get(kind.value)}


def kinds_of(roots: Iterable[Unit], *, on: date, by: Actor) -> Mapping[UnitKind, int]:
    """How many open units of each kind stand at and below units of which none lies below another."""
    found: Counter[UnitKind] = Counter()
    for root in roots:
        found.update(kinds_below(root, on=on, by=by))
    return {kind: found[kind] for kind in UnitKind if found[kind]}


def kinds_now(top: Unit, *, by: Actor) -> Mapping[str, int]:
    """The same from the units themselves."""
    rows = below(access.units(by), top.scope_path).filter(closed_date=None).order_by()
    return dict(rows.values_list("kind").annotate(number=Count("pk")))


def workers_of(top: Unit, branches: Sequence[Branch], more: bool, *, on: date, by: Actor) -> int | None:
    """The workers last counted at and below a federation: the sum of its branches, where all are at hand."""
    if more or not top.unit_kind.is_federation:
        return workers_at_and_below(top, on=on, by=by)
    counted = [one.workers for one in branches if one.workers is not None]
    return sum(counted) if counted else None


def workers_at_and_below(unit: Unit, *, on: date, by: Actor) -> int | None:
    """The sum of the last worker counts of the primary-level units; None where nobody is counted."""
    return sums_of([unit], on=on, by=by)[unit.pk].workers


def managing_counties(paths: Iterable[str], *, by: Actor) -> dict[str, Unit]:
    """Path → unit of the federations of county rank at and above these paths: one query."""
    rows = access.units(by).filter(scope_path__in=paths_above(paths), kind__in=COUNTY_RANK)
    return {row.scope_path: row for row in rows}


def county_above(path: str, counties: Mapping[str, Unit]) -> Unit | None:
    """Of these federations of county rank, the one that manages the unit at a path."""
    ends = range(len(path), 0, -SEGMENT)
    return next((counties[path[:end]] for end in ends if path[:end] in counties), None)


def place_name(code: str) -> str:
    """A division as people say it, its county before the township: 涪城区丰谷镇."""
    division = divisions.find(code)
    if division is None:
        return code
    above = divisions.find(code[:6]) if len(code) > 6 else None
    return f"{above.name}{division.name}" if above else division.name


def _elsewhere(unit: Unit, place: str | None, counties: Mapping[str, Unit]) -> str:
    county = county_above(unit.scope_path, counties)
    if place is None or county is None or county.pk == unit.pk:
        return ""
    return place_name(place) if rules.lies_elsewhere(county.division_code, place) else ""


def _below(by: Actor) -> Coalesce:
    rows = access.units(by).filter(
        closed_date=None,
        scope_path__gt=OuterRef("scope_path"),
        scope_path__lt=AfterAll(OuterRef("scope_path")),
    )
    counted = rows.order_by().values(whole=Value(1)).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _workers(by: Actor, on: date) -> Subquery:
    counts = access.headcounts(by).filter(measure=Measure.WORKERS.value, cut_off_date__lte=on)
    later = counts.filter(unit=OuterRef("unit"), cut_off_date__gt=OuterRef("cut_off_date"))
    rows = counts.filter(
        ~Exists(later),
        scope_path__gte=OuterRef("scope_path"),
        scope_path__lt=AfterAll(OuterRef("scope_path")),
        # A count lies where its unit lies: said of both, whichever the database reads first is read by path.
        unit__scope_path__gte=OuterRef("scope_path"),
        unit__scope_path__lt=AfterAll(OuterRef("scope_path")),
        unit__kind__in=PRIMARY,
    ).filter(stood(on, "unit__"))
    summed = rows.order_by().values(whole=Value(1)).annotate(number=Sum("count")).values("number")
    return Subquery(summed, output_field=IntegerField())
