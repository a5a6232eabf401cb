"""Who the three administrators of a unit are: of itself, or of the nearest union above that has three."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from niangjia.accounts import access, rules
from niangjia.accounts.rules import Administrator
from niangjia.kernel.roles import Role
from niangjia.organisations.facade import Unit


@dataclass(frozen=True, slots=True)
class Administration:
    """The three of a unit; `own` where they are of the unit itself, nobody where no union above has three."""

    unit: Unit
    keeper: str
    """The name of the unit whose three they are."""

    own: bool
    people: Mapping[Role, list[Administrator]]


def administration_of(unit: Unit, *, on: date) -> Administration:
    """Who looks after a unit on a day. One query, told past the scope: names and offices, nothing else."""
    found = access.administrators_at_and_above(unit.scope_path, on=on)
    path, people = rules.nearest(unit.scope_path, found)
    keeper = next((one.unit_name for held in people.values() for one in held), "")
    return Administration(unit, keeper, path == unit.scope_path, people)


def lacking_at(unit: Unit, *, on: date) -> list[Role]:
    """Which of its own three a unit has nobody for on a day."""
    found = access.administrators_at_and_above(unit.scope_path, on=on)
    held = {one.role for one in found if one.path == unit.scope_path}
    return [role for role in rules.THREE if role not in held]
