"""Counts and amounts of money. Counts are whole and never negative; money is Decimal yuan."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, ClassVar, Self

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
TEN_THOUSAND = 10_000


@dataclass(frozen=True)
class Number(Kind):
    """A number: `suffixes` are the units people write behind it, `times` what its heading multiplies by."""

    step: ClassVar[Decimal]
    """The smallest part it can have."""

    largest: ClassVar[Decimal]
    """Beyond this somebody's finger stayed on the key."""

    suffixes: tuple[str, ...] = ()
    times: int = 1

    def scaled(self, times: int) -> Self:
        """The same kind, multiplied."""
        return self if times == self.times else replace(self, times=times)

    def read(self, cell: Cell) -> Read:
        """A number from 0 to `largest` in whole steps; anything estimated or added up is refused."""
        read = read_decimal(cell, self.suffixes, self.times)
        if read.problem:
            return read
        text = shown(cell)
        if read.value > self.largest:
            return refused("number too large", f"“{text}”过大", f"“{text}” is too large")
        if read.value % self.step:
            zh, en = f"“{text}”不是{self.step}的整数倍", f"“{text}” is not a multiple of {self.step}"
            return refused("not a number", zh, en)
        return Read(self.exact(read.value), read.repairs)

    def exact(self, value: Decimal) -> Any:
        """`value`, which has whole steps, as what the kind stands for."""
        return value


@dataclass(frozen=True)
class WholeNumber(Number):
    """A count, as int."""

    step: ClassVar[Decimal] = Decimal(1)
    largest: ClassVar[Decimal] = Decimal(2_000_000_000)

    suffixes: tuple[str, ...] = ("人", "名", "个", "位")

    @property
    def hint(self) -> Wording:
        """How to write it."""
        return Wording("整数，不写单位", "a whole number without unit")

    def exact(self, value: Decimal) -> Any:
        """The count."""
        return int(value)

    def written(self, value: Any) -> Cell:
        """The number as a number."""
        return int(value)


@dataclass(frozen=True)
class Money(Number):
    """An amount in yuan, as Decimal with two places."""

    step: ClassVar[Decimal] = FEN
    largest: ClassVar[Decimal] = Decimal("99999999.99")

    suffixes: tuple[str, ...] = ("元", "元整", "元/月", "元每月")

    @property
    def hint(self) -> Wording:
        """How to write it."""
        return Wording("金额，单位元", "an amount in yuan")

    def exact(self, value: Decimal) -> Any:
        """The amount with its fen."""
        return value.quantize(FEN)

    def written(self, value: Any) -> Cell:
        """The amount as a number; the cell's format gives it two places."""
        return float(value)


def read_decimal(cell: Cell, suffixes: tuple[str, ...], times: int = 1) -> Read:
    """The exact decimal in a cell; `1.2万人` is 12000, `约3000` and `3200+500` are refused."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        # Spreadsheets store binary fractions; fifteen digits are what they vouch for.
        return _times(Decimal(f"{cell:.15g}"), times, cell, [])
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
        times = TEN_THOUSAND
    return _times(value, times, cell, repairs or [Repair.TEXT])


def _times(value: Decimal, times: int, cell: Cell, repairs: list[Repair]) -> Read:
    if not value.is_finite():
        return _not_a_number(cell)
    if value < 0:
        return refused("negative", f"“{shown(cell)}”是负数", f"“{shown(cell)}” is negative")
    return Read(value * times, (*repairs, Repair.TEN_THOUSANDS) if times != 1 else tuple(repairs))


def _not_a_number(cell: Cell) -> Read:
    return refused(
        "not a number", f"“{shown(cell)}”不是确定的数", f"“{shown(cell)}” is not a definite number"
    )
