"""The two ciphers of the vault, side by side: every sealed form says in its first byte which one made it.

AES-256-GCM (NIST SP 800-38D) unless an installation chooses SM4-GCM (GB/T 32907-2016, GB/T 36624-2018).
Both come from `cryptography`. Forms sealed before there was a first byte open as AES-256-GCM.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from enum import Enum
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

KEY_BYTES, NONCE_BYTES, TAG_BYTES = 32, 12, 16
SM4_KEY_BYTES = 16
KEYS_AT_HAND = 512
"""Keys whose schedule is kept ready: a row's values lie under one key."""

Operation = Callable[[bytes, bytes, bytes], bytes]
"""Nonce, content, what it is about → the content sealed or opened."""


class Algorithm(Enum):
    """A cipher; its value is the first byte of what it seals."""

    AES = b"\xa1"
    SM4 = b"\x54"


def seal(algorithm: Algorithm, key: bytes, content: bytes, about: bytes) -> bytes:
    """First byte, nonce, sealed content: opens only under this key and with the same `about`."""
    nonce = os.urandom(NONCE_BYTES)
    first = algorithm.value
    return first + nonce + _ready(algorithm, key)[0](nonce, content, first + about)


def opened(key: bytes, sealed: bytes, about: bytes) -> bytes:
    """The content back. Raises `InvalidTag` when key, `about` or bytes are not those of the sealing."""
    algorithm = BY_FIRST_BYTE.get(sealed[:1])
    if algorithm is not None:
        nonce, content = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        try:
            return _ready(algorithm, key)[1](nonce, content, algorithm.value + about)
        except InvalidTag:
            pass  # an old form begins with chance, and may begin like a new one
    return _ready(Algorithm.AES, key)[1](sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], about)


def algorithm_of(sealed: bytes) -> Algorithm | None:
    """The cipher that the first byte names; None for an old form (and once in 128 of these by chance not)."""
    return BY_FIRST_BYTE.get(sealed[:1])


@lru_cache(KEYS_AT_HAND)
def _ready(algorithm: Algorithm, key: bytes) -> tuple[Operation, Operation]:
    return MADE[algorithm](key)


def _aes(key: bytes) -> tuple[Operation, Operation]:
    cipher = AESGCM(key)
    return cipher.encrypt, cipher.decrypt


def _sm4(key: bytes) -> tuple[Operation, Operation]:
    block = algorithms.SM4(HKDFExpand(SHA256(), SM4_KEY_BYTES, b"niangjia sm4-gcm").derive(key))

    def encrypt(nonce: bytes, content: bytes, about: bytes) -> bytes:
        sealing = Cipher(block, modes.GCM(nonce)).encryptor()
        sealing.authenticate_additional_data(about)
        return sealing.update(content) + sealing.finalize() + sealing.tag

    def decrypt(nonce: bytes, sealed: bytes, about: bytes) -> bytes:
        if len(sealed) < TAG_BYTES:
            raise InvalidTag
        opening = Cipher(block, modes.GCM(nonce, sealed[-TAG_BYTES:])).decryptor()
        opening.authenticate_additional_data(about)
        return opening.update(sealed[:-TAG_BYTES]) + opening.finalize()

    return encrypt, decrypt


BY_FIRST_BYTE = {one.value: one for one in Algorithm}
MADE: Mapping[Algorithm, Callable[[bytes], tuple[Operation, Operation]]] = {
    Algorithm.AES: _aes,
    Algorithm.SM4: _sm4,
}
