"""The columns of an edition summed by the database: by county, and over all. One query for any size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, Q, Sum

from niangjia.editions import access
from niangjia.editions.freezing import held_in
from niangjia.editions.models import Edition
from niangjia.editions.types import PLANNED, Numbers
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Figure, Status, missing, not_applicable
from niangjia.kernel.wording import Wording
from niangjia.staffing.types import COUNTS, PERSON, Measure

SUMMED = (*(measure.value for measure in Measure), PLANNED)
NO_NUMBER = Wording("", "")


@dataclass(frozen=True, slots=True)
class Summed:
    """The lines of a county, or of the whole edition, that count in the same thing."""

    code: str
    name: str
    counted_in: str
    units: int
    missing: int
    numbers: Numbers

    def figure(self, column: str) -> Figure:
        """A sum as a cell shows it; its basis is fetched when the door is opened."""
        number = self.numbers[column]
        unit = "worker" if column == Measure.WORKERS else self.counted_in
        if number is not None:
            return Figure(Status.VALUE, unit, number)
        if column == Measure.FUNDED and self.counted_in != PERSON:
            return not_applicable(unit, NO_NUMBER)
        lacking = self.missing or column in (Measure.FUNDED, Measure.WORKERS, Measure.FILLED)
        return missing(unit, NO_NUMBER) if lacking else not_applicable(unit, NO_NUMBER)


def groups_of(edition: Edition, *, by: Actor) -> list[Summed]:
    """By the federation next below, apart for what is counted in; one nameless group where there is none."""
    sums = {f"{column}_sum": Sum(column) for column in SUMMED}
    rows = (
        access.lines(edition, by)
        .order_by()
        .values("group_code", "group_name", "counted_in")
        .annotate(units=Count("pk"), lacking=Count("pk", filter=Q(status=Status.MISSING.value)), **sums)
        .order_by("counted_in", "group_code")
    )
    groups = [
        Summed(
            row["group_code"],
            row["group_name"],
            row["counted_in"],
            row["units"],
            row["lacking"],
            _sums(dict(row)),
        )
        for row in rows
    ]
    return _funded_once(groups, edition)


def _sums(row: Mapping[str, Any]) -> Numbers:
    return {column: row[f"{column}_sum"] for column in SUMMED}


def _funded_once(groups: Sequence[Summed], edition: Edition) -> list[Summed]:
    """Funded posts are persons, whatever is counted in: summed once, with what lies above the lines."""
    funded: dict[str, int] = {}
    names = {one.code: one.name for one in groups}
    for one in groups:
        if (number := one.numbers[Measure.FUNDED]) is not None:
            funded[one.code] = funded.get(one.code, 0) + number
    for code, held in held_in(edition).items():
        group = code if code in names else ""
        funded[group] = funded.get(group, 0) + sum(one.posts for one in held)
    settled = [replace(one, numbers={**one.numbers, Measure.FUNDED.value: None}) for one in groups]
    for code, posts in funded.items():
        at = next((i for i, one in enumerate(settled) if (one.code, one.counted_in) == (code, PERSON)), None)
        if at is None:
            nothing: Numbers = dict.fromkeys(SUMMED)
            settled.insert(0, Summed(code, names.get(code, ""), PERSON, 0, 0, nothing))
            at = 0
        settled[at] = replace(settled[at], numbers={**settled[at].numbers, Measure.FUNDED.value: posts})
    return settled


def totals_of(groups: Sequence[Summed]) -> list[Summed]:
    """Over all groups, apart for what is counted in, persons first."""
    return [
        _added(unit, some) for unit in COUNTS if (some := [one for one in groups if one.counted_in == unit])
    ]


def _added(unit: str, some: Sequence[Summed]) -> Summed:
    numbers: dict[str, int | None] = {}
    for column in SUMMED:
        known = [number for one in some if (number := one.numbers[column]) is not None]
        numbers[column] = sum(known) if known else None
    units, lacking = sum(one.units for one in some), sum(one.missing for one in some)
    return Summed("", "", unit, units, lacking, numbers)
