"""The plan of everything below a unit on any day, line by line: a fixed number of queries at any size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.conf import settings

from niangjia.funding import facade as funding
from niangjia.funding.facade import Funded
from niangjia.kernel.actor import SEGMENT, Actor
from niangjia.kernel.derived import State
from niangjia.organisations import facade as organisations
from niangjia.policy import facade as policy
from niangjia.staffing import rules
from niangjia.staffing.rules import Facts, Group
from niangjia.staffing.types import COUNTS, PERSON, Line, Total, Watch
from niangjia.workforce import facade as workforce


@dataclass(frozen=True)
class Plan:
    """The lines of all primary-level units at and below `under`, and the federations directly below it."""

    under: organisations.Unit
    on: date
    lines: Sequence[Line]
    federations: Sequence[organisations.Unit]
    held: Sequence[Funded] = ()
    """Funded posts that lie with no line: not allotted yet, or with a unit that is closed now."""

    @cached_property
    def groups(self) -> list[Group]:
        """The lines rolled up along affiliation: by the federation next below, else unit by unit."""
        if not self.federations:
            each = [Group(line.name, line.code, [line]) for line in self.lines]
            return [*each, Group(self.under.name, self.under.code, [], self.held)] if self.held else each
        below: dict[str, list[Line]] = {one.scope_path: [] for one in self.federations}
        held: dict[str, list[Funded]] = {one.scope_path: [] for one in self.federations}
        directly: list[Line] = []
        held_here: list[Funded] = []
        end = len(self.under.scope_path) + SEGMENT
        for line in self.lines:
            below.get(line.path[:end], directly).append(line)
        for one in self.held:
            held.get(one.path[:end], held_here).append(one)
        groups = [
            Group(one.short_name, one.code, below[one.scope_path], held[one.scope_path])
            for one in self.federations
        ]
        if directly or held_here:
            groups.append(Group(self.under.name, self.under.code, directly, held_here))
        return groups

    @property
    def code(self) -> str:
        """Below which unit, as addresses say it."""
        return self.under.code

    @property
    def day(self) -> date | None:
        """The day, as addresses say it."""
        return self.on

    @property
    def units(self) -> int:
        """How many units have a line."""
        return len(self.lines)

    @property
    def state(self) -> State:
        """Worked out on the spot: it holds."""
        return State()

    @property
    def not_allotted(self) -> int:
        """Of the funded posts, how many lie with federations that have not allotted them to a unit yet."""
        return sum(part.posts for one in self.held for part in one.parts if part.spread)

    @cached_property
    def totals(self) -> dict[str, Total]:
        """The sums, apart for persons and for projects; a kind of count nobody uses is left out."""
        used = {line.unit for line in self.lines}
        if self.held or any(line.funding for line in self.lines):
            used.add(PERSON)
        return {unit: rules.total(self.lines, unit, self.held) for unit in COUNTS if unit in used}

    @property
    def documents(self) -> list[tuple[str, int]]:
        """Which documents speak below, each with for how many units, the most first."""
        counted = Counter(line.document for line in self.lines if line.document)
        return sorted(counted.items(), key=lambda one: (-one[1], one[0]))

    @property
    def watch(self) -> Watch:
        """What the units ask to be looked at."""
        return rules.watch(self.lines, self.on)


def plan(under: str, *, on: date, by: Actor, documents: policy.Library | None = None) -> Plan:
    """The plan below the unit of a code, by `documents` instead of those in force. Raises `UnknownCode`."""
    return plan_below(organisations.unit_at(under, by=by), on=on, by=by, documents=documents)


def plan_below(
    unit: organisations.Unit, *, on: date, by: Actor, documents: policy.Library | None = None
) -> Plan:
    """The plan at and below a unit, by `documents` instead of those in force."""
    funded = funding.funded_below(unit.scope_path, on=on, by=by)
    facts = _facts_below(unit, funded, on=on, by=by)
    lines = [rules.line_of(one, on=on, documents=documents) for one in facts]
    at_lines = {line.unit_id for line in lines}
    held = [one for key, one in funded.items() if key not in at_lines]
    return Plan(unit, on, lines, organisations.federations_below(unit, by=by), held)


def facts_below(unit: organisations.Unit, *, on: date, by: Actor) -> list[Facts]:
    """What the provisions ask of every primary-level unit at and below `unit`, as it stands on a day."""
    return _facts_below(unit, funding.funded_below(unit.scope_path, on=on, by=by), on=on, by=by)


def _facts_below(
    unit: organisations.Unit, funded: Mapping[int, Funded], *, on: date, by: Actor
) -> list[Facts]:
    former = organisations.higher_counts_below(unit.scope_path, on=on, by=by)
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
            funding=funded.get(standing.unit.pk),
            former=former.get(standing.unit.pk, ()),
            buffer_months=settings.BUFFER_MONTHS,
        )
        for standing in standings
    ]
