"""Time-based codes (RFC 6238) and recovery codes. Pure; the cryptography is pyotp's."""

from __future__ import annotations

import secrets
import string

import pyotp
from pyotp.utils import strings_equal

ISSUER = "娘家"
STEP_SECONDS = 30
DRIFT = 1
"""Steps a phone's clock may be off, either way (RFC 6238, 5.2)."""
CODES = 10
ALPHABET = "".join(one for one in string.ascii_lowercase + string.digits if one not in "il1o0")
PART = 5


def new_secret() -> str:
    """A secret to share with the person's phone: 160 bits (RFC 4226, 4 R6)."""
    return pyotp.random_base32()


def address_of_secret(secret: str, name: str) -> str:
    """What the QR code says to the phone."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)


def step_of(code: str, secret: str, *, now: int, last_step: int | None) -> int | None:
    """The time step whose code this is, within the drift; None for any other code, and for one that was used.

    `now` counts seconds since 1970; a step at or before `last_step` opens nothing again (RFC 6238, 5.2).
    """
    totp, present = pyotp.TOTP(secret, interval=STEP_SECONDS), now // STEP_SECONDS
    given = "".join(code.split())
    found = None
    for step in range(max(0, present - DRIFT), present + DRIFT + 1):
        fresh = last_step is None or step > last_step
        if strings_equal(given, totp.generate_otp(step)) and fresh:
            found = step
    return found


def new_codes() -> tuple[str, ...]:
    """Ten recovery codes as 3-k7mwx-q2d9f: the number before each says with which kept hash to compare."""
    return tuple(f"{number}-{_part()}-{_part()}" for number in range(CODES))


def number_of(code: str) -> int | None:
    """Which of the ten a recovery code says it is; None for what is no such code."""
    number, *rest = plain(code).split("-")
    if [len(one) for one in rest] != [PART, PART] or number not in {str(one) for one in range(CODES)}:
        return None
    return int(number)


def plain(code: str) -> str:
    """A recovery code as it is kept, however it was typed."""
    return "".join(code.split()).lower()


def _part() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(PART))
