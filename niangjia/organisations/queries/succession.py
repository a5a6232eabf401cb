"""What became of units over time: former names, successors and predecessors, the sums of a merger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from niangjia.kernel.actor import Actor
from niangjia.kernel.wording import Wording
from niangjia.organisations import access
from niangjia.organisations.models import Headcount, Succession, Unit, UnitName
from niangjia.organisations.queries.history import OUTSIDE
from niangjia.organisations.types import Measure


@dataclass(frozen=True, slots=True)
class Related:
    """A unit that another came from or gave way to; out of scope it has no code."""

    name: Wording | str
    code: str
    row: Succession


def name_on(unit: Unit, *, on: date, by: Actor) -> str:
    """The name that a unit bore on a day."""
    former = access.former_names(by).filter(unit=unit, period__contains=on).first()
    return former.name if former else unit.name


def former_names_of(unit: Unit, *, by: Actor) -> list[UnitName]:
    """The names that a unit bore, the latest first."""
    return list(access.former_names(by).filter(unit=unit).order_by("-period"))


def successions_of(unit: Unit, *, by: Actor) -> list[Succession]:
    """What a unit came from and gave way to, the latest first."""
    rows = access.successions(by).filter(Q(unit=unit) | Q(successor=unit))
    return list(rows.order_by("-on_date", "pk"))


def relations(
    unit: Unit, rows: Sequence[Succession], named: Mapping[int, Unit]
) -> tuple[list[Related], list[Related]]:
    """The units that one came from, and those it gave way to, of the units in scope `named` by number."""
    before = [_related(named.get(row.unit_id), row) for row in rows if row.successor_id == unit.pk]
    after = [
        _related(named.get(row.successor_id), row)
        for row in rows
        if row.unit_id == unit.pk and row.successor_id is not None
    ]
    return before, after


def _related(unit: Unit | None, row: Succession) -> Related:
    return Related(unit.name, unit.code, row) if unit else Related(OUTSIDE, "", row)


def heirs(*, by: Actor) -> Mapping[int, int]:
    """Closed unit → the open unit that took its place in the end; those without one are left out."""
    rows = access.successions(by).filter(unit__closed_date__isnull=False, successor__isnull=False)
    following = dict(rows.order_by("on_date", "pk").values_list("unit_id", "successor_id"))
    ends = {}
    for unit in following:
        end, seen = unit, {unit}
        while end in following and following[end] not in seen:
            end = following[end]  # type: ignore[assignment]
            seen.add(end)
        ends[unit] = end
    return ends


def names_before(*, by: Actor) -> list[tuple[int, str]]:
    """What a list may still call an open unit: its former names, and the names of those it came from."""
    following = heirs(by=by)
    former = list(access.former_names(by).values_list("unit_id", "name"))
    former += access.units(by).filter(pk__in=list(following)).values_list("pk", "name")
    return [(following.get(unit, unit), name) for unit, name in former]


def sum_of(units: Sequence[Unit], *, on: date, by: Actor) -> dict[Measure, list[Headcount | None]]:
    """What was last counted of each unit on a day, for a merger's sum: one query."""
    rows = access.headcounts(by).filter(unit__in=units, cut_off_date__lte=on)
    last = {
        (row.unit_id, row.measure): row
        for row in rows.order_by("unit_id", "measure", "-cut_off_date").distinct("unit_id", "measure")
    }
    return {measure: [last.get((unit.pk, measure.value)) for unit in units] for measure in Measure}
