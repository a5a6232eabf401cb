"""A notice shows what its fields allow and nothing that tells more of a person."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from niangjia.kernel.official import PublicField, PublicNotice, PublicRow, Table

NAME, UNIT = PublicField.NAME, PublicField.UNIT


def notice(*rows: PublicRow, fields: tuple[PublicField, ...] = (NAME, UNIT)) -> PublicNotice:
    """A notice of these rows."""
    return PublicNotice(
        "涪城区总工会", "名单公示", "现公示如下。", fields, rows, date(2026, 7, 1), date(2026, 7, 7), "组织部"
    )


def row(name: str, unit: str = "丰谷镇总工会", tail: str = "4218") -> PublicRow:
    """One person."""
    return PublicRow({NAME: name, UNIT: unit}, tail)


def cells(one: PublicNotice) -> list[tuple[object, ...]]:
    """The rows of its table."""
    [table] = [block for block in one.paper.body if isinstance(block, Table)]
    return list(table.rows)


def test_the_same_name_in_the_same_unit_is_told_apart_and_nobody_else() -> None:
    found = cells(
        notice(row("张伟", tail="4218"), row("张伟", tail="112X"), row("李娜"), row("张伟", "别的单位"))
    )
    assert [line[1] for line in found] == ["张伟（证件尾号4218）", "张伟（证件尾号112X）", "李娜", "张伟"]


@pytest.mark.parametrize(
    "text", ["510703199001014218", "13800004712", "0816-2345678", "6217 0038 1234 5678", "51070319900101421X"]
)
def test_no_long_number_gets_on_a_notice(text: str) -> None:
    for field in PublicField:
        with pytest.raises(ValueError, match="long number"):
            PublicRow({field: f"张伟 {text}"})


def test_a_row_shows_the_fields_of_its_notice() -> None:
    with pytest.raises(ValueError, match="same fields"):
        notice(PublicRow({NAME: "张伟"}))
    with pytest.raises(ValueError, match="at most"):
        PublicRow({NAME: "张伟"}, tail="01014218")


@given(st.lists(st.tuples(st.sampled_from("甲乙丙"), st.sampled_from("东西")), max_size=8))
def test_a_tail_stands_only_where_it_is_needed(people: list[tuple[str, str]]) -> None:
    found = cells(notice(*(row(name, unit) for name, unit in people)))
    for (name, unit), line in zip(people, found, strict=True):
        assert ("尾号" in str(line[1])) == (people.count((name, unit)) > 1)


def test_it_says_how_long_and_who_takes_objections() -> None:
    paper = notice(row("张伟")).paper
    text = str(paper.body)
    assert "2026年7月1日至2026年7月7日" in text and "组织部" in text
    assert (paper.organ, paper.dated) == ("涪城区总工会", date(2026, 7, 1))
