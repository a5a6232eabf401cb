"""Cells that hold a bank card or a home address: read, repaired where that is certain, shown masked."""

from __future__ import annotations

import pytest

from niangjia.kernel.sheets.cells import Cell
from niangjia.kernel.sheets.kinds import BankCard, HomeAddress, Kind, Phone
from niangjia.kernel.sheets.remedies import REMEDIES
from niangjia.kernel.sheets.repairs import Repair

CARD = "6217001234567890122"


@pytest.mark.parametrize(
    ("kind", "cell", "value", "repairs", "code"),
    [
        (BankCard(), CARD, CARD, (), None),
        (BankCard(), "6217 0012 3456 7890 122", CARD, (Repair.SPACES,), None),
        (BankCard(), "6217-0012-3456-7890-122", CARD, (Repair.CARD_SHAPE,), None),
        (BankCard(), f"'{CARD}", CARD, (Repair.APOSTROPHE,), None),
        (BankCard(), 6.217001234567890e18, None, (), "card damaged by spreadsheet"),
        (BankCard(), "6.217E+18", None, (), "card damaged by spreadsheet"),
        (BankCard(), "6217********0122", None, (), "card masked"),
        (BankCard(), CARD[:-1] + "3", None, (), "card check digit"),
        (BankCard(), 12345, None, (), "card length"),
        (BankCard(), "工商银行", None, (), "card characters"),
        (
            HomeAddress(),
            "四川省绵阳市涪城区 跃进路12号",
            "四川省绵阳市涪城区跃进路12号",
            (Repair.SPACES,),
            None,
        ),
        (HomeAddress(), "四川省绵阳市涪城区****", None, (), "address masked"),
        (HomeAddress(), "本地", None, (), "not an address"),
        (HomeAddress(), "号" * 201, None, (), "not an address"),
    ],
)
def test_what_is_read_in_a_cell(
    kind: Kind, cell: Cell, value: str | None, repairs: tuple[Repair, ...], code: str | None
) -> None:
    read = kind.read(cell)
    assert (read.value, read.repairs, read.problem and read.problem.code) == (value, repairs, code)
    if code:
        assert code in REMEDIES


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        (BankCard(), CARD, "6217********0122"),
        (HomeAddress(), "四川省绵阳市涪城区跃进路12号", "四川省绵阳市涪城区****"),
        (Phone(), "13900000001", "139****0001"),
    ],
)
def test_each_kind_masks_its_own_way(kind: Kind, text: str, shown: str) -> None:
    assert kind.masked(text) == shown
    assert kind.personal
    assert kind.hint.zh and kind.hint.en
