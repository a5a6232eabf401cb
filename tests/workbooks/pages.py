"""Sheets on their way into a file, who stands in them, and what the reader has to answer."""

from __future__ import annotations

from dataclasses import dataclass, field

from niangjia.workforce.types import EngagementRow
from tests.workbooks.errors import Cell
from tests.workbooks.people import Told

Key = tuple[str, int]


@dataclass
class Line:
    """One row of a sheet."""

    cells: list[Cell]
    crossed_out: bool = False
    hidden: bool = False
    formulas: tuple[int, ...] = ()
    """Places of formulas that nobody has computed."""


@dataclass
class Page:
    """One sheet."""

    name: str
    lines: list[Line] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    visible: bool = True

    def add(self, *cells: Cell) -> int:
        """A row more; answers its number, counted from 0."""
        self.lines.append(Line(list(cells)))
        return len(self.lines) - 1


@dataclass
class Expected:
    """What the reader has to answer."""

    accepted: list[tuple[Key, EngagementRow[str]]] = field(default_factory=list)
    refused: list[tuple[Key, str]] = field(default_factory=list)
    duplicates: list[tuple[Key, Key]] = field(default_factory=list)


@dataclass
class Mess:
    """A workbook, and what it has to be read as."""

    pages: list[Page]
    expected: Expected


@dataclass
class Entry:
    """Somebody on the way into a row: the values told, an error planted in one of them."""

    told: Told
    error: tuple[str, str, Cell] | None = None
    of: Entry | None = None
    """The entry whose second row this is."""

    contradicts: str = ""
    key: Key = ("", 0)
    columns: frozenset[str] = frozenset()
    """The columns of the list it stands in."""


def expected_of(entries: list[Entry]) -> Expected:
    """What the reader has to answer to these rows, in the order in which it meets them."""
    expected = Expected()
    sound = [entry for entry in entries if entry.error is None]
    firsts: dict[str, Entry] = {}
    for entry in sound:
        firsts.setdefault(entry.told.values["id_number"], entry)
    against = {
        entry.told.values["id_number"]: entry.contradicts for entry in reversed(sound) if entry.contradicts
    }
    for entry in entries:
        number = entry.told.values["id_number"]
        first = firsts.get(number)
        if entry.error is not None:
            expected.refused.append((entry.key, entry.error[1]))
        elif number in against and (
            entry is first or entry.contradicts != (first.contradicts if first else "")
        ):
            expected.refused.append((entry.key, against[number]))
        elif first is not None and entry is not first:
            expected.duplicates.append((entry.key, first.key))
        else:
            expected.accepted.append((entry.key, entry.told.expected(entry.columns)))
    return expected
