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
from niangjia.kernel.sheets.words import TEN_THOUSAND, THOUSAND, per_year, scale_of
from niangjia.kernel.wording import Wording

_NUMBER = re.compile(
    r"(?P<mark>[￥¥]|RMB|人民币)?(?P<digits>-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(?P<times>[万千])?(?P<unit>[^0-9]*)"
)
_GROUPED = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
FEN = Decimal("0.01")
_WRITTEN_OUT = {TEN_THOUSAND: Repair.TEN_THOUSANDS, THOUSAND: Repair.THOUSANDS_WRITTEN_OUT}


@dataclass(frozen=True)
class Number(Kind):
    """A number: `suffixes` are the units people write behind it, `times` what its heading multiplies by."""

    step: ClassVar[Decimal]
    """The smallest part it can have."""

    largest: ClassVar[Decimal]
    """Beyond this somebody's finger stayed on the key."""

    measure: ClassVar[str]
    """What is counted, as a line above the headings says it: 单位：万元."""

    suffixes: tuple[str, ...] = ()
    times: int = 1

    def under(self, heading: str, above: str) -> Self:
        """The same kind, multiplied as its heading says, or else the line above the headings."""
        times = scale_of(heading)
        if times == 1 and self.measure not in heading and above.endswith(self.measure):
            times = scale_of(f"({above})")
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
    measure: ClassVar[str] = "人"

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
    measure: ClassVar[str] = "元"

    suffixes: tuple[str, ...] = ("元", "元整", "元/月", "元每月", "/月", "每月", "元/人月", "元/人/月")

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


@dataclass(frozen=True)
class MonthlyWage(Money):
    """A wage for a month. An amount for a year is never divided, and what nobody earns is asked back."""

    least: ClassVar[Decimal] = Decimal(100)
    """Less is an amount in thousands whose heading does not say so, or a slip."""

    largest: ClassVar[Decimal] = Decimal("999999.99")

    yearly: bool = False

    @property
    def hint(self) -> Wording:
        """How to write it."""
        return Wording("每月金额，单位元", "an amount in yuan for a month")

    def under(self, heading: str, above: str) -> Self:
        """The same kind, which refuses everything below a heading that speaks of years."""
        return replace(super().under(heading, above), yearly=per_year(heading))

    def read(self, cell: Cell) -> Read:
        """The wage; 0, less than `least` and amounts for a year are refused."""
        text = shown(cell)
        if self.yearly or per_year(text):
            return refused(
                "amount for a year" if self.yearly else "not a number",
                f"“{text}”是一年的金额，不能折算成月工资",
                f"“{text}” is an amount for a year; it is not divided into months",
            )
        read = super().read(cell)
        if read.problem is None and read.value < self.least:
            return refused(
                "doubtful wage", f"月工资“{text}”不合常理", f"nobody has “{text}” for a month's wage"
            )
        return read


def read_decimal(cell: Cell, suffixes: tuple[str, ...], times: int = 1) -> Read:
    """The exact decimal in a cell; `1.2万人` is 12000, `约3000` and `3200+500` are refused."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        # Spreadsheets store binary fractions; fifteen digits are what they vouch for.
        exact = Decimal(cell) if isinstance(cell, int) else Decimal(f"{cell:.15g}")
        return _times(exact, times, cell, [])
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
        times = TEN_THOUSAND if match["times"] == "万" else THOUSAND
    elif times != 1 and match["unit"]:
        return _not_a_number(cell)  # 3200元 below 万元: one of the two is wrong
    return _times(value, times, cell, repairs or [Repair.TEXT])


def _times(value: Decimal, times: int, cell: Cell, repairs: list[Repair]) -> Read:
    if not value.is_finite():
        return _not_a_number(cell)
    if value < 0:
        return refused("negative", f"“{shown(cell)}”是负数", f"“{shown(cell)}” is negative")
    return Read(value * times, (*repairs, _WRITTEN_OUT[times]) if times != 1 else tuple(repairs))


def _not_a_number(cell: Cell) -> Read:
    return refused(
        "not a number", f"“{shown(cell)}”不是确定的数", f"“{shown(cell)}” is not a definite number"
    )
