"""Marks of records as shown: they tell which value changed, and nothing of what it was."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from niangjia.kernel.locking import Overtaken, changed_since, hold, mark

SHOWN = {"name": "张伟明", "phone": "13900000001", "wage": Decimal("4600.00"), "since": None}


@pytest.mark.parametrize(
    ("now", "names"),
    [
        ({}, set()),
        ({"phone": "13900000002"}, {"phone"}),
        ({"since": date(2026, 1, 1)}, {"since"}),
        ({"name": "", "wage": Decimal("4600.01")}, {"name", "wage"}),
    ],
)
def test_a_mark_tells_which_values_are_otherwise(now: dict[str, object], names: set[str]) -> None:
    shown = mark(SHOWN)
    assert changed_since(shown, SHOWN | now) == names
    if names:
        with pytest.raises(Overtaken) as overtaken:
            hold(shown, SHOWN | now)
        assert overtaken.value.names == names
    else:
        hold(shown, SHOWN | now)


@pytest.mark.parametrize("shown", ["", "nonsense", "name:", "name:000000000000,phone"])
def test_what_is_no_mark_holds_nothing(shown: str) -> None:
    assert changed_since(shown, SHOWN) == set(SHOWN)


@given(st.dictionaries(st.sampled_from("abcde"), st.one_of(st.none(), st.integers(), st.text(max_size=9))))
def test_a_mark_holds_its_own_values(values: dict[str, object]) -> None:
    assert changed_since(mark(values), values) == set()


def test_a_mark_tells_no_value() -> None:
    assert not any(str(value) in mark(SHOWN) for value in SHOWN.values() if value)


def test_equal_values_of_two_fields_have_unequal_fingerprints() -> None:
    one, other = (part.split(":")[1] for part in mark({"phone": "1", "fax": "1"}).split(","))
    assert one != other
