"""The records of a workbook before 2007 (.xls): hidden rows, crossed-out rows, errors, how far cells reach.

A workbook is a row of records: number, length, content. First those of the whole, fonts and formats among
them, then those of each sheet. Only what marks a row is read; the values are the other reader's.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from niangjia.kernel.sheets.opening import refusals
from niangjia.kernel.sheets.opening.colours import GREY_FILL, GREY_FONT, INDEXED, Channels, is_grey
from niangjia.kernel.sheets.opening.looks import Looks
from niangjia.kernel.sheets.opening.marks import (
    MAX_CELLS,
    Marks,
    greyed_out,
    is_whole_row,
    refuse_beyond_reach,
)

BEGIN, END, LOCKED, SHEET, FONT, FORMAT, PALETTE = 0x809, 0x0A, 0x2F, 0x85, 0x31, 0xE0, 0x92
TEXTS, SIZE, NOTHING = 0xFC, 0x200, 0xFFF
ROW, FORMULA, ERROR, SEVERAL = 0x208, 0x06, 0x205, 0xBD
FILLED = frozenset((0x203, 0x27E, 0xFD, 0x204, 0xD6, FORMULA, ERROR))
VERSION_8 = 0x600
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_STRUCK, _HIDDEN, _SOLID, _NO_FONT, _FIRST_COLOUR = 0x8, 0x20, 1, 4, 8
_CELL, _HEAD = struct.Struct("<HHH"), struct.Struct("<HH")
_MAY_FAIL = frozenset((FORMULA, ERROR))


@dataclass(slots=True)
class _Sheet:
    """One sheet under way: the formats of its filled cells by row."""

    hidden: set[int] = field(default_factory=set)
    formats: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    columns: int = 0

    def see(self, number: int, stream: bytes, at: int, length: int) -> None:
        """A record whose content begins `at`."""
        if number in FILLED:
            if length < _CELL.size:
                raise refusals.unreadable()
            row, column, look = _CELL.unpack_from(stream, at)
            self.formats[row].append(look)
            if column >= self.columns:
                self.columns = column + 1
            if number in _MAY_FAIL and (code := _error(number, stream[at : at + length])) is not None:
                self.errors[row, column] = _ERRORS.get(code, "#N/A")
        elif number == SEVERAL:
            row, column = struct.unpack_from("<HH", stream, at)
            pairs = stream[at + 4 : at + 4 + (length - 6) // 6 * 6]
            self.formats[row].extend(look for look, _ in struct.iter_unpack("<HI", pairs))
            self.columns = max(self.columns, column + len(pairs) // 6)
        elif number == ROW and stream[at + 12] & _HIDDEN:
            self.hidden.add(_CELL.unpack_from(stream, at)[0])

    def marks(self, looks: Looks) -> Marks:
        struck, grey = (
            {
                row
                for row, worn in self.formats.items()
                if is_whole_row(sum(one in wanted for one in worn), len(worn))
            }
            for wanted in (looks.struck, looks.grey)
        )
        crossed = frozenset(struck) | greyed_out(grey - struck, len(self.formats))
        return Marks(frozenset(self.hidden), crossed, errors=self.errors)


def looked_through(stream: bytes) -> tuple[bytes, Mapping[str, Marks]]:
    """The workbook without what could mislead or harm another reader, and the marks of its sheets by name.

    Charts within sheets hold cells of their own, and a sheet's declared size is taken on trust elsewhere.
    Raises `SheetError` where a password or a stray cell forbids to read it.
    """
    try:
        return _looked_through(stream)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise refusals.unreadable() from error


def _looked_through(stream: bytes) -> tuple[bytes, Mapping[str, Marks]]:
    beginning = [(number, stream[at : at + length]) for number, at, length, _ in _records(stream, 0)]
    if not beginning or beginning[0][0] != BEGIN:
        raise refusals.unreadable()
    if any(number == LOCKED for number, _ in beginning):
        raise refusals.encrypted()
    texts = (struct.unpack_from("<I", content, 4)[0] for number, content in beginning if number == TEXTS)
    if any(told > len(stream) for told in texts):
        raise refusals.unsafe()
    modern = struct.unpack_from("<H", beginning[0][1])[0] == VERSION_8
    looks = _looks(beginning) if modern else Looks()
    safe, found, cells = bytearray(stream), {}, 0
    walked = sum(len(content) + _HEAD.size for _, content in beginning)
    for content in (content for number, content in beginning if number == SHEET):
        sheet, (start,), name = _Sheet(), struct.unpack_from("<I", content), _name(content, modern)
        for number, at, length, depth in _records(stream, start):
            if depth > 1 or number == SIZE:
                struct.pack_into("<H", safe, at - _HEAD.size, NOTHING)
            else:
                sheet.see(number, stream, at, length)
            walked += length + _HEAD.size
        if walked > len(stream):  # sheets that lie one within the other
            raise refusals.unsafe()
        rows = max(sheet.formats, default=-1) + 1
        refuse_beyond_reach(name, rows, sheet.columns)
        cells += rows * sheet.columns
        if cells > MAX_CELLS:
            raise refusals.too_large()
        found[name] = sheet.marks(looks)
    return bytes(safe), found


def _records(stream: bytes, start: int) -> Iterator[tuple[int, int, int, int]]:
    """Number, place and length of the content, and depth of the records from one beginning to its end.

    Those of charts within a sheet lie deeper than 1.
    """
    depth, at = 0, start + _HEAD.size
    while at <= len(stream):
        number, length = _HEAD.unpack_from(stream, at - _HEAD.size)
        if at + length > len(stream):
            raise refusals.incomplete()
        depth += number == BEGIN
        yield number, at, length, depth
        depth -= number == END
        if depth <= 0:
            return
        at += length + _HEAD.size


def _error(number: int, content: bytes) -> int | None:
    if number == ERROR:
        return content[6] if content[7] else None
    is_error = number == FORMULA and content[12:14] == b"\xff\xff" and content[6] == 2
    return content[8] if is_error else None


def _looks(beginning: list[tuple[int, bytes]]) -> Looks:
    palette: dict[int, Channels] = dict(INDEXED)
    fonts: list[tuple[bool, int]] = []
    formats: list[bytes] = []
    for number, content in beginning:
        if number == FONT:
            options, colour = struct.unpack_from("<HH", content, 2)
            fonts.append((bool(options & _STRUCK), colour))
        elif number == FORMAT:
            formats.append(content)
        elif number == PALETTE:
            colours = struct.iter_unpack("<BBBx", content[2 : 2 + (len(content) - 2) // 4 * 4])
            palette |= dict(enumerate(((red, green, blue) for red, green, blue in colours), _FIRST_COLOUR))
    struck, grey = set(), set()
    for number, content in enumerate(formats):
        (font,) = struct.unpack_from("<H", content)
        pattern, fill = struct.unpack_from("<I", content, 14)[0] >> 26, content[18] & 0x7F
        place = font - (font > _NO_FONT)  # there is no font 4
        is_struck, colour = fonts[place] if place < len(fonts) else (False, 0)
        if is_struck:
            struck.add(number)
        if is_grey(palette.get(colour), GREY_FONT) or (
            pattern == _SOLID and is_grey(palette.get(fill), GREY_FILL)
        ):
            grey.add(number)
    return Looks(frozenset(struck), frozenset(grey))


def _name(content: bytes, modern: bool) -> str:
    length = content[6]
    if not modern:
        return content[7 : 7 + length].decode("gb18030", "replace")
    wide = content[7] & 1
    return content[8 : 8 + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1")
