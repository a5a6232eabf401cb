"""The plan of today over any number of units: from what is stored, in a fixed number of queries and rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from niangjia.kernel.actor import SEGMENT, Actor
from niangjia.kernel.derived import State
from niangjia.organisations import facade as organisations
from niangjia.policy import facade as policy
from niangjia.staffing import rules, stored
from niangjia.staffing.access import sums
from niangjia.staffing.rules import SummedGroup
from niangjia.staffing.rules.lines import POSTS
from niangjia.staffing.types import COUNTS, PERSON, Measure, Sums, Total, Watch

MOST_APART = 2_000
"""So many units below a federation of the lowest level are each a group of their own."""


@dataclass(frozen=True)
class Summary:
    """Sums of primary-level units, group by group: a `Plan` without its lines."""

    on: date
    groups: Sequence[SummedGroup]
    state: State

    @property
    def code(self) -> str:
        """Below which unit, as addresses say it; empty for a named set of several."""
        return ""

    @cached_property
    def _sums(self) -> list[Sums]:
        return [one for group in self.groups for one in group.sums]

    @property
    def day(self) -> date | None:
        """The day, as addresses say it: nothing for the present one."""
        return None

    @cached_property
    def units(self) -> int:
        """How many units have a line."""
        return sum(one.units for one in self._sums)

    def units_of(self, kind: str) -> int:
        """How many of them are of a kind; of any, where none is named."""
        return sum(one.units for one in self._sums if kind in ("", one.kind))

    @property
    def not_allotted(self) -> int:
        """Of the funded posts, how many lie with federations that have not allotted them to a unit yet."""
        return sum(one.spread for one in self._sums)

    @cached_property
    def totals(self) -> dict[str, Total]:
        """The sums, apart for persons and for projects; a kind of count nobody uses is left out."""
        used = {one.counted_in for one in self._sums if one.units}
        whole = SummedGroup("", "", self._sums)
        if whole.total(PERSON).numbers[Measure.FUNDED] is not None:
            used.add(PERSON)
        return {unit: whole.total(unit) for unit in COUNTS if unit in used}

    @property
    def documents(self) -> list[tuple[str, int]]:
        """Which documents speak below, each with for how many units, the most first."""
        counted: Counter[str] = Counter()
        for one in self._sums:
            if one.area is not None and one.units:
                rule = policy.library().resolve(POSTS, one.area, self.on, one.kind)
                if rule is not None:
                    counted[rule.citation.document] += one.units
        return sorted(counted.items(), key=lambda one: (-one[1], one[0]))

    @property
    def watch(self) -> Watch:
        """What the units ask to be looked at."""
        return rules.watch_of(self._sums)


@dataclass(frozen=True)
class Overview(Summary):
    """The sums of all primary-level units at and below `under`."""

    under: organisations.Unit
    federations: Sequence[organisations.Unit]

    @property
    def code(self) -> str:
        """Below which unit, as addresses say it."""
        return self.under.code


def overview(under: str, *, on: date, by: Actor) -> Overview:
    """The plan of the present day `on` below the unit of a code. Raises `UnknownCode`."""
    return overview_below(organisations.unit_at(under, by=by), on=on, by=by)


def overview_below(unit: organisations.Unit, *, on: date, by: Actor) -> Overview:
    """The plan of the present day `on` at and below a unit."""
    state = stored.state(unit.scope_path, on=on, by=by)
    federations = organisations.federations_below(unit, by=by)
    groups = _by_federation(unit, federations) if federations else _by_unit(unit)
    return Overview(on, groups, state, unit, federations)


def summary_of(members: Sequence[organisations.Unit], *, on: date, by: Actor) -> Summary:
    """The sums of the present day `on` of a named set, a group for each member: as many queries whatever
    their number, while what is stored holds. No member lies below another."""
    state = stored.state_of([one.scope_path for one in members], on=on, by=by)
    found: dict[str, list[Sums]] = {one.scope_path: [] for one in members}
    for one in sums.by_member([*found]):
        found[one.path].append(one)
    groups = [SummedGroup(one.short_name, one.code, found[one.scope_path]) for one in members]
    return Summary(on, groups, state)


def _by_federation(unit: organisations.Unit, federations: Sequence[organisations.Unit]) -> list[SummedGroup]:
    end = len(unit.scope_path) + SEGMENT
    below: dict[str, list[Sums]] = {one.scope_path: [] for one in federations}
    directly: list[Sums] = []
    for one in sums.by_federation(unit.scope_path, end):
        below.get(one.path, directly).append(one)
    groups = [SummedGroup(one.short_name, one.code, below[one.scope_path]) for one in federations]
    return [*groups, SummedGroup(unit.name, unit.code, directly)] if directly else groups


def _by_unit(unit: organisations.Unit) -> list[SummedGroup]:
    each = sums.by_unit(unit.scope_path, MOST_APART + 1)
    if len(each) > MOST_APART:
        return [SummedGroup(unit.name, unit.code, sums.together(unit.scope_path))]
    groups = [SummedGroup(one.name, one.code, [one.sums]) for one in each if one.stands]
    held = [one.sums for one in each if one.sums.held_known]
    return [*groups, SummedGroup(unit.name, unit.code, held)] if held else groups
