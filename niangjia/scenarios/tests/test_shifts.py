"""Other headcounts: whose shift holds, and what it makes of the count."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from niangjia.organisations.types import UnitKind
from niangjia.scenarios.rules.shifts import Headcount, Shifts, said, shifted
from niangjia.scenarios.types import Changes, Shift, UnitShift


@pytest.mark.parametrize(
    ("workers", "shift", "expected"),
    [
        (2_000, Shift(percent=Decimal(10)), 2_200),
        (5, Shift(percent=Decimal(10)), 6),
        (4, Shift(percent=Decimal(10)), 4),
        (2_000, Shift(percent=Decimal(-100)), 0),
        (2_000, Shift(by=1), 2_001),
        (100, Shift(by=-101), 0),
        (100, Shift(to=0), 0),
        (None, Shift(to=8_000), 8_000),
        (None, Shift(by=100), None),
        (None, Shift(percent=Decimal(10)), None),
    ],
)
def test_what_a_shift_makes_of_a_count(workers: int | None, shift: Shift, expected: int | None) -> None:
    assert shifted(workers, shift) == expected


def test_a_units_own_shift_goes_before_its_kinds_and_that_before_everyones() -> None:
    changes = Changes(
        everyone=Shift(by=1),
        kinds={UnitKind.ZONE: Shift(by=2)},
        units=(UnitShift(unit="GH1", shift=Shift(by=3)), UnitShift(unit="丁园区", shift=Shift(by=4))),
    )
    units = [
        Headcount("GH1", "甲", UnitKind.ZONE, 1),
        Headcount("GH2", "乙", UnitKind.ZONE, 1),
        Headcount("GH3", "丙", UnitKind.TOWNSHIP, 1),
        Headcount("GH4", "丁园区", UnitKind.ZONE, 1),
    ]
    shifts = Shifts(changes)
    found = [shift.by for unit in units if (shift := shifts.of(unit))]
    assert found == [3, 2, 1, 4]
    assert shifts.unmatched(units) == []


def test_a_name_that_means_none_or_several_is_told() -> None:
    units = [Headcount("GH1", "同名", UnitKind.ZONE, 1), Headcount("GH2", "同名", UnitKind.ZONE, 1)]
    changes = Changes(units=tuple(UnitShift(unit=one, shift=Shift(by=1)) for one in ("同名", "GH9", "GH1")))
    assert Shifts(changes).unmatched(units) == ["同名", "GH9"]


@pytest.mark.parametrize("given", [{}, {"by": 1, "to": 2}, {"percent": -101}, {"to": -1}])
def test_a_shift_says_one_thing_within_bounds(given: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        Shift.model_validate(given)


def test_shifts_in_words() -> None:
    assert said(Shift(percent=Decimal("10.50"))).zh == "+10.5%"
    assert said(Shift(by=-200)).zh == "-200 人"
    assert said(Shift(to=8_000)).en == "set to 8,000"
    assert Shifts(Changes()).none
