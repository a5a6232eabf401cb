"""What the tree makes of a division: which have a union, of which kind and name. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from niangjia.kernel.divisions import Division, Level
from niangjia.kernel.figure import Verdict
from niangjia.kernel.wording import Wording
from niangjia.organisations.types import FEDERATION_OF_RANK, UnitKind

NATION = "中华全国总工会"
NO_DIVISION_OF_ITS_OWN = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
"""Rows of the table that only group counties: nobody governs there, and no union stands there."""

TOWNSHIP_FROM, ZONE_LIKE_FROM = 100, 400
"""GB/T 10114: 001-099 subdistricts, 100-399 towns and townships, 400 on zones and the like."""


COUNTY_DIGITS = 6
SEGMENT = 6
"""Digits of one step of an affiliation path."""


def has_federation(division: Division) -> bool:
    """Whether a union stands for this row of the table."""
    return not (division.level is Level.PREFECTURE and division.name in NO_DIVISION_OF_ITS_OWN)


def federation_name(division: Division) -> str:
    """The union's full name: 涪城区 → 涪城区总工会."""
    return NATION if division.level is Level.NATION else f"{division.name}总工会"


def federation_kind(division: Division) -> UnitKind:
    """The kind of union of a division, by its level and, below the county, by its code and name."""
    if division.level is not Level.TOWNSHIP:
        return FEDERATION_OF_RANK[division.level]
    number = int(division.code[6:9])
    if number >= ZONE_LIKE_FROM and ("区" in division.name or "园" in division.name):
        return UnitKind.ZONE
    if number < TOWNSHIP_FROM or division.name.endswith("街道"):
        return UnitKind.SUBDISTRICT
    return UnitKind.TOWNSHIP


def lies_elsewhere(managing_county: str | None, place: str) -> bool:
    """Whether a unit's territory lies outside the county that manages it.

    A zone federation of county rank is no division (None): whatever it manages in a county lies in that one.
    """
    if managing_county is None:
        return len(place) >= COUNTY_DIGITS
    return not place.startswith(managing_county)


def may_move(unit_path: str, parent_path: str) -> Verdict:
    """Whether a unit may come under another: never under itself, what stands below it, or where it is."""
    if parent_path.startswith(unit_path):
        return Verdict(False, UNDER_ITSELF)
    if unit_path[:-SEGMENT] == parent_path:
        return Verdict(False, THERE_ALREADY)
    return Verdict(True, MAY_MOVE)


def may_move_on(on: date, later: Sequence[date]) -> Verdict:
    """Whether an affiliation may change on a day: not before a change (of `later`) that is already known."""
    return Verdict(False, MOVED_LATER) if any(day > on for day in later) else Verdict(True, MAY_MOVE)


MAY_MOVE = Wording("可以调整隶属关系", "the affiliation may be changed")
UNDER_ITSELF = Wording(
    "不能把单位移到它自己或其下级单位之下。", "A unit cannot come under itself or a unit below it."
)
THERE_ALREADY = Wording("该单位现在就隶属于此。", "The unit is managed by that federation already.")
MOVED_LATER = Wording(
    "该日期之后已有一次隶属关系调整，请改用其后的日期。",
    "The affiliation already changes after that day; choose a later one.",
)
STANDS_ALREADY = Wording(
    "表中有单位重复，或已在您的范围之外建立；请联系上级工会核实。",
    "A unit of the list stands twice, or already out of your scope; ask the level above.",
)
