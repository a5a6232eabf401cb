"""Legal dates: as precise as a document lets us know them, never more."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator

from niangjia.policy.errors import Wrong

_TYPED = re.compile(r"([0-9]{4})[-./年]([0-9]{1,2})(?:[-./月]([0-9]{1,2})日?|月)?")
_WRITTEN = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class LegalDate:
    """A day (2017-12-31), or a month whose day is unknown (2019-12)."""

    year: int
    month: int
    day: int | None = None

    @property
    def first(self) -> date:
        """The earliest day it can be."""
        return date(self.year, self.month, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day it can be."""
        return date(self.year, self.month, self.day or monthrange(self.year, self.month)[1])

    def leaves_open(self, on: date) -> bool:
        """Whether it cannot be told on which side of this date `on` lies: its month is known, its day not."""
        return self.day is None and self.first <= on <= self.last

    def __str__(self) -> str:
        written = f"{self.year:04d}-{self.month:02d}"
        return written if self.day is None else f"{written}-{self.day:02d}"


def read_date(text: object) -> LegalDate:
    """The legal date written as 2017-12-31 or 2019-12. Raises ValueError for anything else."""
    match = _WRITTEN.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise Wrong(
            "日期写作 2017-12-31；只知道月份时写作 2019-12",
            f"a date is written 2017-12-31, or 2019-12 where the day is unknown; not {text!r}",
        )
    year, month, day = match.groups()
    found = LegalDate(int(year), int(month), int(day) if day else None)
    try:
        _ = found.first
    except ValueError as no_day:  # the 31st of a short month, the 13th month
        raise Wrong(f"日历上没有{text}这一天", f"{no_day}: {text}") from no_day
    return found


def day_typed(text: str) -> str:
    """A date as people type it, as documents write it: 2026年1月1日 → 2026-01-01, 2026/1 → 2026-01.

    The text itself where it is no date at all, for whoever reads it to refuse.
    """
    match = _TYPED.fullmatch(unicodedata.normalize("NFKC", text).replace(" ", ""))
    if match is None:
        return text
    year, month, of_month = match.groups()
    return f"{year}-{int(month):02d}" + (f"-{int(of_month):02d}" if of_month else "")


def _read_if_known(text: object) -> LegalDate | None:
    return None if text == "unknown" else read_date(text)


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


WrittenDate = Annotated[LegalDate, BeforeValidator(read_date)]
WrittenOrUnknown = Annotated[LegalDate | None, BeforeValidator(_read_if_known)]
