"""Finding the headings of a list: wherever they stand, over one to three rows, more than once."""

from __future__ import annotations

from collections.abc import Iterator

from niangjia.kernel.sheets.binding import bind
from niangjia.kernel.sheets.book import Tab
from niangjia.kernel.sheets.cells import Cell, is_blank
from niangjia.kernel.sheets.columns import Sheet
from niangjia.kernel.sheets.head import Heading
from niangjia.kernel.sheets.vocabulary import MOST_DIGITS, Corrections, Vocabulary, missing_columns
from niangjia.kernel.sheets.words import measure_above

__all__ = ["Corrections", "Heading", "find_heading", "headings_of", "missing_columns"]

DEEPEST = 3
LOOKED_ABOVE = 6


def find_heading(tab: Tab, sheet: Sheet, corrections: Corrections | None = None) -> Heading | None:
    """The first heading of `sheet` in `tab`; None when no rows hold all its required columns."""
    return next(iter(_groups(tab, sheet, corrections)), (None,))[0]


def headings_of(tab: Tab, sheet: Sheet, corrections: Corrections | None = None) -> tuple[Heading, ...]:
    """Every heading in `tab`, from above to below; two with the same rows stand side by side.

    `corrections` say what headings mean before the vocabulary does: the heading's word → a column's key, or
    None for no column.
    """
    return tuple(heading for group in _groups(tab, sheet, corrections) for heading in group)


def _groups(tab: Tab, sheet: Sheet, corrections: Corrections | None) -> Iterator[tuple[Heading, ...]]:
    vocabulary = Vocabulary(sheet, corrections)
    row = after = 0
    measure = ""
    while row < len(tab.rows):
        if vocabulary.looks_like_heading(tab.rows[row], below_another=after > 0):
            measure = _measure_above(tab.rows[max(after, row - LOOKED_ABOVE) : row]) or measure
            if group := _group_at(tab, sheet, vocabulary, row, measure):
                yield group
                row = group[0].last
                after = row + 1
        row += 1


def _measure_above(rows: list[list[Cell]]) -> str:
    """What the lines above a heading say that amounts are counted in."""
    return next((told for row in rows for cell in row if (told := measure_above(cell))), "")


def _group_at(tab: Tab, sheet: Sheet, vocabulary: Vocabulary, row: int, measure: str) -> tuple[Heading, ...]:
    best: tuple[Heading, ...] = ()
    for start in range(row, min(row + DEEPEST, len(tab.rows))):
        if best and start > best[0].last:
            break  # what begins below a whole heading is another one
        candidates = [*_headings_at(tab, sheet, vocabulary, start, measure), *([best] if best else ())]
        best = max(candidates, key=_worth) if candidates else best
    return best


def _worth(group: tuple[Heading, ...]) -> tuple[int, int, int]:
    """The more columns the better, then the fewer rows, then the higher up."""
    first = group[0]
    return sum(len(one.bound) for one in group), first.first - first.last, -first.first


def _headings_at(
    tab: Tab, sheet: Sheet, vocabulary: Vocabulary, first: int, measure: str
) -> Iterator[tuple[Heading, ...]]:
    if not vocabulary.looks_like_heading(tab.rows[first]):
        return
    for last in range(first, min(first + DEEPEST, len(tab.rows))):
        if last > first and not _only_words(tab.rows[last]):
            return
        if group := bind(tab, sheet, vocabulary, first, last, measure):
            yield group


def _only_words(row: list[Cell]) -> bool:
    """Whether nothing in a row looks like data; so many digits are in no heading."""
    return all(
        is_blank(cell) or (isinstance(cell, str) and sum(map(str.isdigit, cell)) <= MOST_DIGITS)
        for cell in row
    )
