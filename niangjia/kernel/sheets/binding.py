"""The columns that stand below some heading rows, of one list or of several side by side."""

from __future__ import annotations

from itertools import pairwise

from niangjia.kernel.sheets.book import Tab
from niangjia.kernel.sheets.bound import Bound
from niangjia.kernel.sheets.cells import Cell, is_blank, shown, squeezed
from niangjia.kernel.sheets.columns import Sheet
from niangjia.kernel.sheets.head import Heading
from niangjia.kernel.sheets.over import texts_over
from niangjia.kernel.sheets.vocabulary import Vocabulary
from niangjia.kernel.sheets.words import heading_words, is_measure

FEWEST_COLUMNS = 2
FEWEST_NUMBERED = 4
_LETTERED = frozenset(("甲", "乙", "丙", "丁", "栏次"))


def bind(
    tab: Tab, sheet: Sheet, vocabulary: Vocabulary, first: int, last: int, measure: str
) -> tuple[Heading, ...]:
    """The headings in rows `first` to `last`; none where a required column lacks. `measure` is told above."""
    over = texts_over(tab, first, last)
    words = frozenset(heading_words(cell) for row in tab.rows[first : last + 1] for cell in row) - {""}
    known = [
        (place, *column)
        for place, parts in enumerate(over)
        if parts and (column := vocabulary.column_over(parts))
    ]
    blocks = _blocks(known, sheet.required)
    if not all(sheet.required <= set(block) and len(block) >= FEWEST_COLUMNS for block in blocks):
        return ()
    last = _past_measures(tab, last)
    texts = ["/".join(parts) for parts in over]
    if last > first and len(texts) < len(measured := tab.rows[last]):
        texts += [""] * (len(measured) - len(texts))
    ends = [0, *(1 + max(place for place, _ in block.values()) for block in blocks[:-1]), len(texts)]
    spans = list(pairwise(ends))
    return tuple(
        _heading(tab, sheet, (first, last), block, span if len(blocks) > 1 else None, texts, words, measure)
        for block, span in zip(blocks, spans, strict=True)
    )


def _blocks(known: list[tuple[int, str, int]], required: frozenset[str]) -> list[dict[str, tuple[int, int]]]:
    """Column key → place and rank, for each list beside another: one begins where all columns come again."""
    blocks: list[dict[str, tuple[int, int]]] = [{}]
    for nth, (place, key, rank) in enumerate(known):
        block = blocks[-1]
        if key not in block:
            block[key] = (place, rank)
        elif required <= set(block) and required <= {later for _, later, _ in known[nth:]}:
            blocks.append({key: (place, rank)})
        elif rank < block[key][1]:
            block[key] = (place, rank)
    return blocks


def _heading(
    tab: Tab,
    sheet: Sheet,
    rows: tuple[int, int],
    block: dict[str, tuple[int, int]],
    span: tuple[int, int] | None,
    texts: list[str],
    words: frozenset[str],
    measure: str,
) -> Heading:
    first, last = rows
    bound = []
    for key, (place, _) in sorted(block.items(), key=lambda one: one[1]):
        column = sheet.by_key[key]
        measured = [tab.rows[row][place] for row in range(first, last + 1) if place < len(tab.rows[row])]
        told = next((f"({cell})" for cell in reversed(measured) if is_measure(cell)), "")
        bound.append(Bound(column, place, column.kind.under(texts[place] + told, measure)))
    left, right = span or (0, len(texts))
    own = tuple(text if left <= place < right else "" for place, text in enumerate(texts))
    return Heading(
        first,
        last,
        tuple(bound),
        own,
        words,
        span,
        by_key={one.column.key: one for one in bound},
        bound_places=frozenset(one.position for one in bound),
        required=frozenset(one.position for one in bound if one.column.required),
        telling=frozenset(one.position for one in bound if not one.column.derived),
    )


def _past_measures(tab: Tab, last: int) -> int:
    """The last row of a heading with the rows below it that only say 人, 元, or number the columns."""
    while last + 1 < len(tab.rows):
        filled = [cell for cell in tab.rows[last + 1] if not is_blank(cell)]
        if not filled or not (_numbers_columns(filled) or all(is_measure(cell) for cell in filled)):
            break
        last += 1
    return last


def _numbers_columns(filled: list[Cell]) -> bool:
    """Whether a row counts its columns: 甲 乙 1 2 3."""
    words = [squeezed(shown(cell)).strip("()") for cell in filled]
    counted = [word for word in words if word not in _LETTERED]
    return len(counted) >= FEWEST_NUMBERED and counted == [str(nth) for nth in range(1, len(counted) + 1)]
