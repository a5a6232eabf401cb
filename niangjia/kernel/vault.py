"""Personal values at rest: AES-GCM under a key of each person's own, and a blind index to find them by.

A person's key is stored wrapped under the master key, so that rotating the master key rewraps keys only,
and destroying one key makes one person's values unreadable everywhere, history included.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from dataclasses import dataclass
from functools import cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from niangjia.kernel import home

NONCE_BYTES = 12
KEY_BYTES = 32

Bytes = bytes | memoryview
"""What a BinaryField holds: bytes when it was set, a memoryview when it was read."""


@dataclass(frozen=True, slots=True)
class Vault:
    """Seals, opens and indexes personal values; holds the two keys that lie outside the database."""

    master_key: bytes
    index_key: bytes

    def new_key(self) -> bytes:
        """A fresh key for one person or file, wrapped under the master key."""
        return _encrypt(self.master_key, AESGCM.generate_key(8 * KEY_BYTES), b"person key")

    def seal(self, wrapped_key: Bytes, value: str, *, about: str) -> bytes:
        """`value` encrypted under a person's key; `about` names the field and must match on opening."""
        return self.seal_bytes(wrapped_key, value.encode(), about=about)

    def open(self, wrapped_key: Bytes, sealed: Bytes, *, about: str) -> str:
        """The value back; raises `InvalidTag` when key, field or bytes are not those it was sealed with."""
        return self.open_bytes(wrapped_key, sealed, about=about).decode()

    def seal_bytes(self, wrapped_key: Bytes, content: bytes, *, about: str) -> bytes:
        """A file's bytes, encrypted as `seal` does."""
        return _encrypt(self._unwrap(wrapped_key), content, about.encode())

    def open_bytes(self, wrapped_key: Bytes, sealed: Bytes, *, about: str) -> bytes:
        """The bytes back; raises `InvalidTag` as `open` does."""
        return _decrypt(self._unwrap(wrapped_key), bytes(sealed), about.encode())

    def index(self, value: str, *, about: str) -> bytes:
        """A keyed fingerprint that finds equal values without telling them."""
        return hmac.new(self.index_key, f"{about}:{value}".encode(), hashlib.sha256).digest()

    def _unwrap(self, wrapped_key: Bytes) -> bytes:
        return _decrypt(self.master_key, bytes(wrapped_key), b"person key")


def _encrypt(key: bytes, plain: bytes, about: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, about)


def _decrypt(key: bytes, sealed: bytes, about: bytes) -> bytes:
    return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], about)


@cache
def vault() -> Vault:
    """The vault of this installation, its keys read from (or first made in) the home folder."""
    return Vault(home.secret("vault-master", KEY_BYTES), home.secret("vault-index", KEY_BYTES))
