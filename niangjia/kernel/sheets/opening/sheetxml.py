"""One quick pass over the markup of a sheet (.xlsx) for what the reader of values does not tell.

Markup is searched as bytes, by patterns that rarely match: an ordinary list costs little more than being
unpacked. Only rows in which something was found are looked at cell by cell.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import chain, pairwise

from niangjia.kernel.sheets.opening import refusals
from niangjia.kernel.sheets.opening.looks import Looks
from niangjia.kernel.sheets.opening.marks import Marks, greyed_out, is_whole_row
from niangjia.kernel.sheets.opening.measure import column_of

LONGEST_ROW = 16 * 2**20
FRAME_ROWS, FRAME_COLUMNS = 99_999, 50
"""As long as every cell lies in A1:AX99999, within `MAX_CELLS`, a sheet need not be measured."""

_ROOT = re.compile(rb"<(\w+:)worksheet\b")
_ROW = re.compile(rb"<row\b([^<>]*)>")
_CELL = re.compile(rb"<c\b([^<>]*)>(?=\s*<(?:v|is|f)\b)")
_NUMBER = re.compile(rb"""\br\s*=\s*["'](\d{1,9})["']""")
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,9})(\d{1,9})["']""")
_STYLE = re.compile(rb"""\bs\s*=\s*["'](\d{1,9})["']""")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)""")
# Whatever is no ordinary place, and is neither a margin (header="0.3") nor a namespace (xmlns:r="http…").
_OUTSIDE = re.compile(rb"""r\s*=\s*["'](?!(?:[A-Z]|A[A-X])?\d{1,5}["'.]|http)""")
_FOREIGN = re.compile(rb""":(?:row|c)[\s>/]""")
_FORMULA = rb"<f(?:\s[^<>]*)?(?:/>|>[^<]*</f>)"
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is|f|t)\b")
_ERROR = re.compile(rb"""<c\b([^<>]*\bt=["']e["'][^<>]*)>(?:%s)?<v>([^<]*)</v>""" % _FORMULA)
_NO_RESULT = rb"%s\s*(?:</c>|<v\s*/>|<v>\s*</v>%s)"
_UNCOMPUTED, _UNCOMPUTED_OR_ZERO = (
    tuple(re.compile(_NO_RESULT % (end, more)) for end in (b"</f>", b"<f[^<>]*/>"))
    for more in (b"", b"|<v>0</v>")
)
_FORMULA_CELL = re.compile(rb"<c\b([^<>]*)>\s*<f\b")
_TEXT = re.compile(rb"""\bt=["']str["']""")


@dataclass(slots=True)
class SheetPass:
    """A pass under way. `recalculated`: the program that wrote the file left all computing to the next one,
    so that the 0 of a formula is no result."""

    looks: Looks = field(default_factory=Looks)
    recalculated: bool = False
    hidden: set[int] = field(default_factory=set)
    struck: set[int] = field(default_factory=set)
    grey: set[int] = field(default_factory=set)
    uncomputed: set[tuple[int, int]] = field(default_factory=set)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    filled: int = 0
    inside: bool = True
    _last: int = -1
    _numbers: list[int] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def marks(self, chunks: Iterable[bytes]) -> Marks:
        """The marks of the sheet; where `inside` is False afterwards, `measured` has to tell its reach."""
        styles = b"|".join(str(one).encode() for one in sorted(self.looks.struck | self.looks.grey))
        marked = re.compile(rb"""s=["'](?:%s)["']""" % styles) if styles else None
        for piece in pieces(chunks):
            self._rows(piece)
            if b't="e"' in piece or b"t='e'" in piece:
                for found in _ERROR.finditer(piece):
                    if place := _place(found[1]):
                        self.errors[place] = unescape(found[2].decode("utf-8", "replace"))
            if b"<f" in piece:
                self._formulas(piece)
            if marked:
                self._crossed(piece, marked)
        crossed = frozenset(self.struck) | greyed_out(self.grey - self.struck, self.filled)
        return Marks(frozenset(self.hidden), crossed, frozenset(self.uncomputed), self.errors)

    def _rows(self, piece: bytes) -> None:
        self._numbers, self._starts = [], []
        for found in _ROW.finditer(piece):
            number = _NUMBER.search(found[1])
            self._last = int(number[1]) - 1 if number else self._last + 1
            self._numbers.append(self._last)
            self._starts.append(found.start())
            if b"hidden" in found[1] and _HIDDEN.search(found[1]):
                self.hidden.add(self._last)
        self.inside = self.inside and (self._within_frame(piece) or not _VALUE.search(piece))

    def _within_frame(self, piece: bytes) -> bool:
        if self._last >= FRAME_ROWS or _OUTSIDE.search(piece) or _FOREIGN.search(piece):
            return False
        between = pairwise((*self._starts, len(piece)))
        return all(piece.count(b"<c", start, end) <= FRAME_COLUMNS for start, end in between)

    def _formulas(self, piece: bytes) -> None:
        patterns = _UNCOMPUTED_OR_ZERO if self.recalculated else _UNCOMPUTED
        for found in chain.from_iterable(one.finditer(piece) for one in patterns):
            cell = _FORMULA_CELL.match(piece, max(piece.rfind(b"<c ", 0, found.start()), 0))
            if cell and not _TEXT.search(cell[1]) and (place := _place(cell[1])):
                self.uncomputed.add(place)

    def _crossed(self, piece: bytes, marked: re.Pattern[bytes]) -> None:
        self.filled += sum(piece.find(b"<v", *span) >= 0 for span in pairwise((*self._starts, len(piece))))
        found = marked.search(piece)
        while found:
            nth = bisect_right(self._starts, found.start())
            end = self._starts[nth] if nth < len(self._starts) else len(piece)
            if nth:
                self._judge(self._numbers[nth - 1], piece, self._starts[nth - 1], end)
            found = marked.search(piece, end)

    def _judge(self, row: int, piece: bytes, start: int, end: int) -> None:
        worn = [_STYLE.search(cell[1]) for cell in _CELL.finditer(piece, start, end)]
        styles = [int(one[1]) if one else 0 for one in worn]
        for looks, rows in ((self.looks.struck, self.struck), (self.looks.grey, self.grey)):
            if is_whole_row(sum(style in looks for style in styles), len(styles)):
                rows.add(row)


def _place(attributes: bytes) -> tuple[int, int] | None:
    """Where a cell says it stands; every program says it of its cells, though it need not."""
    reference = _REFERENCE.search(attributes)
    return (int(reference[2]) - 1, column_of(reference[1].decode())) if reference else None


def pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The markup of a sheet cut before rows, so that each row is whole in one piece."""
    pending, row, prefix = b"", b"<row", b""
    for chunk in chunks:
        if not pending and not prefix and (root := _ROOT.search(chunk)):
            prefix = root[1]
            row = b"<" + prefix + b"row"
        pending += chunk
        cut = pending.rfind(row, 1)
        if cut < 0 and len(pending) > LONGEST_ROW:
            if b"sheetData" not in pending:
                raise refusals.unsafe()
            cut = len(pending)  # what follows the rows may be long
        if cut > 0:
            yield _unprefixed(pending[:cut], prefix)
            pending = pending[cut:]
    yield _unprefixed(pending, prefix)


def _unprefixed(piece: bytes, prefix: bytes) -> bytes:
    return piece.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</") if prefix else piece
