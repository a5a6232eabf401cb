"""The shipped table of divisions: whole, and found under every spelling of a code."""

from __future__ import annotations

from collections import Counter

import pytest

from niangjia.kernel import divisions
from niangjia.kernel.divisions import Level
from niangjia.kernel.divisions.compile import compiled
from niangjia.kernel.divisions.table import parse


def test_the_table_is_whole() -> None:
    counted = Counter(one.level for one in divisions.all())
    assert counted == {
        Level.NATION: 1,
        Level.PROVINCE: 31,
        Level.PREFECTURE: 342,
        Level.COUNTY: 2978,
        Level.TOWNSHIP: 41352,
    }


def test_a_parent_comes_before_its_children_and_codes_are_unique() -> None:
    seen: set[str] = set()
    for one in divisions.all():
        assert one.code not in seen
        assert one.parent is None or one.parent in seen
        assert one.parent is None or one.code.startswith(one.parent)
        seen.add(one.code)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("51", "51"),
        ("510000", "51"),
        ("5100", "51"),
        ("5107", "5107"),
        ("510700", "5107"),
        ("510703", "510703"),
        ("510703000", "510703"),
        ("510700000", "5107"),
        ("510703001", "510703001"),
        ("510703001000", "510703001"),
        ("511000", "5110"),
        (" 510700 ", "5107"),
        ("000000", ""),
        ("", ""),
    ],
)
def test_trailing_zeros_are_ignored_in_pairs(code: str, expected: str) -> None:
    assert divisions.normalise(code) == expected


@pytest.mark.parametrize("code", ["5", "510", "51070", "5107030", "GH00000001", "５１", "51070300100A"])
def test_what_is_no_code_raises(code: str) -> None:
    with pytest.raises(ValueError, match="division code"):
        divisions.normalise(code)


def test_find_children_and_ancestors() -> None:
    town = divisions.find("510703001")
    assert town is not None
    assert (town.name, town.level, town.parent) == ("城厢街道", Level.TOWNSHIP, "510703")
    assert [one.name for one in divisions.ancestors("510703001")] == [
        "中华人民共和国",
        "四川省",
        "绵阳市",
        "涪城区",
    ]
    assert [one.name for one in divisions.children("510700")][:2] == ["涪城区", "游仙区"]
    assert len(divisions.children("")) == 31
    assert divisions.find("999999") is None
    assert divisions.ancestors("") == ()


def test_a_county_whose_own_code_ends_in_zeros_is_found() -> None:
    county = divisions.find("441900")
    assert county is not None
    assert county.level is Level.COUNTY
    assert divisions.children("441900")[0].level is Level.TOWNSHIP


def test_the_table_is_made_from_four_files(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("divisions")
    for file, lines in {
        "provinces.csv": "code,name\n51,四川省\n",
        "cities.csv": "code,name\n5107,绵阳市\n",
        "areas.csv": "code,name\n510703,涪城区\n",
        "streets.csv": "code,name\n510703001,城厢街道\n",
    }.items():
        (folder / file).write_text(lines, encoding="utf-8")
    assert [(one.code, one.name) for one in parse(compiled(folder))][1:] == [
        ("51", "四川省"),
        ("5107", "绵阳市"),
        ("510703", "涪城区"),
        ("510703001", "城厢街道"),
    ]
