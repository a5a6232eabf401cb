"""What a spreadsheet shows of one sheet beyond its values, whatever the format of the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from niangjia.kernel.sheets.opening import refusals

MAX_CELLS = 5_000_000
"""So many cells lie within the outermost filled ones of all sheets at most: 100,000 rows of 50 columns."""

MAX_MERGED_ROWS = 1_000_000
"""So many rows all merged ranges of a sheet have together at most."""

MAX_COLUMNS = 16_384
Range = tuple[int, int, int, int]

FEWEST_CELLS, PART_OF_ROW = 2, 2 / 3
FEW_ROWS, PART_OF_SHEET, PART_OF_STEPS = 3, 0.4, 2 / 3


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one sheet, rows and columns counted from 0; `errors` are the words in place of values."""

    hidden_rows: frozenset[int] = frozenset()
    crossed_out: frozenset[int] = frozenset()
    uncomputed: frozenset[tuple[int, int]] = frozenset()
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)


def clipped(merged: Iterable[Range], rows: int, columns: int) -> tuple[Range, ...]:
    """Merged ranges as far as a sheet reaches; raises `SheetError` for more than any office merges."""
    inside = [
        (top, left, min(bottom, rows - 1), min(right, columns - 1))
        for top, left, bottom, right in merged
        if top < rows and left < columns
    ]
    if sum(bottom - top + 1 for top, _, bottom, _ in inside) > MAX_MERGED_ROWS:
        raise refusals.unsafe()
    return tuple(sorted(inside))


def refuse_beyond_reach(sheet: str, rows: int, columns: int) -> None:
    """Raise `SheetError` before a sheet is opened whose outermost cells lie too far apart.

    A reader lays out every cell between the outermost ones: two stray cells would take all memory.
    """
    if rows * columns > MAX_CELLS or columns > MAX_COLUMNS:
        raise refusals.too_wide(sheet, rows, columns)


def is_whole_row(marked: int, filled: int) -> bool:
    """Whether so many marked cells make a marked row: two of three, and never one alone.

    The remark 2024年3月离职 and the row number beside a struck-out person are often not struck.
    """
    return marked >= max(FEWEST_CELLS, PART_OF_ROW * filled)


def greyed_out(grey: Collection[int], filled: int) -> frozenset[int]:
    """The grey rows, of so many `filled` ones, that say something; none where grey is the sheet's own style.

    It is style where many rows wear it, or where it comes back at the same distance (banded rows).
    """
    rows = sorted(grey)
    if len(rows) > FEW_ROWS:
        steps = Counter(after - before for before, after in pairwise(rows))
        step, times = steps.most_common(1)[0]
        banded = step > 1 and times >= PART_OF_STEPS * steps.total()
        if banded or len(rows) > PART_OF_SHEET * filled:
            return frozenset()
    return frozenset(rows)
