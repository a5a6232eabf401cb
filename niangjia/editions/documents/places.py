"""Who stands above and below a federation, as its papers address them."""

from __future__ import annotations

from collections.abc import Sequence

from niangjia.editions.queries import Step
from niangjia.kernel import divisions
from niangjia.kernel.actor import Actor
from niangjia.kernel.divisions import Level
from niangjia.kernel.flows import Desk
from niangjia.organisations import facade as organisations
from niangjia.organisations.types import UnitKind

BELOW = {
    UnitKind.NATIONAL_FEDERATION: ("省（区、市）", "各省（自治区、直辖市）总工会"),
    UnitKind.PROVINCE_FEDERATION: ("市（州）", "各市（州）总工会"),
    UnitKind.PREFECTURE_FEDERATION: ("县（市、区）", "各县（市、区）总工会"),
}
UNITS = ("单位", "各乡镇（街道）、园区和行业工会")
GROUPS_ONLY = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
"""Rows of the table of divisions that only group counties: no union stands there."""


def each_of(kind: UnitKind) -> str:
    """What a federation's plan is summed by."""
    return BELOW.get(kind, UNITS)[0]


def recipients_of(kind: UnitKind) -> str:
    """Whom its circulars go to."""
    return BELOW.get(kind, UNITS)[1]


def above_of(unit: organisations.Unit, steps: Sequence[Step], *, by: Actor) -> str:
    """The name of the union directly above; empty where nothing says it.

    Above the actor's own unit no row is seen: then a step taken at that desk says it, else the divisions.
    """
    parents = organisations.ancestors(unit, by=by)
    if parents:
        return parents[-1].name
    said = [step.taken.unit_name for step in steps if step.move.desk is Desk.ABOVE]
    return said[-1] if said else by_division(unit.division_code)


def by_division(code: str | None) -> str:
    """The union of the division above; empty where none stands for it, or it is not certain."""
    above = divisions.ancestors(code)[-1:] if code else []
    if not above or above[0].name in GROUPS_ONLY:
        return ""
    if above[0].level is Level.NATION:
        return UnitKind.NATIONAL_FEDERATION.synonyms[0]
    return f"{above[0].name}总工会"
