"""The tree as a page shows it: each unit with the sums below it, and where it lies when that is elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Func, IntegerField, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from niangjia.kernel import divisions
from niangjia.kernel.access import below
from niangjia.kernel.actor import Actor
from niangjia.kernel.models import SEGMENT, ScopePathField
from niangjia.organisations import access, rules
from niangjia.organisations.models import Unit
from niangjia.organisations.queries.facts import places_of
from niangjia.organisations.queries.tree import COUNTY_RANK, PRIMARY, stood
from niangjia.organisations.types import Measure, UnitKind

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
    parent: Unit,
    *,
    on: date,
    by: Actor,
    start: int = 0,
    most: int = MOST,
    counties: Mapping[str, Unit] | None = None,
) -> tuple[list[Branch], bool]:
    """The open units directly below from the `start`-th on, and whether there are more: three queries, or
    two where the `counties` at and above the parent are known."""
    children = (
        access.units(by).filter(parent=parent, closed_date=None).order_by("division_code", "name", "pk")
    )
    found = grown(children[start : start + most + 1], on=on, by=by, counties=counties)
    return found[:most], len(found) > most


def grown(
    units: QuerySet[Unit], *, on: date, by: Actor, counties: Mapping[str, Unit] | None = None
) -> list[Branch]:
    """Units, cut to a page before, each with what the tree shows of it."""
    rows = list(units.annotate(below=_below(by), workers=_workers(by, on)))
    places = places_of([row.pk for row in rows], on=on, by=by)
    if counties is None:
        counties = managing_counties([row.scope_path for row in rows], by=by)
    else:
        counties = {**counties, **{row.scope_path: row for row in rows if row.kind in COUNTY_RANK}}
    return [
        Branch(row, row.below, row.workers, _elsewhere(row, places.get(row.pk), counties))  # type: ignore[attr-defined]
        for row in rows
    ]


def kinds_below(top: Unit, *, by: Actor) -> Mapping[UnitKind, int]:
    """How many open units of each kind stand at and below a unit."""
    counted = (
        below(access.units(by), top.scope_path)
        .filter(closed_date=None)
        .order_by()
        .values_list("kind")
        .annotate(number=Count("pk"))
    )
    numbers = dict(counted)
    return {kind: numbers[kind.value] for kind in UnitKind if kind.value in numbers}


def workers_of(top: Unit, branches: Sequence[Branch], more: bool, *, on: date, by: Actor) -> int | None:
    """The workers last counted at and below a federation: the sum of its branches, where all are at hand."""
    if more or not top.unit_kind.is_federation:
        return workers_at_and_below(top, on=on, by=by)
    counted = [one.workers for one in branches if one.workers is not None]
    return sum(counted) if counted else None


def workers_at_and_below(unit: Unit, *, on: date, by: Actor) -> int | None:
    """The sum of the last worker counts of the primary-level units; None where nobody is counted."""
    return access.units(by).filter(pk=unit.pk).values_list(_workers(by, on), flat=True).first()


def managing_counties(paths: Iterable[str], *, by: Actor) -> dict[str, Unit]:
    """Path → unit of the federations of county rank at and above these paths: one query."""
    prefixes = {path[:end] for path in paths for end in range(SEGMENT, len(path) + 1, SEGMENT)}
    rows = access.units(by).filter(scope_path__in=prefixes, kind__in=COUNTY_RANK)
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
