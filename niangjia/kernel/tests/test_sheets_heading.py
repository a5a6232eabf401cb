"""The heading is found wherever it stands, in one to three rows, in whatever order of columns."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from niangjia.kernel.sheets import Book, SheetError, read
from niangjia.kernel.sheets.cells import Cell
from niangjia.kernel.sheets.heading import find_heading
from niangjia.kernel.sheets.words import heading_word, scale_of
from niangjia.kernel.tests.lists import LI, MEANING, MEMBERS, WANG, reading_of, tab

SPELLINGS = {
    "name": ("姓名", "姓 名", "*姓名", "姓\n名", "姓名："),
    "id_number": ("身份证号", "身份证号（18位）", "身份\n证号"),
    "age": ("年龄", "岁数", "年龄（岁）"),
    "since": ("合同起", "合同期限/起"),
    "until": ("合同止",),
}
VALUES: dict[str, Cell] = {"name": "李明", "id_number": LI, "age": 76.0, "since": "2024", "until": "2026"}
TITLES = st.lists(
    st.lists(st.sampled_from(["", "某县会员名册（2026年）", "填报单位：某县总工会"]), max_size=3), max_size=6
)


@given(st.permutations(list(SPELLINGS)), st.data(), TITLES, st.integers(0, 3))
def test_columns_in_any_order_below_any_titles(
    order: list[str], data: st.DataObject, titles: list[list[str]], indent: int
) -> None:
    heading = [data.draw(st.sampled_from(SPELLINGS[key])) for key in order]
    margin: list[Cell] = [""] * indent
    reading = reading_of(tab(*titles, [*margin, *heading], [*margin, *(VALUES[key] for key in order)]))
    (one,) = reading.accepted
    assert one.row == len(titles) + 2
    assert (one.facts.name, one.facts.id_number, one.facts.age) == ("李明", LI, 76)
    assert (one.facts.since, one.facts.until) == ("2024", "2026")


@pytest.mark.parametrize(
    "heading",
    [
        [["姓名", "身份证号", "年龄", "合同期限", ""], ["", "", "", "起", "止"]],
        [
            ["姓名", "身份证号", "年龄", "合同期限", ""],
            ["", "", "", "（起）", "（止）"],
            ["", "", "（岁）", "", ""],
        ][:2],
        [
            ["基本情况", "", "", "合同", ""],
            ["姓名", "身份证号", "年龄", "合同期限", ""],
            ["", "", "", "起", "止"],
        ],
        [
            ["基本情况", "", "", "聘用情况", ""],
            ["姓名", "身份证", "年龄", "合同期限", ""],
            ["", "号", "（岁）", "起", "止"],
        ],
    ],
)
def test_headings_merged_over_two_and_three_rows(heading: list[list[str]]) -> None:
    reading = reading_of(tab(["会员名册"], *heading, list(VALUES.values())))
    (one,) = reading.accepted
    assert (one.facts.age, one.facts.since, one.facts.until) == (76, "2024", "2026")
    assert one.row == len(heading) + 2


def test_a_data_row_is_never_taken_into_the_heading() -> None:
    found = find_heading(tab(["姓名", "身份证号"], ["李明", LI], ["王红", LI]), MEMBERS)
    assert found is not None
    assert (found.first, found.last) == (0, 0)


def test_the_reading_of_the_headings_can_be_checked() -> None:
    (understood,) = reading_of(tab(["姓名", "身份证号", "星座"], ["李明", LI, "白羊"])).understood
    assert [(text, title and title.zh) for text, title in understood.headings] == [
        ("姓名", "姓名"),
        ("身份证号", "身份证号"),
        ("星座", None),
    ]


def test_a_missing_column_is_named() -> None:
    with pytest.raises(SheetError, match="身份证号") as raised:
        reading_of(tab(["姓名", "年龄"], ["李明", 76.0]))
    assert raised.value.code == "no heading"
    assert "姓名" not in raised.value.message.zh


def test_a_unit_in_the_heading_scales_the_numbers_below() -> None:
    reading = reading_of(tab(["姓名", "身份证号", "年龄（万人）"], ["李明", LI, 1.2]))
    assert reading.accepted[0].facts.age == 12000
    assert [str(repair) for repair in reading.corrected[0].repairs] == ["ten thousands"]


@pytest.mark.parametrize(
    ("heading", "scale"), [("职工人数（万人）", 10_000), ("月工资（元）", 1), ("万人计划", 1)]
)
def test_scale_is_told_in_brackets(heading: str, scale: int) -> None:
    assert scale_of(heading) == scale


def test_spellings_of_a_heading_are_one_word() -> None:
    words = [
        heading_word(text) for text in ("所在县（市、区）", "所在县", "所在\n县 （市、区）", "*所在县：")
    ]
    assert all(first == second for first, second in pairwise(words))


def test_another_heading_below_brings_another_order() -> None:
    reading = reading_of(
        tab(
            ["姓名", "身份证号", "年龄"],
            ["李明", LI, 76.0],
            [],
            ["二、第二组"],
            ["年龄", "身份证号", "姓名"],
            [80.0, WANG, "王红"],
        )
    )
    assert [(one.row, one.facts.name, one.facts.age) for one in reading.accepted] == [
        (2, "李明", 76),
        (6, "王红", 80),
    ]
    assert [(one.row, one.why.en) for one in reading.ignored] == [
        (3, "blank row"),
        (4, "title between the rows"),
        (5, "heading repeated"),
    ]
    assert [one.row for one in reading.understood] == [1, 5]


def test_two_lists_side_by_side() -> None:
    heading = ["序号", "姓名", "身份证号", "年龄"]
    reading = reading_of(
        tab([*heading, *heading], [1.0, "李明", LI, 76.0, 2.0, "王红", WANG, ""], [3.0, "", "", "", 4.0])
    )
    assert [(one.row, one.facts.name, one.facts.age) for one in reading.accepted] == [
        (2, "李明", 76),
        (2, "王红", None),
    ]
    assert reading.refused == ()


def test_of_two_columns_the_plainer_heading_is_meant() -> None:
    (one,) = reading_of(tab(["姓名", "身份证号", "岁数", "年龄"], ["李明", LI, 1.0, 76.0])).accepted
    assert one.facts.age == 76


def test_merged_ranges_tell_what_a_heading_stands_over() -> None:
    rows = [
        ["姓名", "身份证号", "合同期限", "", "年龄"],
        ["", "", "起", "止", ""],
        ["李明", LI, "2024", "2026", 76.0],
    ]
    merged = ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4))
    (one,) = reading_of(tab(*rows, merged=merged)).accepted
    assert (one.facts.since, one.facts.until, one.facts.age) == ("2024", "2026", 76)


@pytest.mark.parametrize(
    "below",
    [
        ["", "", "岁"],
        [1.0, 2.0, 3.0, 4.0],
        ["甲", "乙", "1", "2", "3", "4"],
        ["（1）", "（2）", "（3）", "（4）"],
    ],
)
def test_a_row_of_measures_or_of_column_numbers_belongs_to_the_heading(below: list[Cell]) -> None:
    heading = ["姓名", "身份证号", "年龄", "籍贯", "单位", "学历"][: max(len(below), 3)]
    reading = reading_of(tab(heading, below, ["李明", LI, 76.0]))
    assert [one.row for one in reading.accepted] == [3]
    assert reading.refused == ()


def test_a_line_above_tells_the_measure_for_the_repeated_heading_too() -> None:
    heading = ["姓名", "身份证号", "年龄"]
    reading = reading_of(tab(["单位：万人"], heading, ["李明", LI, 1.2], heading, ["王红", WANG, 3.0]))
    assert [one.facts.age for one in reading.accepted] == [12000, 30000]


def test_the_clerk_corrects_the_reading_of_a_heading() -> None:
    book = Book("名册.xlsx", (tab(["姓名", "证号", "年龄", "虚岁"], ["李明", LI, 1.0, 76.0]),), typed=True)
    reading = read(book, MEMBERS, MEANING, headings={"证号": "id_number", "年龄": None, "虚岁": "age"})
    assert [one.facts.age for one in reading.accepted] == [76]
    assert [title and title.en for _, title in reading.understood[0].headings] == [
        "name",
        "ID number",
        None,
        "age",
    ]


def test_a_correction_names_a_heading_as_it_is_shown() -> None:
    rows = [["姓名", "身份证号", "服务", ""], ["", "", "自", "到"], ["李明", LI, "2024", "2026"]]
    book = Book("名册.xlsx", (tab(*rows),), typed=True)
    before = read(book, MEMBERS, MEANING).understood[0]
    assert before.headings[2] == ("服务", None)
    wanted = {heading_word("服务/自"): "since", heading_word("服务/到"): "until"}
    (one,) = read(book, MEMBERS, MEANING, headings=wanted).accepted
    assert (one.facts.since, one.facts.until) == ("2024", "2026")
