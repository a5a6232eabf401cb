"""Personal values at rest: sealed under a key of each person's own, and a blind index to find them by.

A person's key is stored wrapped under a master key (`kernel.keys`), so that rotating the master key rewraps
keys only, and destroying one key makes one person's values unreadable everywhere, history included.

    wrapped key    first byte (cipher) · nonce · sealed key · number of the master key (2 bytes)
    sealed value   first byte (cipher) · nonce · sealed value
    index          number of the index key (1 byte; none for number 1) · fingerprint

A wrapped key of 60 bytes is of before keys had numbers: AES-256-GCM under master key 1.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from dataclasses import dataclass
from functools import lru_cache

from niangjia.kernel.keys import ring as rings
from niangjia.kernel.keys.ciphers import KEY_BYTES, KEYS_AT_HAND, NONCE_BYTES, TAG_BYTES, opened, seal
from niangjia.kernel.keys.ring import KeyMissing, Ring, Use

UNNUMBERED_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES
NUMBER_BYTES = 2
ABOUT_KEY = b"person key"
DIGEST_BYTES = hashlib.sha256().digest_size

Bytes = bytes | memoryview
"""What a BinaryField holds: bytes when it was set, a memoryview when it was read."""


class KeyDestroyed(LookupError):
    """The row's own key was destroyed: what lay under it can be read by nobody any more."""


@dataclass(frozen=True, slots=True)
class Vault:
    """Seals, opens and indexes personal values under the keys of a ring."""

    ring: Ring

    def new_key(self) -> bytes:
        """A fresh key for one person or file, wrapped under the newest master key."""
        return self._wrap(os.urandom(KEY_BYTES))

    def rewrapped(self, wrapped_key: Bytes) -> bytes:
        """The same key under the newest master key. Raises `KeyMissing`, `InvalidTag`."""
        return self._wrap(self._unwrap(wrapped_key))

    def seal(self, wrapped_key: Bytes | None, value: str, *, about: str) -> bytes:
        """`value` encrypted under a person's key; `about` names the field and must match on opening."""
        return self.seal_bytes(wrapped_key, value.encode(), about=about)

    def open(self, wrapped_key: Bytes | None, sealed: Bytes, *, about: str) -> str:
        """The value back. Raises as `open_bytes`."""
        return self.open_bytes(wrapped_key, sealed, about=about).decode()

    def seal_bytes(self, wrapped_key: Bytes | None, content: bytes, *, about: str) -> bytes:
        """A file's bytes, encrypted as `seal` does. Raises `KeyDestroyed`."""
        return seal(self.ring.algorithm, self._unwrap(wrapped_key), content, about.encode())

    def open_bytes(self, wrapped_key: Bytes | None, sealed: Bytes, *, about: str) -> bytes:
        """The bytes back. Raises `KeyDestroyed`, `KeyMissing` when there is no such master key, `InvalidTag`
        when key, field or bytes are not those it was sealed with."""
        return opened(self._unwrap(wrapped_key), bytes(sealed), about.encode())

    def index(self, value: str, *, about: str) -> bytes:
        """A keyed fingerprint that finds equal values without telling them, under the newest index key."""
        return self._index(self.ring.newest(Use.INDEX), value, about)

    def indexes(self, value: str, *, about: str) -> list[bytes]:
        """The fingerprint under each index key, the newest first: whatever key a row was indexed under."""
        return [self._index(number, value, about) for number in sorted(self.ring.indexes, reverse=True)]

    def digest(self, value: str, *, about: str) -> bytes:
        """A keyed fingerprint that need not be found again once the index key was changed."""
        return self._digest(self.ring.newest(Use.INDEX), value, about)

    def _index(self, number: int, value: str, about: str) -> bytes:
        return (b"" if number == 1 else bytes([number])) + self._digest(number, value, about)

    def _digest(self, number: int, value: str, about: str) -> bytes:
        return hmac.digest(self.ring.indexes[number], f"{about}:{value}".encode(), "sha256")

    def _wrap(self, key: bytes) -> bytes:
        number = self.ring.newest(Use.MASTER)
        told = number.to_bytes(NUMBER_BYTES)
        return seal(self.ring.algorithm, self.ring.master(number), key, ABOUT_KEY + told) + told

    def _unwrap(self, wrapped_key: Bytes | None) -> bytes:
        if not wrapped_key:
            raise KeyDestroyed("the key of this row was destroyed")
        wrapped = bytes(wrapped_key)
        number = master_of(wrapped)
        # Another process may have wrapped it under a key that was drawn this very second.
        ring = self.ring if number in self.ring.masters else rings.present(anew=True)
        return _unwrapped(ring.master(number), wrapped)


def master_of(wrapped_key: Bytes) -> int:
    """The number of the master key that a key is wrapped under."""
    if len(wrapped_key) == UNNUMBERED_BYTES:
        return 1
    return int.from_bytes(bytes(wrapped_key[-NUMBER_BYTES:]))


def index_key_of(index: Bytes) -> int:
    """The number of the index key that a fingerprint was made with."""
    return 1 if len(index) == DIGEST_BYTES else bytes(index)[0]


@lru_cache(KEYS_AT_HAND)
def _unwrapped(master: bytes, wrapped: bytes) -> bytes:
    if len(wrapped) == UNNUMBERED_BYTES:
        return opened(master, wrapped, ABOUT_KEY)
    return opened(master, wrapped[:-NUMBER_BYTES], ABOUT_KEY + wrapped[-NUMBER_BYTES:])


def vault() -> Vault:
    """The vault of this installation, its keys read from (or first made in) the keys folder."""
    return Vault(rings.present())


__all__ = ["Bytes", "KeyDestroyed", "KeyMissing", "Vault", "index_key_of", "master_of", "vault"]
