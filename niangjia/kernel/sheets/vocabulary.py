"""The words by which the headings of a list are known, after somebody corrected their reading."""

from __future__ import annotations

from collections.abc import Mapping

from niangjia.kernel.sheets.book import Tab
from niangjia.kernel.sheets.cells import Cell
from niangjia.kernel.sheets.columns import Column, Sheet
from niangjia.kernel.sheets.words import heading_word, heading_words, is_measure, unnumbered

MOST_DIGITS = 5
"""More digits than a heading has: an ID number, a phone, a date."""

Corrections = Mapping[str, str | None]
"""A heading's word → the key of the column it means, or None for no column."""


class Vocabulary:
    """The known headings of a sheet, after somebody corrected their reading."""

    def __init__(self, sheet: Sheet, corrections: Corrections | None) -> None:
        self.corrections = corrections or {}
        self.words = {word: known for word, known in sheet.ranked.items() if word not in self.corrections}
        self.words |= {word: (key, -1) for word, key in self.corrections.items() if key in sheet.by_key}

    def get(self, word: str) -> tuple[str, int] | None:
        """The key of the column a word stands for, and how plain a word for it that is."""
        return self.words.get(word)

    def column_over(self, parts: tuple[str, ...]) -> tuple[str, int] | None:
        """The column that the texts standing over each other mean: all joined, or fewer from below."""
        named = [part for part in parts if not is_measure(part)] or list(parts)
        whole = heading_word("/".join(parts))
        if whole in self.corrections:
            return self.words.get(whole)
        for highest in range(len(named)):
            lowest = named[highest:]
            for word in ("".join(map(heading_word, lowest)), heading_word("/".join(lowest))):
                if known := self.words.get(word) or self.words.get(unnumbered(word)):
                    return known
        return None

    def looks_like_heading(self, row: list[Cell], *, below_another: bool = False) -> bool:
        """Whether a cell of a row is a known heading; `below_another` no data may stand before it."""
        for cell in row:
            if type(cell) is str and cell:
                if not cell[0].isdigit():
                    if heading_words(cell) in self.words:
                        return True
                elif below_another and len(cell) > MOST_DIGITS:
                    return False
            elif below_another and cell is not None and cell != "":
                return False
        return False


def missing_columns(tab: Tab, sheet: Sheet, corrections: Corrections | None = None) -> list[Column]:
    """The required columns that the best row of `tab` lacks, to tell a person why no heading was found."""
    vocabulary = Vocabulary(sheet, corrections)
    found: set[str] = set()
    for row in tab.rows:
        keys = {known[0] for cell in row if (known := vocabulary.get(heading_words(cell)))}
        found = max(found, keys, key=len)
    return [column for column in sheet.columns if column.required and column.key not in found]
