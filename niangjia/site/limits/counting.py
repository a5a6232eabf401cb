"""Counting requests over all processes of the machine: a small file that every one of them maps.

The count asks nothing of the database, which a flood must not reach, and holds nothing personal: what was
counted is a keyed fingerprint, and a place is taken by another when its span has ended.
"""

from __future__ import annotations

import fcntl
import mmap
import os
import struct
import threading
from hashlib import blake2b
from pathlib import Path

PLACES = 2**16
TRIED = 16
"""Places a fingerprint may lie at. With all taken by others, whoever is counted least gives way."""

_PLACE = struct.Struct("<QII")  # fingerprint, second at which its span ends, count
_LENGTH = PLACES * _PLACE.size


class Counter:
    """Counts in the file at `path`, made on first need with mode 0600; `key` blinds what is counted."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._key = key[: blake2b.MAX_KEY_SIZE]
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        os.ftruncate(self._file, _LENGTH)
        self._places = mmap.mmap(self._file, _LENGTH)
        self._threads = threading.Lock()  # the file's lock keeps processes apart, not the threads of one

    def add(self, what: str, *, seconds: int, now: float) -> tuple[int, int]:
        """Count one more of `what`; returns how many there were in this span, and the seconds it has left."""
        digest = blake2b(what.encode(), digest_size=_PLACE.size, key=self._key).digest()
        fingerprint, first = struct.unpack("<QQ", digest)
        ends = (int(now) // seconds + 1) * seconds
        with self._threads:
            fcntl.flock(self._file, fcntl.LOCK_EX)
            try:
                at, count = self._find(fingerprint, first, ends, int(now))
                _PLACE.pack_into(self._places, at, fingerprint, ends, min(count + 1, 2**32 - 1))
            finally:
                fcntl.flock(self._file, fcntl.LOCK_UN)
        return count + 1, ends - int(now)

    def close(self) -> None:
        """Let go of the file."""
        self._places.close()
        os.close(self._file)

    def _find(self, fingerprint: int, first: int, ends: int, now: int) -> tuple[int, int]:
        """The place of a fingerprint and what it stands at: its own, else a free one, else the least used."""
        free: tuple[int, int] | None = None
        for step in range(TRIED):
            at = (first + step) % PLACES * _PLACE.size
            held, until, count = _PLACE.unpack_from(self._places, at)
            if held == fingerprint and until == ends:
                return at, count
            worth = count if until > now else -1
            if free is None or worth < free[0]:
                free = worth, at
        assert free is not None
        return free[1], 0
