"""OpenDocument sheets (.ods): how far repeated rows and cells reach, before they are laid out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from niangjia.kernel.sheets.opening import refusals
from niangjia.kernel.sheets.opening.marks import refuse_beyond_reach

LONGEST_ROW = 16 * 2**20
_TABLE = re.compile(rb"<table:table\s")
_ROW = re.compile(rb"<table:table-row\b([^<>]*)>")
_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^<>]*)>")
_ROWS, _COLUMNS = (
    re.compile(rb"""table:number-%s-repeated\s*=\s*["'](\d{1,9})""" % one) for one in (b"rows", b"columns")
)
_VALUES = (b"office:value", b"<text:p", b"office:date-value", b"office:time-value", b"office:boolean-value")


def check_reach(chunks: Iterable[bytes]) -> None:
    """Raise `SheetError` for a table whose repeated rows would take all memory."""
    reach = _Reach()
    pending = b""
    for chunk in chunks:
        pending += chunk
        cut = pending.rfind(b"<table:table-row", 1)
        if cut > 0:
            reach.see(pending[:cut])
            pending = pending[cut:]
        elif len(pending) > LONGEST_ROW:
            raise refusals.unsafe()
    reach.see(pending)


class _Reach:
    def __init__(self) -> None:
        self.rows = self.last = self.columns = 0

    def see(self, piece: bytes) -> None:
        """Count on through a piece that begins with a row, or with the first table."""
        starts = [*_ROW.finditer(piece)]
        for nth, row in enumerate(starts):
            end = starts[nth + 1].start() if nth + 1 < len(starts) else len(piece)
            self._row(_times(_ROWS, row[1]), piece[row.end() : end])
        if not starts and _TABLE.search(piece):
            self.rows = self.last = self.columns = 0

    def _row(self, times: int, inside: bytes) -> None:
        self.rows += times
        if any(value in inside for value in _VALUES):
            self.last = self.rows
            column = 0
            for cell in _CELL.finditer(inside):
                column += _times(_COLUMNS, cell[1])
                # A row ends in thousands of empty cells, which are not laid out.
                if b"office:" in cell[1] or not cell[1].endswith(b"/"):
                    self.columns = max(self.columns, column)
            refuse_beyond_reach("", self.last, self.columns)
        if _TABLE.search(inside):
            self.rows = self.last = self.columns = 0


def _times(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    return int(found[1]) if found else 1
