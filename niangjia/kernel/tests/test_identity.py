"""The citizen ID rules: the standard's own examples, every way a number can be wrong, and the mask."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from niangjia.kernel.identity import LENGTH, Sex, birth_date, check_character, flaw_of, mask, sex_of

STANDARD_EXAMPLES = ("11010519491231002X", "440524188001010014")
digits = st.text("0123456789", min_size=3, max_size=3)


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """A valid number of somebody who does not exist."""
    born = draw(st.dates(date(1900, 1, 1), date(2020, 12, 31)))
    first = f"{draw(st.sampled_from(['510703', '810000', '830000', '532923']))}{born:%Y%m%d}{draw(digits)}"
    return first + check_character(first)


@pytest.mark.parametrize("number", STANDARD_EXAMPLES)
def test_the_examples_of_the_standard_are_valid(number: str) -> None:
    assert flaw_of(number) is None


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("110105194912310021", "check digit"),
        ("1101051949123100", "id length"),
        ("110105491231002", "id length"),
        ("", "id length"),
        ("11010519491231002Y", "id characters"),
        ("01010519491231002X", "id characters"),
        ("1101051949123100２X", "id characters"),
        ("11010519490231002" + check_character("11010519490231002"), "id birth date"),
        ("11010517991231002" + check_character("11010517991231002"), "id birth date"),
    ],
)
def test_every_flaw_has_its_code(number: str, code: str) -> None:
    flaw = flaw_of(number)
    assert flaw is not None
    assert flaw.code == code


@given(numbers())
def test_a_number_with_its_check_character_is_valid(number: str) -> None:
    assert flaw_of(number) is None
    assert birth_date(number) == date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


@given(numbers(), st.integers(0, LENGTH - 1), st.sampled_from("0123456789"))
def test_one_wrong_digit_never_passes(number: str, place: int, digit: str) -> None:
    changed = number[:place] + digit + number[place + 1 :]
    assert (flaw_of(changed) is None) == (changed == number)


@given(numbers(), st.integers(0, LENGTH - 3))
def test_two_neighbours_swapped_never_pass(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert (flaw_of(swapped) is None) == (swapped == number)


def test_odd_is_male_and_even_female() -> None:
    assert sex_of("11010519491231002X") is Sex.FEMALE
    assert sex_of("440524188001010014") is Sex.MALE


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("510703196703150166", "510703********0166"),
        ("５１０７０３１９６７０３１５０１６６", "５１０７０３********０１６６"),
        (" 510703 19670315 0166", " 510703 ******** 0166"),
        ("51070319670315016", "510703*******5016"),
        ("13800134712", "138****4712"),
        ("138-0013-4712", "138-****-4712"),
        ("+86 13800134712", "+86 1******4712"),
        ("51070319670315016X", "510703********016X"),
        ("13800134712/0816-2326881", "138****4712/081*-***6881"),
        ("13800134712或15900134712", "138****4712或159****4712"),
        ("2326881", "*******"),
        ("", ""),
    ],
)
def test_the_mask_hides_the_middle_and_keeps_the_shape(number: str, shown: str) -> None:
    assert mask(number) == shown


@given(numbers())
def test_the_mask_never_shows_the_birth_date(number: str) -> None:
    assert number[6:14] not in mask(number)
    assert mask(number).count("*") == 8
