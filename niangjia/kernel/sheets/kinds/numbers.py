"""Counts and amounts of money. Counts are whole and never negative; money is Decimal yuan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from niangjia.kernel.sheets.cells import Cell, shown
from niangjia.kernel.sheets.kinds.kind import Kind, Read, refused
from niangjia.kernel.sheets.kinds.plain import plain_text
from niangjia.kernel.sheets.repairs import Repair
from niangjia.kernel.wording import Wording

_NUMBER = re.compile(
    r"(?P<mark>[￥¥]|RMB|人民币)?(?P<digits>-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(?P<times>万)?(?P<unit>[^0-9]*)"
)
_GROUPED = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
FEN = Decimal("0.01")


@dataclass(frozen=True)
class WholeNumber(Kind):
    """A count, as int; `suffixes` are the units people write behind it."""

    suffixes: tuple[str, ...] = ("人", "名", "个", "位")

    @property
    def hint(self) -> Wording:
        """How to write it."""
        return Wording("整数，不写单位", "a whole number without unit")

    def read(self, cell: Cell) -> Read:
        """A whole number ≥ 0; anything estimated, added up or fractional is refused."""
        read = read_decimal(cell, self.suffixes)
        if read.problem is None and read.value != int(read.value):
            return refused(
                "not a number", f"“{shown(cell)}”不是整数", f"“{shown(cell)}” is not a whole number"
            )
        return read if read.problem else Read(int(read.value), read.repairs)

    def written(self, value: Any) -> Cell:
        """The number as a number."""
        return int(value)


@dataclass(frozen=True)
class Money(Kind):
    """An amount in yuan, as Decimal with two places."""

    suffixes: tuple[str, ...] = ("元", "元整", "元/月", "元每月")

    @property
    def hint(self) -> Wording:
        """How to write it."""
        return Wording("金额，单位元", "an amount in yuan")

    def read(self, cell: Cell) -> Read:
        """An amount ≥ 0 of whole fen."""
        read = read_decimal(cell, self.suffixes)
        if read.problem is None and read.value != read.value.quantize(FEN):
            return refused(
                "not a number",
                f"“{shown(cell)}”不是以分为最小单位的金额",
                f"“{shown(cell)}” has parts of a fen",
            )
        return read if read.problem else Read(read.value.quantize(FEN), read.repairs)

    def written(self, value: Any) -> Cell:
        """The amount as a number; the cell's format gives it two places."""
        return float(value)


def read_decimal(cell: Cell, suffixes: tuple[str, ...]) -> Read:
    """The exact decimal in a cell; `1.2万人` is 12000, `约3000` and `3200+500` are refused."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        # Spreadsheets store binary fractions; fifteen digits are what they vouch for.
        return _not_negative(Decimal(f"{cell:.15g}"), cell)
    if not isinstance(cell, str):
        return _not_a_number(cell)
    text, repairs = plain_text(cell)
    match = _NUMBER.fullmatch(text)
    if match is None or (match["unit"] and match["unit"] not in suffixes):
        return _not_a_number(cell)
    if "," in match["digits"]:
        if not _GROUPED.fullmatch(match["digits"]):
            return _not_a_number(cell)
        repairs.append(Repair.THOUSANDS)
    if match["mark"]:
        repairs.append(Repair.CURRENCY)
    if match["unit"]:
        repairs.append(Repair.UNIT_SUFFIX)
    value = Decimal(match["digits"].replace(",", ""))
    if match["times"]:
        value *= 10_000
        repairs.append(Repair.TEN_THOUSANDS)
    return _not_negative(value, cell, tuple(repairs) or (Repair.TEXT,))


def _not_negative(value: Decimal, cell: Cell, repairs: tuple[Repair, ...] = ()) -> Read:
    if not value.is_finite():
        return _not_a_number(cell)
    if value < 0:
        return refused("negative", f"“{shown(cell)}”是负数", f"“{shown(cell)}” is negative")
    return Read(value, repairs)


def _not_a_number(cell: Cell) -> Read:
    return refused(
        "not a number", f"“{shown(cell)}”不是确定的数", f"“{shown(cell)}” is not a definite number"
    )
