"""What reading a workbook answers with: each data row accepted, refused or a duplicate; the rest ignored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from niangjia.kernel.sheets.repairs import Repair
from niangjia.kernel.wording import Wording

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a cell, or the row for its sake, cannot be taken: a stable code and a sentence."""

    code: str
    message: Wording
    column: str = ""
    """The key of the column; its title is in `Refusal.titles`."""


@dataclass(frozen=True, slots=True)
class Accepted(Generic[Row]):
    """A row that was understood; a warning does not stop it."""

    sheet: str
    row: int
    facts: Row
    warnings: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """One cell that was certain enough to repair. ID numbers and phones are masked."""

    sheet: str
    row: int
    column: str
    title: Wording
    before: str
    after: str
    repairs: tuple[Repair, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that cannot be taken, every problem found in it, and its cells by heading (personal: masked)."""

    sheet: str
    row: int
    problems: tuple[Problem, ...]
    titles: Mapping[str, Wording]
    cells: Mapping[str, str] = field(default_factory=dict)
    filled: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Column key → what was taken from merged cells, 同上, a title: a copied row has to write it out."""

    @property
    def title(self) -> Wording:
        """The heading of the first column that has a problem."""
        return self.titles[self.problems[0].column]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A row that says the same as an earlier one."""

    sheet: str
    row: int
    earlier_sheet: str
    earlier_row: int


@dataclass(frozen=True, slots=True)
class Ignored:
    """A row, or with row 0 a whole sheet, that is not data, and why."""

    sheet: str
    row: int
    why: Wording


@dataclass(frozen=True, slots=True)
class Understood:
    """How the headings of one sheet were read: heading as written → the column it stands for, if any."""

    sheet: str
    row: int
    headings: tuple[tuple[str, Wording | None], ...]


@dataclass(frozen=True, slots=True)
class Reading(Generic[Row]):
    """A whole workbook read. `cut_off_date` is the one the file itself tells (统计截止), if it tells one."""

    accepted: tuple[Accepted[Row], ...]
    corrected: tuple[Correction, ...]
    refused: tuple[Refusal, ...]
    duplicates: tuple[Duplicate, ...]
    ignored: tuple[Ignored, ...]
    understood: tuple[Understood, ...]
    cut_off_date: date | None

    @property
    def rows(self) -> int:
        """Data rows: each is in exactly one of accepted, refused, duplicates."""
        return len(self.accepted) + len(self.refused) + len(self.duplicates)
