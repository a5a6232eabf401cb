"""Initials and fragments of names, as somebody types them into the search box."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from niangjia.kernel.names import grams, initials, query_grams

SURNAMES_READ_OTHERWISE = {
    "单雄信": "sxx",
    "仇英": "qy",
    "曾丽雨": "zly",
    "解晓东": "xxd",
    "查良镛": "zly",
    "区伯年": "obn",
    "朴明花": "pmh",
    "任建国": "rjg",
    "翟天明": "ztm",
    "尉迟恭": "ycg",
    "万俟明": "mqm",
    "召存信": "scx",
    "盖叫天": "gjt",
    "缪小丽": "mxl",
    "覃桂英": "qgy",
    "员俐": "yl",
    "冼星海": "xxh",
    "折可适": "sks",
    "黑文": "hw",
    "秘志": "bz",
    "种师道": "csd",
    "乐嘉": "yj",
    "长孙明": "zsm",
}


@pytest.mark.parametrize(("name", "expected"), SURNAMES_READ_OTHERWISE.items())
def test_a_surname_is_read_as_a_surname(name: str, expected: str) -> None:
    assert initials(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("张伟明", "zwm"),
        ("买买提·吐尔逊", "mmttex"),
        ("买买提•吐尔逊", "mmttex"),
        ("䶮王", "yw"),
        ("王\ue123", "w"),
        ("Maria王", "mariaw"),
        ("", ""),
    ],
)
def test_initials_of_longer_rarer_and_mixed_names(name: str, expected: str) -> None:
    assert initials(name) == expected


def test_grams_are_one_and_two_characters_of_name_and_initials() -> None:
    assert grams("张伟明") == {"张", "伟", "明", "张伟", "伟明", "z", "w", "m", "zw", "wm"}


@pytest.mark.parametrize(
    ("query", "needed"),
    [
        ("", set()),
        ("  ", set()),
        ("伟", {"伟"}),
        ("伟明", {"伟明"}),
        ("张伟明", {"张伟", "伟明"}),
        ("ZWM", {"zw", "wm"}),
        ("张wm", {"张", "wm"}),
        ("提·吐", {"提吐"}),
    ],
)
def test_a_query_needs_the_longest_fragments_it_can(query: str, needed: set[str]) -> None:
    assert query_grams(query) == needed


@given(st.text("张伟明丽单曾买提吐尔逊𠮷䶮·", min_size=2, max_size=8), st.data())
def test_every_part_of_a_name_finds_it(name: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(name) - 1))
    end = data.draw(st.integers(start + 1, len(name)))
    assert query_grams(name[start:end]) <= grams(name)
    assert query_grams(initials(name)) <= grams(name)
