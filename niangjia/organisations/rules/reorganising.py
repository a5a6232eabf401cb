"""Whether units may give way to others: merged, split, abolished. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from niangjia.kernel.figure import Verdict
from niangjia.kernel.wording import Wording
from niangjia.organisations.rules.changing import MAY_BE_DONE
from niangjia.organisations.types import NewUnit, UnitKind


class Standing(Protocol):
    """What is asked of a unit: its name, kind and place in the tree."""

    @property
    def short_name(self) -> str: ...
    @property
    def unit_kind(self) -> UnitKind: ...
    @property
    def scope_path(self) -> str: ...


def may_merge(closing: Sequence[Standing], into: Standing | None) -> Verdict:
    """Whether units may give way to one: all federations or none, none above another or above the successor.

    Without `into` the successor is new: then at least two are merged.
    """
    if not closing or (into is None and len(closing) < 2):
        return Verdict(False, TOO_FEW)
    every = [*closing, into] if into is not None else list(closing)
    paths = [one.scope_path for one in every]
    if len(set(paths)) < len(paths):
        return Verdict(False, TWICE)
    if len({one.unit_kind.rank if one.unit_kind.is_federation else None for one in every}) > 1:
        return Verdict(False, NOT_OF_ONE_LEVEL)
    for one in closing:
        if any(path.startswith(one.scope_path) and path != one.scope_path for path in paths):
            return Verdict(False, _below(one.short_name))
    return Verdict(True, MAY_BE_DONE)


def may_split(unit: UnitKind, parts: Sequence[NewUnit], *, twice: Collection[str]) -> Verdict:
    """Whether a unit may be split into itself and `parts`; no part is given somebody another part has."""
    if not parts:
        return Verdict(False, NO_PART)
    names = [part.name.strip() for part in parts]
    if len(set(names)) < len(names):
        return Verdict(False, PARTS_ALIKE)
    if any(part.kind.is_federation != unit.is_federation for part in parts):
        return Verdict(False, NOT_OF_ONE_LEVEL)
    return Verdict(False, IN_TWO_PARTS) if twice else Verdict(True, MAY_BE_DONE)


def may_abolish(*, people: int, below: int, successor: bool) -> Verdict:
    """Whether a unit may be closed: with a successor always, without one only when it is empty."""
    if successor or not (people or below):
        return Verdict(True, MAY_BE_DONE)
    return Verdict(
        False,
        Wording(
            f"还有在册人员{people}人、下级单位{below}个；请指定承接单位，或先办理离职和调整。",
            f"{people} people and {below} units are still there; name a successor, or settle them first.",
        ),
    )


def may_take_in(namesakes: Sequence[str], *, into: str) -> Verdict:
    """Whether the units below one may come below another, where `namesakes` of them stand there already."""
    if not namesakes:
        return Verdict(True, MAY_BE_DONE)
    named = "、".join(namesakes[:MOST_NAMED])
    return Verdict(
        False,
        Wording(
            f"{into}下面已有同名同类的单位：{named}；请先更名或先合并它们。",
            f"Units of the same name stand under {into} already: {named}; rename or merge them first.",
        ),
    )


MOST_NAMED = 5
TOO_FEW = Wording("请再选一个要合并的单位。", "Choose another unit to merge.")
TWICE = Wording("同一个单位选了两次。", "One unit is chosen twice.")
NOT_OF_ONE_LEVEL = Wording(
    "总工会只能与同级总工会合并或分设，基层工会只能与基层工会合并或分设。",
    "A federation merges or splits only with federations of its level, a primary-level union with such.",
)
NO_PART = Wording("请至少写明一个新设单位。", "Name at least one new unit.")
PARTS_ALIKE = Wording("新设单位的名称有重复。", "Two new units bear one name.")
IN_TWO_PARTS = Wording("同一个人分到了两个单位。", "One person is assigned to two units.")


def _below(name: str) -> Wording:
    return Wording(
        f"“{name}”下面还有要一起合并的单位；请先把它调整出来，或分两次办理。",
        f"A unit of the merger stands below “{name}”; move it out first, or merge in two steps.",
    )
