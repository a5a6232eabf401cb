"""Dates, and contract ends that may be open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from niangjia.kernel.sheets.cells import Cell, shown, squeezed
from niangjia.kernel.sheets.kinds.kind import Kind, Read, refused
from niangjia.kernel.sheets.repairs import Repair
from niangjia.kernel.wording import Wording

OPEN_ENDED: Final = "无固定期限"
OPEN_ENDED_WORDS = frozenset((OPEN_ENDED, "长期", "无固定期", "无固定期限合同", "无期限", "永久"))
EARLIEST_YEAR = 1900
LATEST_YEAR = 2199

_SEPARATED = re.compile(r"'?([0-9]{4})([-/.年])([0-9]{1,2})([-/.月])([0-9]{1,2})日?(?:00:00(?::00)?)?")
_PACKED = re.compile(r"'?([0-9]{4})([0-9]{2})([0-9]{2})")


@dataclass(frozen=True)
class Day(Kind):
    """A calendar day."""

    @property
    def hint(self) -> Wording:
        """How to write it."""
        return Wording("日期，如 2026-06-30", "a date such as 2026-06-30")

    def read(self, cell: Cell) -> Read:
        """The day; a year with a month only, or a bare number such as 2023.1, is refused."""
        if isinstance(cell, datetime):
            return Read(cell.date())
        if isinstance(cell, date):
            return Read(cell)
        text = squeezed(shown(cell))
        day = day_in(text)
        if day is None:
            return refused(
                "invalid date", f"“{shown(cell)}”不是确定的日期", f"“{shown(cell)}” is not a definite date"
            )
        return Read(day, () if cell == day.isoformat() else (Repair.DATE_SPELLING,))

    def written(self, value: Any) -> Cell:
        """The day as a date."""
        return value if isinstance(value, date) else str(value)


@dataclass(frozen=True)
class ContractEnd(Day):
    """A day, or `OPEN_ENDED` for a contract without a fixed term."""

    @property
    def hint(self) -> Wording:
        """How to write it."""
        return Wording("日期，或“无固定期限”", "a date, or 无固定期限 for an open-ended contract")

    def read(self, cell: Cell) -> Read:
        """The day, or `OPEN_ENDED`."""
        if isinstance(cell, str) and squeezed(cell) in OPEN_ENDED_WORDS:
            return Read(OPEN_ENDED)
        return super().read(cell)


def day_in(text: str) -> date | None:
    """The day a text without spaces writes out in full, if it does."""
    if match := _SEPARATED.fullmatch(text):
        year, month, day = match[1], match[3], match[5]
        if (match[2] == "年") != (match[4] == "月"):
            return None
    elif match := _PACKED.fullmatch(text):
        year, month, day = match.groups()
    else:
        return None
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if EARLIEST_YEAR <= found.year <= LATEST_YEAR else None
