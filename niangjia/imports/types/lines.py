"""The sides from which a workbook is looked at, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from niangjia.kernel.wording import Wording


class Tab(StrEnum):
    """One side of a workbook."""

    REFUSED = "refused"
    NEW = "new"
    CHANGED = "changed"
    ABSENT = "absent"
    UNCHANGED = "unchanged"
    CORRECTED = "corrected"
    DUPLICATES = "duplicates"
    IGNORED = "ignored"
    HEADINGS = "headings"


LABELS = {
    Tab.REFUSED: Wording("待核实", "to be checked"),
    Tab.NEW: Wording("新增", "new"),
    Tab.CHANGED: Wording("变化", "changed"),
    Tab.ABSENT: Wording("表中已无", "no longer in the file"),
    Tab.UNCHANGED: Wording("未变", "unchanged"),
    Tab.CORRECTED: Wording("已修正", "corrected"),
    Tab.DUPLICATES: Wording("重复", "duplicates"),
    Tab.IGNORED: Wording("忽略", "ignored"),
    Tab.HEADINGS: Wording("表头认读", "headings"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as the page shows it, personal values masked; `tone` is bad, fix, was or na."""

    text: str | Wording
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a tab: where it stands in the file, its cells, and what is to be said of it.

    `key` names what the line can be answered by: the record of someone absent, the word of a heading.
    """

    sheet: str
    row: int
    cells: tuple[Shown, ...]
    notes: tuple[Wording, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """A tab whole, before it is kept: the headings of its own columns, and its lines."""

    headings: tuple[Wording, ...]
    lines: tuple[Line, ...]
