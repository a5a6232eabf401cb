"""What the tree makes of a division: which have a union, of which kind and name. Pure."""

from __future__ import annotations

from niangjia.kernel.divisions import Division, Level
from niangjia.organisations.types import FEDERATION_OF_RANK, UnitKind

NATION = "中华全国总工会"
NO_DIVISION_OF_ITS_OWN = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
"""Rows of the table that only group counties: nobody governs there, and no union stands there."""

TOWNSHIP_FROM, ZONE_LIKE_FROM = 100, 400
"""GB/T 10114: 001-099 subdistricts, 100-399 towns and townships, 400 on zones and the like."""

COUNTY_DIGITS = 6


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
