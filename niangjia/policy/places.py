"""Places by division code: 2, 4, 6, 9 or 12 digits, each level inside the one its prefix names."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

from niangjia.kernel import divisions
from niangjia.kernel.wording import Wording
from niangjia.policy.errors import FactError

_LEVELS = (2, 4, 6, 9, 12)
NATION = ""


@lru_cache(maxsize=65536)
def normal(code: str) -> str:
    """The code without its trailing empty levels: 510700 → 5107, 530000 → 53, 000000 → "" (the nation).

    Raises FactError when it is not a division code.
    """
    if not (isinstance(code, str) and code.isascii() and code.isdigit() and len(code) in _LEVELS):
        raise FactError(
            "place", "地区须为2、4、6、9或12位区划代码", "a division code has 2, 4, 6, 9 or 12 digits", code
        )
    ends = [0, *[end for end in _LEVELS if end <= len(code)]]
    while len(ends) > 1 and not code[ends[-2] : ends[-1]].strip("0"):
        ends.pop()
    return code[: ends[-1]]


def covers(jurisdiction: str, place: str) -> bool:
    """Whether a normal jurisdiction code holds at a normal place code, itself included."""
    return place.startswith(jurisdiction)


def around(place: str) -> tuple[str, ...]:
    """Every area with a normal code that could cover a normal place code, the nearest first."""
    return (*(place[:end] for end in reversed(_LEVELS) if end <= len(place)), NATION)


def nearest(areas: Set[str], place: str) -> str:
    """The smallest of these areas, all normal codes, that covers a normal place code; else the nation."""
    for end in reversed(_LEVELS):
        if place[:end] in areas:
            return place[:end]
    return NATION


def named(normal_code: str) -> Wording:
    """A place as people call it: 全国, 绵阳市; a code that the table of divisions lacks is its own name."""
    if not normal_code:
        return Wording("全国", "the whole nation")
    division = divisions.find(normal_code[:9])
    name = division.name if division else written(normal_code)
    return Wording(name, name)


def written(normal_code: str) -> str:
    """A normal code as people write it: at least six digits (5107 → 510700)."""
    return normal_code.ljust(6, "0")
