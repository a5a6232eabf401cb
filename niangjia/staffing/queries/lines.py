"""Some lines of the plan in full, from the live tables; which of all a table shows, from what is stored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.db.models import Q, QuerySet

from niangjia.funding import facade as funding
from niangjia.kernel.access import below
from niangjia.kernel.actor import Actor
from niangjia.organisations import facade as organisations
from niangjia.staffing import access
from niangjia.staffing.access import facts as live
from niangjia.staffing.forms import ONLY, SORTS, Asked
from niangjia.staffing.models import PlanLine
from niangjia.staffing.rules import Facts, line_of
from niangjia.staffing.types import Line

POSITIVE = {only: Q(**{f"{only}__gt": 0}) for only in ONLY} | {"fall": Q(fall_until__isnull=False)}


def facts_of(units: Sequence[int], *, on: date, by: Actor) -> list[Facts]:
    """What the provisions ask of those of the units that stand on a day, in the order given."""
    funded = funding.funded_at(units, on=on, by=by)
    order = {unit: place for place, unit in enumerate(units)}
    return [
        Facts(
            unit_id=one.unit_id,
            code=one.code,
            name=one.name,
            path=one.path,
            kind=one.kind,
            county=one.county,
            found_by=one.found_by,
            place=one.place,
            workers=one.workers,
            cut_off_date=one.cut_off_date,
            source=one.source,
            tallies=one.tallies,
            funding=funded.get(one.unit_id),
            former=one.former,
            buffer_months=settings.BUFFER_MONTHS,
        )
        for one in sorted(live.of_units(units, on=on), key=lambda one: order[one.unit_id])
    ]


def lines_of(units: Sequence[int], *, on: date, by: Actor) -> list[Line]:
    """The lines of those of the units that stand on a day, in the order given, with all their detail."""
    return [line_of(facts, on=on) for facts in facts_of(units, on=on, by=by)] if units else []


class Chosen:
    """The stored lines that a table shows, in its order; a slice of it is lines in full.

    What has no number stands last, whichever way the rest is sorted: two walks over an index, the second
    only where the first ends.
    """

    def __init__(self, under: organisations.Unit, asked: Asked, *, by: Actor) -> None:
        self._asked, self._by = asked, by
        rows = below(access.lines(by), under.scope_path)
        if asked.kind:
            rows = rows.filter(kind=asked.kind)
        if asked.only:
            rows = rows.filter(POSITIVE[asked.only])
        if asked.text:
            rows = rows.filter(_named(under, asked, by=by))
        self._rows = rows

    def order_by(self) -> QuerySet[PlanLine]:
        """The rows in no order, to be counted."""
        return self._rows

    @property
    def units(self) -> QuerySet[PlanLine, int]:
        """The keys of their units, in the order of the tree."""
        return self._rows.order_by("scope_path").values_list("unit_id", flat=True)

    def __getitem__(self, part: slice) -> list[Line]:
        return lines_of(self._keys(part.start or 0, part.stop), on=self._asked.on, by=self._by)

    def _keys(self, start: int, stop: int) -> list[int]:
        key, down = self._asked.sort.removeprefix("-"), self._asked.sort.startswith("-")
        if key == "name" or key not in SORTS:
            ordered = self._rows.order_by(*_order("name" if key == "name" else "", down))
            return list(ordered.values_list("unit_id", flat=True)[start:stop])
        known = self._rows.filter(**{f"{key}__isnull": False})
        keys = list(known.order_by(*_order(key, down)).values_list("unit_id", flat=True)[start:stop])
        if len(keys) == stop - start:
            return keys
        before = known.count()
        unknown = self._rows.filter(**{f"{key}__isnull": True}).order_by("scope_path")
        first = max(0, start - before)
        rest = unknown.values_list("unit_id", flat=True)[first : first + stop - start - len(keys)]
        return [*keys, *rest]


def _order(key: str, down: bool) -> tuple[str, ...]:
    if not key:
        return ("scope_path",)
    return (f"-{key}", "-scope_path") if down else (key, "scope_path")


def _named(under: organisations.Unit, asked: Asked, *, by: Actor) -> Q:
    """By name, initials or own code; digits are a place, and mean what lies within."""
    if asked.text.isdigit():
        return Q(place__gte=asked.text, place__lt=f"{asked.text}~")
    entry = organisations.UnitEntry(text=asked.text, under=under.scope_path)
    return Q(unit__in=organisations.units_found(entry, on=asked.on, by=by).order_by())
