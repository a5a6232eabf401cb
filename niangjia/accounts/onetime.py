"""One-time passwords: told once, on paper or aloud, and changed at the first sign-in. Pure but for chance."""

from __future__ import annotations

import secrets

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
"""Without the characters that are mistaken for each other on paper."""
LENGTH = 16


def one_time_password() -> str:
    """Eighty bits of chance, in characters that can be read to somebody."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
