"""What was typed: whether it is enough, whether it is somebody's number, where a title says it. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from niangjia.kernel import names
from niangjia.kernel.sheets.kinds import Phone

LONGEST = 60
_BETWEEN = re.compile(r"[\s\-－–—]+")
_ID_NUMBER = re.compile(r"[0-9]{15}|[0-9]{17}[0-9X]")
"""Of the old kind or of the new one, right or mistyped."""
_MANY_DIGITS = re.compile(r"(?:[0-9][\s\-－–—]*){7}")
_FULL_WIDTH = {code + 0xFEE0: code for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}


class Parts(NamedTuple):
    """A title before, in and after what was asked for."""

    before: str
    inside: str
    after: str


def tidy(written: str) -> str:
    """What was typed, without the ends and what the database cannot hold.

    Letters and digits of full width are the plain ones.
    """
    return written.replace("\x00", "").translate(_FULL_WIDTH).strip()[:LONGEST]


def enough(text: str) -> bool:
    """Whether it can be searched for: two letters or digits, or one character. Signs alone say nothing."""
    said = [sign for sign in text if sign.isalnum()]
    return len(said) > 1 or any(not sign.isascii() for sign in said)


def id_number_in(text: str) -> str | None:
    """What was typed as an ID number is stored; None when it is not of that shape."""
    number = _BETWEEN.sub("", text.translate(_FULL_WIDTH)).upper()
    return number if _ID_NUMBER.fullmatch(number) else None


def phone_in(text: str) -> str | None:
    """What was typed as a phone is stored; None when it is none."""
    read = Phone().read(text.translate(_FULL_WIDTH))
    return None if read.problem else read.value


def is_personal(text: str) -> bool:
    """Whether it is a number that somebody may have: an ID number or a phone."""
    return id_number_in(text) is not None or phone_in(text) is not None


def holds_number(text: str) -> bool:
    """Whether so many digits stand in it that it has no place in an address or a log."""
    return _MANY_DIGITS.search(text.translate(_FULL_WIDTH)) is not None


def parts(title: str, text: str) -> Parts | None:
    """Where the title says what was asked for, in its characters or by their pinyin initials."""
    wanted = text.lower()
    for spoken in (title.lower(), names.initials(title)):
        at = spoken.find(wanted)
        # Only where each character has one letter do the letters tell which characters are meant.
        if wanted and at >= 0 and len(spoken) == len(title):
            return Parts(title[:at], title[at : at + len(wanted)], title[at + len(wanted) :])
    return None
