"""What an app tells the imports about its kind of list: how it is read, compared, committed, undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from niangjia.kernel.actor import Actor
from niangjia.kernel.changes import Difference
from niangjia.kernel.figure import Verdict
from niangjia.kernel.permissions import Permission
from niangjia.kernel.sheets import Book, Reading, Sheet
from niangjia.kernel.wording import Wording

Nth = int
"""The place of a row among those accepted: two lists side by side may have one row number."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """What the clerk says of a file: which heading is which column, what holds where one is blank."""

    headings: Mapping[str, str | None] = field(default_factory=dict)
    """Heading word → column key, or None for no column of the list."""

    defaults: Mapping[str, str] = field(default_factory=dict)
    """Column key → the word that every row has whose own cell is blank."""


Progress = Callable[[int, int], None]
"""Told how many rows of how many are done."""


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
class Absent:
    """Whoever stands in the house under the place and no longer in the list."""

    key: int
    who: str
    where: str
    said: Wording
    """What stands of them now, in a few words."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """The clerk's answer for someone absent: since when, and why."""

    key: int
    left_date: date
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A reading held against what stands: rows that stands speaks against are refused in `reading`."""

    reading: Reading[Any]
    new: frozenset[Nth]
    changed: Mapping[Nth, tuple[Difference, ...]]
    absent: tuple[Absent, ...] = ()

    def counts(self) -> dict[str, int]:
        """How many rows of each kind; each data row is new, changed, unchanged, refused or a duplicate."""
        accepted = len(self.reading.accepted)
        return {
            "rows": self.reading.rows,
            "accepted": accepted,
            "new": len(self.new),
            "changed": len(self.changed),
            "unchanged": accepted - len(self.new) - len(self.changed),
            "corrected": len(self.reading.corrected),
            "refused": len(self.reading.refused),
            "duplicates": len(self.reading.duplicates),
            "ignored": len(self.reading.ignored),
            "absent": len(self.absent),
        }


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a commit did: rows that came new, that changed something, and that stood so already."""

    created: int
    changed: int
    unchanged: int
    left: int = 0
    """Engagements ended because the clerk said so of someone absent."""

    def counts(self) -> dict[str, int]:
        """As an audit event and the workbook's summary keep it."""
        return {
            "created": self.created,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "left": self.left,
        }


@dataclass(frozen=True, slots=True)
class Importer:
    """How one kind of list is read and committed; each app registers its own."""

    kind: str
    title: Wording
    permission: Permission
    locate: Callable[[str, Actor], Place]
    """Code → place, an empty code → the actor's own highest unit; founds the federations of a division that
    has none yet. Raises `UnknownPlace`."""
    read: Callable[[Book, Place, Actor, Guidance, Progress], Reading[Any]]
    """The book as read under the clerk's guidance. Raises `SheetError`."""
    compare: Callable[[Reading[Any], Place, CutOff, Actor], Comparison]
    commit: Callable[[Comparison, Place, CutOff, str, Sequence[Leaving], Actor], Outcome]
    undo: Callable[[dict[str, str], Actor], dict[str, int]]
    """Reverse everything an import wrote, by its tag; returns how many rows of each table. Raises `Refused`
    when a row changed since, and says which."""
    sheet: Sheet
    """The columns of the list: for the empty template, and to show a row as the file has it."""
    may_default: tuple[str, ...] = ()
    """The columns that the clerk may fill for the whole list where they are blank."""
    may_leave: Callable[[Sequence[Leaving], Actor], Verdict] | None = None
    """Whether the absent may have left as the clerk answers; None where nobody is asked why one is absent."""

    @property
    def asks_why_absent(self) -> bool:
        """Whether the clerk may answer for the absent with a leaving date and reason."""
        return self.may_leave is not None
