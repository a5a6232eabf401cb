"""The words of importing: where a workbook goes, how its cut-off date was found, what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.kernel.sheets import Book, Reading, Sheet
from niangjia.kernel.wording import Wording


@dataclass(frozen=True, slots=True)
class Place:
    """The unit under which a workbook is imported."""

    code: str
    name: str
    path: str


class UnknownPlace(LookupError):
    """No unit in scope is meant by what was given as the place; the wording says what could be."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        super().__init__(wording.zh)


@dataclass(frozen=True, slots=True)
class CutOff:
    """The date a list speaks of, where it was taken from, and what to be warned of."""

    date: date
    source: Wording
    warning: Wording | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a commit did: rows that came new, that changed something, and that stood so already."""

    created: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Importer:
    """How one kind of list is read and committed; each app registers its own."""

    kind: str
    title: Wording
    permission: Permission
    locate: Callable[[str, Actor], Place]
    """Code → place, an empty code → the actor's own highest unit; founds the federations of a division that
    has none yet. Raises `UnknownPlace`."""
    read: Callable[[Book, Place, Actor], Reading[Any]]
    commit: Callable[[Reading[Any], Place, CutOff, str, Actor], Outcome]
    sheet: Sheet
    """The columns of the list: for the empty template, and to show a row as the file has it."""


class Tab(StrEnum):
    """The sides from which a workbook can be looked at."""

    REFUSED = "refused"
    CORRECTED = "corrected"
    ACCEPTED = "accepted"
    DUPLICATES = "duplicates"
    IGNORED = "ignored"
    HEADINGS = "headings"


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as the page shows it, personal values masked; `tone` is bad, fix, was or na."""

    text: str | Wording
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a tab: where it stands in the file, its cells, and what is to be said of it."""

    sheet: str
    row: int
    cells: tuple[Shown, ...]
    notes: tuple[Wording, ...] = ()
