"""The container of files before 2007 (OLE): a disk in a file, whose streams have names."""

from __future__ import annotations

import struct

from niangjia.kernel.sheets.opening import refusals

_SECTORS_IN_HEADER = 109
_LARGEST = 0xFFFFFFFA  # from here on, numbers of sectors are signs: end of chain, free
_ENTRY, _SMALL_SECTOR = 128, 64
_STREAM, _ROOT = 2, 5
_SECTOR_SHIFTS = (9, 12)
_PAGE, _CUTOFF = 4096, 4096
_END, _TABLE, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def contained(stream: bytes) -> bytes:
    """A container of one stream, made anew: nothing of a dropped container reaches another reader."""
    content = stream.ljust(-(-max(len(stream), _CUTOFF) // _PAGE) * _PAGE, b"\0")
    pages = len(content) // _PAGE
    tables = 1
    while tables * (_PAGE // 4) < tables + 1 + pages:
        tables += 1
    chain = [*[_TABLE] * tables, _END, *range(tables + 2, tables + 1 + pages), _END]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack(
        "<HHHHH10xII4xIIIII", 62, 3, 0xFFFE, 12, 6, tables, tables, _CUTOFF, _END, 0, _END, 0
    )
    header += struct.pack(f"<{tables}I", *range(tables))
    entries = _entry("Root Entry", _ROOT, _END, 0) + _entry("Workbook", _STREAM, tables + 1, len(content))
    return (
        header.ljust(512, b"\xff").ljust(_PAGE, b"\0")
        + struct.pack(f"<{len(chain)}I", *chain).ljust(tables * _PAGE, b"\xff")
        + entries.ljust(_PAGE, b"\0")
        + content
    )


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBIII", len(written), kind, 1, _FREE, _FREE, 1 if kind == _ROOT else _FREE)
    return written.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)


class Compound:
    """Streams by name. Raises `SheetError` for what is cut off or runs in circles."""

    def __init__(self, content: bytes) -> None:
        """Read the table of sectors and the directory."""
        if len(content) < 512:
            raise refusals.incomplete()
        self._content = content
        (shift,) = struct.unpack_from("<H", content, 30)
        if shift not in _SECTOR_SHIFTS:
            raise refusals.unreadable()
        self._size = 1 << shift
        directory, self._cutoff, small, _, more = struct.unpack_from("<I4xIIII", content, 48)
        tables = list(struct.unpack_from(f"<{_SECTORS_IN_HEADER}I", content, 76))
        seen = 0
        while more < _LARGEST and seen * self._size <= len(content):
            *further, more = self._numbers(self._sector(more))
            tables += further
            seen += 1
        self._next: list[int] = []
        for table in tables:
            if table < _LARGEST:
                self._next += self._numbers(self._sector(table))
        self.streams: dict[str, tuple[int, int]] = {}
        root = 0
        for entry in self._entries(self._chain(directory)):
            length, kind = struct.unpack_from("<HB", entry, 64)
            start, size = struct.unpack_from("<II", entry, 116)
            if kind == _ROOT:
                root = start
            elif kind:
                name = entry[: max(length - 2, 0)].decode("utf-16-le", "replace")
                self.streams.setdefault(name, (start, size if kind == _STREAM else 0))
        self._small = self._numbers(self._chain(small)) if small < _LARGEST else []
        self._small_sectors = self._chain(root) if self._small else b""

    def stream(self, name: str) -> bytes:
        """The bytes of a stream."""
        start, size = self.streams[name]
        found = self._small_chain(start) if size < self._cutoff and self._small else self._chain(start)
        if len(found) < size:
            raise refusals.incomplete()
        return found[:size]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if start >= len(self._content):
            raise refusals.incomplete()
        return self._content[start : start + self._size]

    def _chain(self, number: int) -> bytes:
        found: list[bytes] = []
        while number < _LARGEST:
            if number >= len(self._next) or len(found) * self._size > len(self._content):
                raise refusals.unreadable()
            found.append(self._sector(number))
            number = self._next[number]
        return b"".join(found)

    def _small_chain(self, number: int) -> bytes:
        found: list[bytes] = []
        while number < _LARGEST:
            if number >= len(self._small) or len(found) > len(self._small):
                raise refusals.unreadable()
            found.append(self._small_sectors[number * _SMALL_SECTOR : (number + 1) * _SMALL_SECTOR])
            number = self._small[number]
        return b"".join(found)

    @staticmethod
    def _numbers(sector: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])

    @staticmethod
    def _entries(directory: bytes) -> list[bytes]:
        return [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
