"""Dates, and contract ends that may be open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from niangjia.kernel.sheets.cells import Cell, half_width, shown, squeezed
from niangjia.kernel.sheets.kinds.kind import Kind, Read, refused
from niangjia.kernel.sheets.repairs import Repair
from niangjia.kernel.wording import Wording

OPEN_ENDED: Final = "无固定期限"
OPEN_ENDED_WORDS = frozenset(
    (
        OPEN_ENDED,
        "长期",
        "无固定期",
        "无固定期限合同",
        "无固定期限劳动合同",
        "无期限",
        "永久",
        "长期有效",
        "无固定",
    )
)
EARLIEST_YEAR = 1921
"""Before it no union of the country was founded; a year typed into a cell for dates shows as 1905."""

LATEST_YEAR = 2199
SERIALS = range(20_000, 73_051)
"""The numbers under which a spreadsheet keeps the days from 1954 to 2099."""

SERIAL_DIGITS = 5
_DAY_ZERO = date(1899, 12, 30)
_TIME = re.compile(
    r"(?<=\S)(?:\s+|T)\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?秒?)?\s*$|\(?(?:星期|周)[一二三四五六日天]\)?\s*$"
)
_SEPARATED = re.compile(r"'?([0-9]{4})([-/.年])([0-9]{1,2})([-/.月])([0-9]{1,2})[日号]?(?:00:00(?::00)?)?")
_PACKED = re.compile(r"'?([0-9]{4})([0-9]{2})([0-9]{2})")
_CHINESE = re.compile(
    r"([〇○零OoＯ0一二三四五六七八九]{4})年([元正一二三四五六七八九十]{1,2})月([初廿一二三四五六七八九十]{1,3})[日号]?"
)
_DIGITS = {character: str(digit) for digit, character in enumerate("〇一二三四五六七八九")} | dict.fromkeys(
    "○零OoＯ0", "0"
)
MONTH_ONLY = re.compile(r"'?[0-9]{4}(?:[-/.年][0-9]{1,2}月?|年)(?:份)?")


@dataclass(frozen=True)
class Day(Kind):
    """A calendar day."""

    @property
    def hint(self) -> Wording:
        """How to write it."""
        return Wording("日期，如 2026-06-30", "a date such as 2026-06-30")

    def read(self, cell: Cell) -> Read:
        """The day; a year with a month only, or a bare number such as 2023.1 or 45000, is refused."""
        if isinstance(cell, date):
            day = cell.date() if isinstance(cell, datetime) else cell
            return Read(day) if EARLIEST_YEAR <= day.year <= LATEST_YEAR else _no_day(cell)
        found = day_in(squeezed(without_time(shown(cell))))
        if found is None:
            return _no_day(cell)
        return Read(found, () if cell == found.isoformat() else (Repair.DATE_SPELLING,))

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


def without_time(text: str) -> str:
    """A date as text, half-width, less the time or the weekday written behind it."""
    return _TIME.sub("", half_width(text).strip())


def day_in(text: str) -> date | None:
    """The day a text without spaces writes out in full, if it does."""
    if match := _SEPARATED.fullmatch(text):
        year, month, day = match[1], match[3], match[5]
        if (match[2] == "年") != (match[4] == "月"):
            return None
    elif match := _PACKED.fullmatch(text):
        year, month, day = match.groups()
    elif match := _CHINESE.fullmatch(text):
        year, month, day = _numerals(match[1]), str(_numeral(match[2])), str(_numeral(match[3]))
    else:
        return None
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if EARLIEST_YEAR <= found.year <= LATEST_YEAR else None


def _numerals(text: str) -> str:
    return "".join(_DIGITS[character] for character in text)


def _numeral(text: str) -> int:
    """五 is 5, 十 10, 十五 15, 二十 20, 廿三 23, 初五 5; 0 where it is no such number."""
    plain = text.replace("元", "一").replace("正", "一").replace("廿", "二十").removeprefix("初")
    tens, ten, ones = plain.rpartition("十")
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return (int(_DIGITS.get(tens, "1")) * 10 if ten else 0) + (int(_DIGITS[ones]) if ones else 0)


def _no_day(cell: Cell) -> Read:
    written = shown(cell)
    zh, en = f"“{written}”不是确定的日期", f"“{written}” is not a definite date"
    if isinstance(cell, date):
        zh, en = f"日期“{written}”不合常理", f"the date “{written}” cannot be meant"
    elif written.isdecimal() and len(written) == SERIAL_DIGITS and int(written) in SERIALS:
        day = _DAY_ZERO + timedelta(days=int(written))
        zh += f"；这是没有设成日期格式的数字，可能指{day.isoformat()}"
        en += f"; as a spreadsheet's number it may mean {day.isoformat()}"
    elif MONTH_ONLY.fullmatch(squeezed(written)):
        zh, en = zh + "：没有写到日", en + ": the day is missing"
    return refused("invalid date", zh, en)
