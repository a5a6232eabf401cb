"""Both ends of a contract in one cell: 2024.1.1-2026.12.31."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from niangjia.kernel.sheets.cells import Cell, half_width, shown
from niangjia.kernel.sheets.kinds.dates import OPEN_ENDED, OPEN_ENDED_WORDS, day_in
from niangjia.kernel.sheets.kinds.kind import Kind, Read, refused
from niangjia.kernel.sheets.repairs import Repair
from niangjia.kernel.wording import Wording

_NUMERAL = "一二两三四五六七八九十"
_ONE_DAY = timedelta(days=1)
_DAY = r"[0-9]{8}|[0-9]{4}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,2}日?)?|[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}[日号]?)?"
_PERIOD = re.compile(
    rf"(?:合同期限?:?|聘期:?|自|从)?(?P<first>{_DAY})(?:起|开始)?(?:至|到|[-—–―─~〜]+|,)?"
    rf"(?P<last>{_DAY}|{'|'.join(sorted(OPEN_ENDED_WORDS, key=len, reverse=True))})(?:止|为止)?"
)
_MONTH = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})月?")
_LASTS = re.compile(rf"[(,]?(?:共|为期|期限)?(?P<years>[0-9]+|[{_NUMERAL}])年期?(?:合同)?[),]?")
_SEVERAL = re.compile(r"[;；，、\n\r]+|,(?=[0-9自从])")


class Span(NamedTuple):
    """From a day to a day, both included, or to `OPEN_ENDED`."""

    start: date
    end: date | str


class _Piece(NamedTuple):
    span: Span
    months: bool
    """Whether an end was told to the month only; its first day is taken."""


@dataclass(frozen=True)
class Period(Kind):
    """A period as a `Span`; several that follow each other without a gap are one."""

    @property
    def hint(self) -> Wording:
        """How to write it."""
        return Wording("起止日期，如 2024-01-01至2026-12-31", "both days, such as 2024-01-01至2026-12-31")

    def read(self, cell: Cell) -> Read:
        """The span; a duration alone, one day alone and periods with a gap between them are refused."""
        text = half_width(shown(cell)).strip().strip("'")
        whole = "".join(text.split())
        if _LASTS.fullmatch(whole):
            return refused(
                "duration only", f"“{whole}”只有年限，没有起止日期", f"“{whole}” is a duration without dates"
            )
        piece = _piece(whole)
        pieces = (
            [piece]
            if piece
            else [_piece("".join(part.split())) for part in _SEVERAL.split(text) if part.strip()]
        )
        found = [one for one in pieces if one is not None]
        if len(found) < len(pieces) or not found:
            return _no_period(whole)
        found.sort(key=lambda one: one.span.start)
        if not all(_follows(*pair) for pair in pairwise(found)):
            return refused(
                "gap in periods", f"“{whole}”各段不相连", f"the periods in “{whole}” do not follow each other"
            )
        repairs = []
        if any(one.months for one in found):
            repairs.append(Repair.MONTH_ONLY)
        if len(found) > 1:
            repairs.append(Repair.PERIODS_JOINED)
        return Read(Span(found[0].span.start, found[-1].span.end), tuple(repairs))

    def show(self, value: Any) -> str:
        """2024-01-01至2026-12-31."""
        return f"{value.start}至{value.end}"


def _piece(text: str) -> _Piece | None:
    """One period, a duration beside it taken off where both agree."""
    match = _PERIOD.fullmatch(text)
    lasts = None
    if match is None:
        for found in _LASTS.finditer(text):
            rest = text[: found.start()] + text[found.end() :]
            if (found.start() == 0 or found.end() == len(text)) and (
                match := _PERIOD.fullmatch(rest.strip("(),"))
            ):
                lasts = _years(found["years"])
                break
    if match is None:
        return None
    first, last = _day(match["first"]), _day(match["last"])
    if first is None or last is None:
        return None
    start = first[0]
    assert isinstance(start, date), "only an end may be open"
    piece = _Piece(Span(start, last[0]), first[1] or last[1])
    return piece if lasts is None or _lasts(piece.span, lasts) else None


def _day(text: str) -> tuple[date | str, bool] | None:
    """The day, and whether only its month was told."""
    if text in OPEN_ENDED_WORDS:
        return OPEN_ENDED, False
    if day := day_in(text):
        return day, False
    month = _MONTH.fullmatch(text)
    day = day_in(f"{month[1]}-{month[2]}-1") if month else None
    return (day, True) if day else None


def _years(text: str) -> int:
    return int(text) if text.isdigit() else {"两": 2}.get(text) or _NUMERAL.replace("两", "").index(text) + 1


def _lasts(span: Span, years: int) -> bool:
    if isinstance(span.end, str):
        return False
    days = (span.end - span.start).days
    return abs(days - years * 365.25) < 32


def _follows(earlier: _Piece, later: _Piece) -> bool:
    end, start = earlier.span.end, later.span.start
    if isinstance(end, str):
        return False
    if earlier.months or later.months:
        return 0 <= (start.year - end.year) * 12 + start.month - end.month <= 1
    return start in (end, end + _ONE_DAY)


def _no_period(text: str) -> Read:
    return refused(
        "invalid date", f"“{text}”看不出确定的起止日期", f"“{text}” does not tell a definite period"
    )
