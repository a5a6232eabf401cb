"""How an office's own form is known again, and where headings may stand that nobody recognised. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from niangjia.kernel.sheets import Book, Sheet, Tab
from niangjia.kernel.sheets.cells import shown
from niangjia.kernel.sheets.words import heading_word, heading_words

Headings = Mapping[str, str | None]
"""Heading word → column key, or None for no column of the list."""

FIRST_ROWS = 30
ALIKE = 0.8
"""A form is the same when so many of its heading words are found again: offices add a column now and then."""
FEWEST_WORDS = 3
LONGEST_HEADING = 30


def words_in(book: Book) -> frozenset[str]:
    """Every word near the top of the visible sheets that may be a heading; never kept, for people may stand
    there as well."""
    return frozenset(
        word
        for tab in book.tabs
        if tab.visible
        for row in tab.rows[:FIRST_ROWS]
        for cell in row
        if (word := heading_words(cell)) and len(word) <= LONGEST_HEADING
    )


def words_of(headings: Iterable[str]) -> list[str]:
    """The words of headings as they were read, one over the other where they take several rows."""
    return sorted({word for one in headings for part in one.split("/") if (word := heading_words(part))})


def best_form(forms: Iterable[tuple[Sequence[str], Headings]], words: frozenset[str]) -> Headings:
    """The corrections of the form most like these words; none where no form is alike."""
    best: tuple[float, Headings] = (0.0, {})
    for known, headings in forms:
        share = len(words & set(known)) / len(known) if known else 0.0
        if share >= ALIKE and share > best[0]:
            best = (share, headings)
    return best[1]


def words_key(words: Sequence[str]) -> str:
    """A digest of a form's words: equal for equal forms."""
    return hashlib.sha256("\n".join(sorted(words)).encode()).hexdigest()


def guessed(book: Book, sheet: Sheet) -> list[tuple[str, int, str, None]]:
    """The likeliest heading row of each visible sheet, as (sheet, row, text, not taken as any column)."""
    found: list[tuple[str, int, str, None]] = []
    for tab in book.tabs:
        row = _likeliest(tab, sheet) if tab.visible else None
        if row is not None:
            found += [
                (tab.name, row + 1, text, None)
                for cell in tab.rows[row]
                if isinstance(cell, str) and (text := shown(cell).strip()) and heading_word(text)
            ]
    return found


def _likeliest(tab: Tab, sheet: Sheet) -> int | None:
    """The row near the top with the most known headings, then with the most texts; numbers speak against."""
    scored = []
    for place, row in enumerate(tab.rows[:FIRST_ROWS]):
        words = [heading_words(cell) for cell in row]
        texts = sum(bool(word) and len(word) <= LONGEST_HEADING for word in words)
        known = sum(word in sheet.vocabulary for word in words)
        numbers = sum(isinstance(cell, int | float) for cell in row)
        if texts >= FEWEST_WORDS:
            scored.append((known, texts - 2 * numbers, -place))
    return -max(scored)[2] if scored else None
