"""What the tree makes of a division: pure."""

from __future__ import annotations

import pytest

from niangjia.kernel import divisions
from niangjia.kernel.divisions import Division, Level
from niangjia.organisations import rules
from niangjia.organisations.types import UnitKind


@pytest.mark.parametrize(
    ("code", "name", "kind"),
    [
        ("", "中华全国总工会", UnitKind.NATIONAL_FEDERATION),
        ("51", "四川省总工会", UnitKind.PROVINCE_FEDERATION),
        ("5107", "绵阳市总工会", UnitKind.PREFECTURE_FEDERATION),
        ("510703", "涪城区总工会", UnitKind.COUNTY_FEDERATION),
    ],
)
def test_the_federation_of_a_division(code: str, name: str, kind: UnitKind) -> None:
    division = divisions.find(code)
    assert division is not None
    assert rules.federation_name(division) == name
    assert rules.federation_kind(division) is kind


@pytest.mark.parametrize(
    ("code", "name", "kind"),
    [
        ("510703001", "城厢街道", UnitKind.SUBDISTRICT),
        ("510703099", "九十九镇", UnitKind.SUBDISTRICT),
        ("510703100", "丰谷镇", UnitKind.TOWNSHIP),
        ("510703399", "某某乡", UnitKind.TOWNSHIP),
        ("510703150", "后设街道", UnitKind.SUBDISTRICT),
        ("510703400", "科技园区", UnitKind.ZONE),
        ("510703400", "国营农场", UnitKind.TOWNSHIP),
        ("510703399", "科技园区", UnitKind.TOWNSHIP),
        ("510703501", "高新技术开发区", UnitKind.ZONE),
    ],
)
def test_below_the_county_code_and_name_tell_the_kind(code: str, name: str, kind: UnitKind) -> None:
    assert rules.federation_kind(Division(code, name, Level.TOWNSHIP, code[:6])) is kind


@pytest.mark.parametrize("name", rules.NO_DIVISION_OF_ITS_OWN)
def test_rows_that_only_group_counties_have_no_union(name: str) -> None:
    assert not rules.has_federation(Division("1101", name, Level.PREFECTURE, "11"))
    assert rules.has_federation(Division("110101", name, Level.COUNTY, "1101"))


@pytest.mark.parametrize(
    ("county", "place", "elsewhere"),
    [
        ("510703", "510703001", False),
        ("510703", "510703", False),
        ("510703", "510704001", True),
        ("510703", "5107", True),
        (None, "510703001", True),
        (None, "510703", True),
        (None, "5107", False),
        (None, "", False),
    ],
)
def test_territory_apart_from_the_managing_county(county: str | None, place: str, elsewhere: bool) -> None:
    assert rules.lies_elsewhere(county, place) is elsewhere
