"""A file opened: its sheets, and what the spreadsheet shows of them beyond values."""

from __future__ import annotations

from dataclasses import dataclass

from niangjia.kernel.sheets.cells import Cell
from niangjia.kernel.wording import Wording

MAX_BYTES = 50 * 2**20
"""The largest file that is taken, in bytes."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One sheet: its rows from row 1 on, so that rows[n - 1] is the row the spreadsheet calls n.

    What the spreadsheet shows beyond values, all counted from 0: `merged` ranges as (first row, first column,
    last row, last column), `hidden_rows` (by hand or by a filter), rows `crossed_out` (struck through or
    greyed out from end to end) and formulas left `uncomputed`, as (row, column).
    """

    name: str
    rows: list[list[Cell]]
    visible: bool = True
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    crossed_out: frozenset[int] = frozenset()
    uncomputed: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Book:
    """An opened file. `typed` tells a workbook, whose numbers and dates are such, from a text file.

    `notes` are said to whoever dropped it: macros that are not run and the like.
    """

    name: str
    tabs: tuple[Tab, ...]
    typed: bool
    notes: tuple[Wording, ...] = ()
