"""What a reader of the list of people may ask for, parsed from the address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from niangjia.kernel.identity import flaw_of
from niangjia.organisations.facade import Unit
from niangjia.workforce.queries.entry import Entry, Sort
from niangjia.workforce.queries.facets import FACETS
from niangjia.workforce.queries.quality import RULES
from niangjia.workforce.sheets.people import ALWAYS, AT_FIRST, KEYS

LONGEST = 60
NARROWING = ("q", "under", "quality", *FACETS)
"""The keys of an address that narrow the list; `on`, `sort` and `columns` only change how it is looked at."""
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""The calendar ends close behind the years that can be typed, and ages and terms are counted from a day."""

_MANY_DIGITS = re.compile(r"(?:[0-9０-９][\s-]*){6}")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks of the list: which people, on which day, under which columns."""

    entry: Entry
    under: Unit | None
    on: date
    columns: tuple[str, ...]

    @classmethod
    def of(cls, given: QueryDict, *, under: Unit | None, today: date) -> Asked:
        """What the address says; a word that is not in its list is as if it were not there."""
        on = day_of(given.get("on", "")) or today
        sort, quality = given.get("sort", ""), given.get("quality", "")
        column = sort.removeprefix("-")
        entry = Entry(
            text=text_of(given.get("q", "")),
            unit_path=under.scope_path if under else "",
            chosen={key: chosen for key in FACETS if (chosen := _chosen(given, key, on))},
            quality=quality if quality in RULES else "",
            sort=Sort(column) if column in set(Sort) else Sort.UNIT,
            downward=sort.startswith("-"),
        )
        wanted = {word for value in given.getlist("columns") for word in value.split(",")}
        columns = tuple(key for key in KEYS if key == ALWAYS or key in wanted)
        return cls(entry, under, on, columns if wanted & set(KEYS) else AT_FIRST)

    @property
    def narrowed(self) -> bool:
        """Whether the list is less than everybody in scope."""
        return self.entry.narrowed or self.under is not None


def _chosen(given: QueryDict, key: str, on: date) -> tuple[str, ...]:
    words = FACETS[key].words(on)
    return tuple(dict.fromkeys(value for value in given.getlist(key) if value in words))


def text_of(written: str) -> str:
    """What was typed, without the ends and what the database cannot hold."""
    return written.replace("\x00", "").strip()[:LONGEST]


def holds_number(text: str) -> bool:
    """Whether something typed as a name is a number: such a one has no place in an address."""
    return _MANY_DIGITS.search(text) is not None


def id_number_of(written: str) -> str | None:
    """A whole ID number as it is stored; None when it is none."""
    number = "".join(written.split()).upper()
    return None if flaw_of(number) else number


def day_of(text: str) -> date | None:
    """A day written 2026-06-30; None when it is no day, or one the roster cannot be asked about."""
    try:
        day = date.fromisoformat(text) if len(text) == len("2026-06-30") else None
    except ValueError:
        return None
    return day if day is not None and FIRST_DAY <= day <= LAST_DAY else None
