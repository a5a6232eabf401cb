"""Finding the heading: wherever it stands, over one to three rows, in whatever order of columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from niangjia.kernel.sheets.book import Tab
from niangjia.kernel.sheets.cells import Cell
from niangjia.kernel.sheets.columns import Column, Sheet
from niangjia.kernel.sheets.entries import Understood
from niangjia.kernel.sheets.kinds.kind import Kind
from niangjia.kernel.sheets.words import heading_words, scale_of

DEEPEST = 3
FEWEST_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Bound:
    """A column found: where it stands, and its kind, which multiplies under a heading in 万人."""

    column: Column
    position: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found: rows `first` to `last` (counted from 0) and the columns under it."""

    first: int
    last: int
    bound: tuple[Bound, ...]
    texts: tuple[str, ...]
    """What stands over each column, as written."""

    words: frozenset[str]
    """Every word in the heading rows, to know them again when they are repeated."""

    def understood(self, sheet: str) -> Understood:
        """The reading of the headings, for the person who checks it."""
        titles = {bound.position: bound.column.title for bound in self.bound}
        headings = tuple((text, titles.get(place)) for place, text in enumerate(self.texts) if text)
        return Understood(sheet, self.last + 1, headings)


def find_heading(tab: Tab, sheet: Sheet) -> Heading | None:
    """The heading of `sheet` in `tab`; None when no rows hold all its required columns."""
    for row in range(len(tab.rows)):
        if not _looks_like_heading(tab.rows[row], sheet):
            continue
        candidates = [
            heading for start in range(row, row + DEEPEST) for heading in _headings_at(tab, sheet, start)
        ]
        if candidates:
            return max(candidates, key=lambda one: (len(one.bound), one.first - one.last, -one.first))
    return None


def missing_columns(tab: Tab, sheet: Sheet) -> list[Column]:
    """The required columns that the best row of `tab` lacks, to tell a person why no heading was found."""
    found: set[str] = set()
    for row in tab.rows:
        keys = {column.key for cell in row if (column := sheet.vocabulary.get(heading_words(cell)))}
        found = max(found, keys, key=len)
    return [column for column in sheet.columns if column.required and column.key not in found]


def _looks_like_heading(row: list[Cell], sheet: Sheet) -> bool:
    return any(heading_words(cell) in sheet.vocabulary for cell in row)


def _headings_at(tab: Tab, sheet: Sheet, first: int) -> Iterator[Heading]:
    if first >= len(tab.rows) or not _looks_like_heading(tab.rows[first], sheet):
        return
    for last in range(first, min(first + DEEPEST, len(tab.rows))):
        heading = _bind(tab, sheet, first, last)
        if len(heading.bound) >= FEWEST_COLUMNS and sheet.required <= {
            one.column.key for one in heading.bound
        }:
            yield heading


def _bind(tab: Tab, sheet: Sheet, first: int, last: int) -> Heading:
    texts = [_over(path) for path in _paths(tab.rows[first : last + 1])]
    bound: dict[str, Bound] = {}
    for place, parts in enumerate(texts):
        column = _column_for(parts, sheet)
        if column and column.key not in bound:
            bound[column.key] = Bound(column, place, column.kind.scaled(scale_of("".join(parts))))
    words = {heading_words(cell) for row in tab.rows[first : last + 1] for cell in row} - {""}
    return Heading(
        first, last, tuple(bound.values()), tuple("/".join(parts) for parts in texts), frozenset(words)
    )


def _column_for(parts: list[str], sheet: Sheet) -> Column | None:
    if not parts:
        return None
    joined = "".join(heading_words(part) for part in parts)
    return sheet.vocabulary.get(joined) or sheet.vocabulary.get(heading_words(parts[-1]))


def _paths(rows: list[list[Cell]]) -> list[list[str]]:
    """For each column the texts over it, from above to below; a merged heading reaches over its group."""
    width = max(len(row) for row in rows)
    grid = [
        [str(cell).strip() if isinstance(cell, str) else "" for cell in row] + [""] * (width - len(row))
        for row in rows
    ]
    for upper, row in enumerate(grid[:-1]):
        below = [any(under[place] for under in grid[upper + 1 :]) for place in range(width)]
        for place in range(1, width):
            if not row[place] and below[place] and below[place - 1]:
                row[place] = row[place - 1]
    return [[row[place] for row in grid] for place in range(width)]


def _over(path: list[str]) -> list[str]:
    return ["".join(text.split()) for text in path if text]
