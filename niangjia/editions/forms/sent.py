"""What is sent to an edition: a brief for a new one, a move with what comes along, planned posts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from niangjia.editions.forms.asked import plain
from niangjia.editions.types import Brief, Scan
from niangjia.kernel.flows import Given
from niangjia.kernel.pages import day_in
from niangjia.kernel.wording import Wording

LONGEST_TEXT = 2_000
LARGEST = 20 * 1024 * 1024
NO_YEAR = Wording("请填写年度，如 2026。", "Give the year, as 2026.")
NO_DAY = Wording("请填写取数日，如 2026-06-30。", "Give the day of the facts, as 2026-06-30.")
NO_PAPER_DATE = Wording(
    "成文日期不能读取，请写作 2026-06-30。", "The paper's date cannot be read; write it as 2026-06-30."
)


def brief_of(sent: QueryDict) -> Brief | Wording:
    """What the new edition is to be, or what is wrong with the form."""
    year, on = sent.get("year", "").strip(), day_in(sent.get("on", ""))
    if not (year.isascii() and year.isdigit() and len(year) == 4):
        return NO_YEAR
    if on is None:
        return NO_DAY
    scenario = sent.get("scenario", "")
    return Brief(int(year), on, written(sent.get("note", "")), int(scenario) if _is_key(scenario) else None)


@dataclass(frozen=True, slots=True)
class Moved:
    """A move as it was sent: what comes along, the file, what was wrong with it."""

    given: Given
    scan: Scan | None
    paper_date: str
    problem: Wording | None

    @classmethod
    def of(cls, sent: QueryDict, files: MultiValueDict[str, Any], *, on: date) -> Moved:
        """What the form says, on the day it is sent."""
        typed = sent.get("paper_date", "").strip()
        dated = day_in(typed)
        given = Given(
            on,
            written(sent.get("opinion", "")),
            plain(sent.get("number", "")),
            dated,
            plain(sent.get("issuer", "")),
        )
        file = files.get("scan")
        scan = Scan(file.name or "", file.read(LARGEST + 1)) if file else None
        return cls(given, scan, typed, NO_PAPER_DATE if typed and dated is None else None)


@dataclass(frozen=True, slots=True)
class Planned:
    """Planned posts of a line as they were sent: the number None where it is none."""

    number: int | None
    reason: str
    mark: str

    @classmethod
    def of(cls, sent: QueryDict) -> Planned:
        """What the row says."""
        typed = sent.get("planned", "").strip()
        number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None
        return cls(number, written(sent.get("reason", "")), sent.get("mark", ""))


def written(text: str) -> str:
    """A text of some length, without what the database cannot hold."""
    return text.replace("\x00", "").strip()[:LONGEST_TEXT]


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 18
