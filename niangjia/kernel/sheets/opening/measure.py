"""How far the filled cells of a sheet (.xlsx) reach, read as strictly as the reader of values reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.parsers import expat

from niangjia.kernel.sheets.opening import refusals

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,9})\$?([0-9]{1,9})")
_NUMBER = re.compile(r"[0-9]{1,9}")
_VALUES = frozenset(("v", "is", "f", "t"))


def measured(chunks: Iterable[bytes]) -> tuple[int, int]:
    """Rows and columns within the outermost filled cells; raises `SheetError` for broken markup."""
    measure = _Measure()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = measure.start
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise refusals.unreadable() from error
    return measure.rows, measure.columns


def column_of(letters: str) -> int:
    """`A` is 0, `AA` is 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


class _Measure:
    def __init__(self) -> None:
        self.rows = self.columns = 0
        self._row = self._column = -1
        self._known: dict[str, int] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2] if ":" in tag else tag
        if name in _VALUES:
            if self._row >= self.rows:
                self.rows = self._row + 1
            if self._column >= self.columns:
                self.columns = self._column + 1
        elif name == "c":
            self._cell(attributes.get("r", ""))
        elif name == "row":
            number = _NUMBER.match(attributes.get("r", ""))
            self._row, self._column = int(number[0]) - 1 if number else self._row + 1, -1

    def _cell(self, reference: str) -> None:
        found = _REFERENCE.match(reference)
        if found is None:
            self._column += 1
            return
        letters, number = found.groups()
        if letters not in self._known:
            self._known[letters] = column_of(letters)
        self._row, self._column = int(number) - 1, self._known[letters]
