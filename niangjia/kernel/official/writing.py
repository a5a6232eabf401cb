"""How a paper writes numbers and text: pure."""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

from niangjia.kernel.official.types import Blank, Text
from niangjia.kernel.official.types.blocks import Level

Parts = tuple[str | Blank, ...]
DIGITS = "零一二三四五六七八九"
WAN = Decimal(10_000)
_SPACES = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_UNPRINTABLE = {"Cc", "Cs", "Co", "Cn"}
_BENDS_THE_LINE = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def document_number(mark: str, year: int, serial: int) -> str:
    """绵工发〔2026〕12号: hexagonal brackets, no 第, no leading zero. ValueError when serial is below 1."""
    if serial < 1:
        raise ValueError("papers are numbered from 1")
    return f"{mark}〔{year}〕{serial}号"


def wan_yuan(amount: Decimal | int) -> str:
    """Yuan as 万元 with two decimals, half up, without the word: 86,400 yuan is 8.64."""
    return str((Decimal(amount) / WAN).quantize(Decimal("0.01"), ROUND_HALF_UP))


def counted(number: int) -> str:
    """A head's number in Chinese, 1 to 99: 一, 十, 二十一."""
    tens, ones = divmod(number, 10)
    return (DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (DIGITS[ones] if ones else "")


def head_number(level: Level, number: int) -> str:
    """What stands before a head: 一、 （一） 1. （1）."""
    said = counted(number) if number < 100 else str(number)
    return {1: f"{said}、", 2: f"（{said}）", 3: f"{number}.", 4: f"（{number}）"}[level]


def clean(text: str) -> str:
    """Text a page can carry: no control characters, nothing that turns the reading direction; one line."""
    return "".join(
        character
        for character in _SPACES.sub(" ", text)
        if unicodedata.category(character) not in _UNPRINTABLE and character not in _BENDS_THE_LINE
    )


def parts(text: Text | None, unknown: str) -> Parts:
    """Text and blanks in order, cleaned; None is the blank `unknown`."""
    if text is None:
        return (Blank(unknown),)
    found = text if isinstance(text, tuple) else (text,)
    cleaned = (Blank(clean(one.label)) if isinstance(one, Blank) else clean(one) for one in found)
    return tuple(one for one in cleaned if one)


def plain(text: Parts) -> str:
    """The parts as one string, blanks as they are read."""
    return "".join(str(one) for one in text)


def width(text: str) -> float:
    """How many characters of full width the text takes: half a one for a Latin letter or a digit."""
    return sum(1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5 for character in text)
