"""The parts of a zip, unpacked as far as they say they reach and no further."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from niangjia.kernel.sheets.opening import refusals

MAX_UNPACKED_BYTES = 300 * 2**20
"""So many bytes of lists a workbook may hold, pictures aside; 50,000 rows of 40 columns have a third."""

MAX_TREE_BYTES = 30 * 2**20
MAX_PARTS = 10_000
"""More than any office file has; each costs memory as soon as the list of them is read."""

CHUNK = 2**20
_LOCAL_HEADER = 30
_IN_THE_LIST = b"PK\x01\x02"
_ENCRYPTED = 0x1
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


class Parts:
    """A zip in memory whose parts are found whatever their case and slashes."""

    def __init__(self, content: bytes) -> None:
        """Read the list of parts; raises `SheetError` for what is cut off, encrypted or a bomb."""
        if content.count(_IN_THE_LIST) > MAX_PARTS:
            raise refusals.unsafe()
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                entries = archive.infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError) as error:
            # The list of parts stands at the end: where there is none, the end is missing.
            raise refusals.incomplete() if b"PK\x05\x06" not in content else refusals.unreadable() from error
        self._content = memoryview(content)
        files = [entry for entry in entries if not entry.filename.endswith("/")]
        self._entries = {_plain(entry.filename): entry for entry in files}
        if len(self._entries) != len(files) or any(map(_leads_out, self._entries)):
            raise refusals.unsafe()
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise refusals.encrypted()
        if (
            sum(entry.file_size for path, entry in self._entries.items() if _is_read(path))
            > MAX_UNPACKED_BYTES
        ):
            raise refusals.swollen()

    @property
    def unpacked(self) -> int:
        """Bytes of all parts as they say of themselves, pictures and what is embedded too."""
        return sum(entry.file_size for entry in self._entries.values())

    def __contains__(self, path: str) -> bool:
        return _plain(path) in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def chunks(self, path: str) -> Iterator[bytes]:
        """A part, piece by piece. Raises `SheetError` where it is more than it says, or breaks off."""
        entry = self._entries[_plain(path)]
        packed, total = self._packed(entry), 0
        for chunk in _stored(packed) if entry.compress_type == zipfile.ZIP_STORED else _inflated(packed):
            total += len(chunk)
            if total > entry.file_size:
                raise refusals.unsafe()
            yield chunk
        if total != entry.file_size:
            raise refusals.unsafe()

    def xml_chunks(self, path: str) -> Iterator[bytes]:
        """A part of markup, piece by piece: UTF-8, and without definitions that grow when they are read."""
        before = b""
        for chunk in self.chunks(path):
            if not before and chunk.startswith(_WIDE):
                raise refusals.unreadable()
            if b"<!DOCTYPE" in before + chunk or b"<!ENTITY" in before + chunk:
                raise refusals.unsafe()
            before = chunk[-10:] or before
            yield chunk

    def tree(self, path: str) -> ElementTree.Element | None:
        """A small part of markup as a tree; None where the zip has no such part."""
        if path not in self:
            return None
        if self._entries[_plain(path)].file_size > MAX_TREE_BYTES:
            raise refusals.swollen()
        try:
            return ElementTree.fromstring(b"".join(self.xml_chunks(path)))
        except ElementTree.ParseError as error:
            raise refusals.unreadable() from error

    def _packed(self, entry: zipfile.ZipInfo) -> memoryview:
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refusals.unreadable()
        header = self._content[entry.header_offset : entry.header_offset + _LOCAL_HEADER]
        if len(header) < _LOCAL_HEADER or bytes(header[:4]) != b"PK\x03\x04":
            raise refusals.unreadable()
        name, extra = struct.unpack_from("<HH", header, 26)
        start = entry.header_offset + _LOCAL_HEADER + name + extra
        return self._content[start : start + entry.compress_size]


def _stored(packed: memoryview) -> Iterator[bytes]:
    return (bytes(packed[start : start + CHUNK]) for start in range(0, len(packed), CHUNK))


def _inflated(packed: memoryview) -> Iterator[bytes]:
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for pending in _stored(packed):
            while pending:
                yield inflating.decompress(pending, CHUNK)
                pending = inflating.unconsumed_tail
        while chunk := inflating.decompress(b"", CHUNK):
            yield chunk
    except zlib.error as error:
        raise refusals.unreadable() from error
    if not inflating.eof:
        raise refusals.unsafe()


def _plain(path: str) -> str:
    return path.replace("\\", "/").lstrip("/").lower()


def _leads_out(path: str) -> bool:
    """Whether a part's name would lie outside the folder somebody unpacks it to."""
    return ".." in path.split("/") or ":" in path or "\x00" in path


def _is_read(path: str) -> bool:
    """Pictures and what is embedded are never unpacked, however large they are."""
    return path.endswith((".xml", ".rels"))
