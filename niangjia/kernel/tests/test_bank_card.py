"""Bank card numbers: length and check digit said as a problem, shown by their ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from niangjia.kernel.bank_card import flaw_of, luhn, mask
from niangjia.kernel.identity import without_numbers

NINETEEN, SIXTEEN = "6217001234567890122", "4111111111111111"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (NINETEEN, None),
        (SIXTEEN, None),
        ("", "card characters"),
        ("6217 0012", "card characters"),
        ("６２１７００１２３４５６７８９０１２２", "card characters"),
        (SIXTEEN[:15], "card length"),
        (NINETEEN + "0", "card length"),
        (NINETEEN[:-1] + "3", "card check digit"),
        (SIXTEEN[:-1] + "2", "card check digit"),
    ],
)
def test_what_is_wrong_with_a_number(number: str, code: str | None) -> None:
    flaw = flaw_of(number)
    assert (flaw and flaw.code) == code


@given(st.text("0123456789", min_size=15, max_size=18))
def test_of_ten_last_digits_one_is_right_and_a_slip_of_one_digit_is_seen(stem: str) -> None:
    right = [stem + last for last in "0123456789" if luhn(stem + last) == 0]
    assert len(right) == 1
    slipped = str((int(right[0][3]) + 1) % 10)
    assert luhn(right[0][:3] + slipped + right[0][4:]) != 0


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (NINETEEN, "6217********0122"),
        (SIXTEEN, "4111********1111"),
        ("6217 0012 3456 7890 122", "6217********0122"),
        ("62170012345", "***********"),
        ("", ""),
    ],
)
def test_a_number_is_shown_by_its_ends(number: str, shown: str) -> None:
    assert mask(number) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("张三51070319900102001X.pdf", "张三510703********001X.pdf"),
        ("电话13900000001，卡6217001234567890122", "电话139****0001，卡621700*********0122"),
        ("绵工发〔2026〕12号 20260630", "绵工发〔2026〕12号 20260630"),
        ("", ""),
    ],
)
def test_numbers_in_free_text_are_masked(text: str, shown: str) -> None:
    assert without_numbers(text) == shown
