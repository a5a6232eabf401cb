"""The plan of everything below a unit on a day: a fixed number of queries whatever the size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from niangjia.kernel.actor import Actor
from niangjia.kernel.models import SEGMENT
from niangjia.organisations import facade as organisations
from niangjia.policy import facade as policy
from niangjia.staffing import rules
from niangjia.staffing.rules import Facts, Group
from niangjia.staffing.types import COUNTS, Line, Total
from niangjia.workforce import facade as workforce


@dataclass(frozen=True)
class Plan:
    """The lines of all primary-level units at and below `under`, and the federations directly below it."""

    under: organisations.Unit
    on: date
    lines: Sequence[Line]
    federations: Sequence[organisations.Unit]

    @cached_property
    def groups(self) -> list[Group]:
        """The lines rolled up along affiliation: by the federation next below, else unit by unit."""
        if not self.federations:
            return [Group(line.name, line.code, [line]) for line in self.lines]
        below: dict[str, list[Line]] = {one.scope_path: [] for one in self.federations}
        directly: list[Line] = []
        end = len(self.under.scope_path) + SEGMENT
        for line in self.lines:
            below.get(line.path[:end], directly).append(line)
        groups = [Group(one.short_name, one.code, below[one.scope_path]) for one in self.federations]
        if directly:
            groups.append(Group(self.under.name, self.under.code, directly))
        return groups

    @cached_property
    def totals(self) -> dict[str, Total]:
        """The sums, apart for persons and for projects; a kind of count nobody uses is left out."""
        used = {line.unit for line in self.lines}
        return {unit: rules.total(self.lines, unit) for unit in COUNTS if unit in used}


def plan(under: str, *, on: date, by: Actor, documents: policy.Library | None = None) -> Plan:
    """The plan below the unit of a code, by `documents` instead of those in force. Raises `UnknownCode`."""
    unit = organisations.unit_at(under, by=by)
    lines = [rules.line_of(facts, on=on, documents=documents) for facts in facts_below(unit, on=on, by=by)]
    return Plan(unit, on, lines, organisations.federations_below(unit, by=by))


def facts_below(unit: organisations.Unit, *, on: date, by: Actor) -> list[Facts]:
    """What the provisions ask of every primary-level unit at and below `unit`, as it stands on a day."""
    standings = organisations.standing_below(unit, on=on, by=by)
    tallies = workforce.tally(unit.scope_path, on=on, by=by)
    names = organisations.county_names(by=by)
    return [
        Facts(
            unit_id=standing.unit.pk,
            code=standing.unit.code,
            name=standing.unit.name,
            path=standing.unit.scope_path,
            kind=standing.unit.unit_kind,
            county=organisations.county_of(standing.unit.scope_path, names),
            found_by=standing.unit.found_by,
            place=standing.place,
            workers=standing.workers,
            cut_off_date=standing.cut_off_date,
            source=standing.source,
            tallies=tuple(tallies.get(standing.unit.pk, ())),
        )
        for standing in standings
    ]
