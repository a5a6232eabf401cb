"""Numbers and text as a paper writes them."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from docx.oxml import OxmlElement
from hypothesis import given
from hypothesis import strategies as st

from niangjia.kernel.official.types import Blank
from niangjia.kernel.official.writing import (
    clean,
    counted,
    document_number,
    head_number,
    parts,
    plain,
    wan_yuan,
    width,
)


def test_a_document_number_has_hexagonal_brackets_and_no_leading_zero() -> None:
    assert document_number("绵工发", 2026, 7) == "绵工发〔2026〕7号"
    with pytest.raises(ValueError):
        document_number("绵工发", 2026, 0)


@pytest.mark.parametrize(
    ("yuan", "said"),
    [
        (86_400, "8.64"),
        (0, "0.00"),
        (Decimal("49.99"), "0.00"),
        (50, "0.01"),
        (-86_450, "-8.65"),
        (10**9, "100000.00"),
    ],
)
def test_money_is_said_in_ten_thousands_with_two_decimals(yuan: Decimal | int, said: str) -> None:
    assert wan_yuan(yuan) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九")],
)
def test_numbers_of_heads(number: int, said: str) -> None:
    assert counted(number) == said


def test_each_level_has_its_own_number() -> None:
    assert [head_number(level, 2) for level in (1, 2, 3, 4)] == ["二、", "（二）", "2.", "（2）"]  # type: ignore[arg-type]
    assert head_number(1, 100) == "100、"


def test_a_line_stays_one_line_and_keeps_rare_characters() -> None:
    assert clean("甲\r\n乙\t丙") == "甲 乙 丙"
    assert clean("𬱖\x00\x1b\u202e\ud800中") == "𬱖中"


@given(st.text())
def test_what_is_cleaned_can_be_written_and_is_clean(text: str) -> None:
    cleaned = clean(text)
    OxmlElement("w:t").text = cleaned  # raises ValueError when XML cannot carry it
    assert clean(cleaned) == cleaned
    assert not [one for one in cleaned if unicodedata.category(one) in {"Cc", "Cs"}]


def test_what_is_not_known_is_a_blank_and_what_is_not_there_is_nothing() -> None:
    assert parts(None, "文号") == (Blank("文号"),)
    assert parts("", "文号") == ()
    assert parts(("由", Blank("谁\n"), ""), "文号") == ("由", Blank("谁 "))
    assert plain(("由", Blank("谁"))) == "由【待填：谁】"


def test_a_digit_takes_half_a_character() -> None:
    assert width("2026年6月30日") == 6.5
