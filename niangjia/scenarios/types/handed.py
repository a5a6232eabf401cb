"""What a scenario hands on: planned posts to a draft of the plan, terms to a draft of a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from niangjia.kernel.wording import Wording


@dataclass(frozen=True, slots=True)
class Planned:
    """How many posts a scenario proposes for a unit counted in persons, and why."""

    unit_id: int
    code: str
    posts: int
    reason: Wording


@dataclass(frozen=True, slots=True)
class Proposal:
    """Planned posts by unit; units without a number, and those counted in projects, are not among them."""

    scenario: int
    name: str
    on: date
    planned: Mapping[int, Planned]

    @property
    def by_code(self) -> Mapping[str, Planned]:
        """The same by the unit's code."""
        return {one.code: one for one in self.planned.values()}


@dataclass(frozen=True, slots=True)
class Terms:
    """A rule by steps of headcount as a scenario reads it: `document` is the one it was changed from."""

    area: str
    document: str
    provision: str
    clause: str
    kinds: tuple[str, ...]
    unit: str
    threshold: int
    base_count: int
    base_force: str
    every: int
    add: int
    step_force: str
    basis: str
    rounding: str
    in_place_of_base: bool
    at_least: int
    readings: Mapping[str, str] = field(default_factory=dict)
