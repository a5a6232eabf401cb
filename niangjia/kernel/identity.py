"""The citizen ID number (GB 11643-1999, check character by ISO 7064 MOD 11-2) and its masked form.

A number that fails is refused, never repaired: no function here proposes another number.
Area codes are not looked up, because retired codes stay valid in the number for life. Residence permits of
Hong Kong, Macao and Taiwan residents (81, 82, 83) and permanent residence cards (9…) follow the same rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import mul

from niangjia.kernel.terms import Term
from niangjia.kernel.wording import Wording

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
LENGTH = 18
LEGACY_LENGTH = 15
TAIL = 4
SHORTEST_MASKED = 10
"""Plain numbers from here on are an ID or a mobile phone, and masked by their length alone."""

EARLIEST_BIRTH_YEAR = 1800

_SEVERAL = re.compile(r"([/、,;，；|\n]|或)")
_NUMBERS = re.compile(r"(?<![0-9])(?:[0-9]{15,18}[0-9Xx]|[0-9]{15}|1[3-9][0-9]{9})(?![0-9])")
_SHAPE = re.compile(r"[1-9][0-9]{16}[0-9X]")


class Sex(Term):
    """GB/T 2261.1-2003."""

    MALE = "1", "男", "male", "男性", "M", "先生", "男士"
    FEMALE = "2", "女", "female", "女性", "F", "女士"


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a number is not a citizen ID: a stable code and a sentence."""

    code: str
    message: Wording


LEGACY = Wording(
    "这是已停用的15位旧身份证号，须按现行证件填写18位号码",
    "an ID number of the old kind with 15 digits; write the 18 of the present document",
)


def check_character(first_seventeen: str) -> str:
    """The eighteenth character that the first seventeen digits ask for."""
    total = sum(map(mul, WEIGHTS, map(int, first_seventeen)))
    return CHECK_CHARACTERS[total % 11]


def flaw_of(number: str) -> Flaw | None:
    """Why `number` (upper case, without spaces) is not a valid citizen ID; None when it is one."""
    if len(number) == LEGACY_LENGTH and number.isdigit():
        return Flaw("id length", LEGACY)
    if len(number) != LENGTH:
        return Flaw(
            "id length",
            Wording(
                f"身份证号应为18位，此处为{len(number)}位",
                f"an ID number has 18 characters, this has {len(number)}",
            ),
        )
    if not _SHAPE.fullmatch(number):
        return Flaw(
            "id characters",
            Wording("身份证号含有不应出现的字符", "the ID number holds a character it cannot have"),
        )
    if check_character(number[:17]) != number[17]:
        return Flaw("check digit", Wording("身份证号校验码不符", "the check digit of the ID number is wrong"))
    if birth_date(number) is None:
        return Flaw(
            "id birth date",
            Wording("身份证号中的出生日期不存在", "the ID number holds a birth date that does not exist"),
        )
    return None


@lru_cache(maxsize=1024)
def birth_date(number: str) -> date | None:
    """The birth date in an eighteen-character number; None when there is no such day."""
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
    return born if born.year >= EARLIEST_BIRTH_YEAR else None


def sex_of(number: str) -> Sex:
    """The sex a valid number tells: odd sequence male, even female."""
    return Sex.MALE if int(number[16]) % 2 else Sex.FEMALE


def mask(number: str) -> str:
    """An ID number or a phone as it may be shown: 510703********4218, 138****4712.

    Spaces, dashes and full-width digits stay, so that a repair can still be seen. What is too short to be
    either is hidden whole. Several in one text are masked each.
    """
    if number[:-1].isdecimal() and len(number) > SHORTEST_MASKED:
        head = _head(len(number))
        return f"{number[:head]}{'*' * (len(number) - head - TAIL)}{number[-TAIL:]}"
    if len(parts := _SEVERAL.split(number)) > 1:
        return "".join(part if _SEVERAL.fullmatch(part) else mask(part) for part in parts)
    telling = [place for place, character in enumerate(number) if character.isalnum()]
    head = _head(len(telling))
    hidden = set(telling[head:-TAIL] if len(telling) > head + TAIL else telling)
    return "".join("*" if place in hidden else character for place, character in enumerate(number))


def without_numbers(text: str) -> str:
    """A text that a person wrote freely, the ID numbers, cards and phones in it masked."""
    return _NUMBERS.sub(lambda found: mask(found[0]), text)


def _head(length: int) -> int:
    """How many characters stay at the beginning: the area of an ID, the network of a phone."""
    return 6 if length >= LEGACY_LENGTH else 3
