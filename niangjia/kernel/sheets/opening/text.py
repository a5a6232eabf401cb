"""Text files: .csv in the encodings Chinese offices write, separated by commas, tabs or semicolons."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from niangjia.kernel.sheets.book import Book, Tab
from niangjia.kernel.sheets.cells import Cell
from niangjia.kernel.sheets.opening import refusals
from niangjia.kernel.sheets.opening.marks import MAX_CELLS

_BYTE_ORDERS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_ENCODINGS = ("utf-8-sig", "gb18030")  # gbk would fail on rarer characters of names
_DELIMITERS = ",\t;|"
_LONGEST_CHARACTER = 4
_TELLING, _OFTEN = 4096, 20
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_LINES = 20


def decoded(content: bytes) -> str:
    """The characters of a text file; raises `SheetError` where they cannot be told."""
    wide = _BYTE_ORDERS.get(content[:2]) or _wide(content)
    for encoding in (wide,) if wide else _ENCODINGS:
        try:
            written = content.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            # All is well up to the last character, which is cut off.
            if error.start > len(content) - _LONGEST_CHARACTER and not content[: error.start].isascii():
                raise refusals.incomplete() from error
            continue
        if _CONTROL.search(written):
            raise refusals.unreadable()
        return written
    raise refusals.unreadable() if _CONTROL.search(content.decode("latin-1")) else refusals.unknown_encoding()


def opened(written: str, name: str) -> Book:
    """A list whose rows are lines; everything in it is text."""
    delimiter = _delimiter(written)
    if written.count(delimiter) + written.count("\n") > MAX_CELLS:
        raise refusals.too_large()
    try:
        rows = list(csv.reader(io.StringIO(written, ""), delimiter=delimiter, strict=True))
    except csv.Error:
        # A quotation mark that nothing closes would swallow the rows after it: here a line is a row.
        lines = csv.reader(written.splitlines(), delimiter=delimiter, quoting=csv.QUOTE_NONE)
        try:
            rows = [[cell.strip('"') for cell in line] for line in lines]
        except csv.Error as error:
            raise refusals.unreadable() from error
    cells: list[list[Cell]] = [[*row] for row in rows]
    return Book(name, (Tab(Path(name).stem, cells),), typed=False)


def _delimiter(written: str) -> str:
    """The sign most lines at the beginning have: the first line may be a title without any."""
    lines = [line for line in written[: 2**16].splitlines() if line.strip()][:_LINES]
    return max(_DELIMITERS, key=lambda sign: sum(line.count(sign) for line in lines))


def _wide(content: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of the signs between the cells is zero."""
    beginning = content[:_TELLING]
    low, high = beginning[1::2].count(0), beginning[::2].count(0)
    if max(low, high) * _OFTEN < len(beginning) or min(low, high) * _OFTEN > max(low, high):
        return None
    return "utf-16-le" if low > high else "utf-16-be"
