"""Secrets of tokens: long enough that a plain fingerprint is safe to keep. Pure."""

from __future__ import annotations

import hashlib
import secrets

PREFIX = "nj_"
SHOWN = 8
"""Characters of a secret that its list shows."""


def new_secret() -> str:
    """A secret that nobody guesses: 256 bits behind a prefix that scanners of leaks can look for."""
    return PREFIX + secrets.token_urlsafe(32)


def fingerprint(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
