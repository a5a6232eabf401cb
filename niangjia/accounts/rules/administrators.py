"""The three administrators of a unit: its own where it has three persons for them, else those above. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from niangjia.kernel.figure import Verdict
from niangjia.kernel.roles import ADMINISTRATORS, Role
from niangjia.kernel.wording import Wording

THREE = tuple(role for role in Role if role in ADMINISTRATORS)
"""System, security, audit: in the order in which pages show them."""


@dataclass(frozen=True, slots=True)
class Administrator:
    """Somebody who is an administrator today: at which unit, and who it is."""

    path: str
    unit_name: str
    role: Role
    account: int
    name: str


def may_hold_here(*, of_unit: bool, free: int, above: str) -> Verdict:
    """Whether a unit may have administrators of its own: three of its people, none of whom does business.

    `of_unit` says whether the one to be appointed is of the unit; `free` counts the unit's people who do no
    business in those days; `above` names the union whose three look after it otherwise.
    """
    if not of_unit:
        return Verdict.no(
            "管理员须是本单位的人员；这个账号属于别的单位。",
            "An administrator is of the unit itself; this account belongs to another.",
        )
    if free < len(THREE):
        keeper = Wording(f"由“{above}”的三位管理员管理", f"it is looked after by the three of {above}")
        if not above:
            keeper = Wording("请先开立另外的账号", "open further accounts first")
        return Verdict.no(
            f"三类管理员须由三个不同的人担任，本单位不办业务的账号只有 {free} 个，不能自设管理员；"
            f"{keeper.zh}。",
            f"The three administrators are three persons, and only {free} of this unit's accounts do no "
            f"business: it has none of its own; {keeper.en}.",
        )
    return Verdict.yes("本单位有三个人可以分任", "three persons of the unit can hold them")


def nearest(path: str, found: Iterable[Administrator]) -> tuple[str, Mapping[Role, list[Administrator]]]:
    """The path of the nearest unit, at or above one, whose three are held by three different persons, and who
    they are; an empty path where there is none."""
    at: dict[str, dict[Role, list[Administrator]]] = {}
    for one in found:
        if path.startswith(one.path):
            at.setdefault(one.path, {}).setdefault(one.role, []).append(one)
    for place in sorted(at, key=len, reverse=True):
        held = at[place]
        if all(held.get(role) for role in THREE) and _three_persons(held):
            return place, held
    return "", {}


def _three_persons(held: Mapping[Role, list[Administrator]]) -> bool:
    return len({one.account for people in held.values() for one in people}) >= len(THREE)
