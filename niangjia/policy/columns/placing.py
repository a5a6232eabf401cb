"""Which rule answers for a place and a kind of unit: resolved once, looked up ever after."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

DIGITS = 12
BEYOND = 10**DIGITS
LENGTHS = (2, 4, 6, 9, 12)
ABSENT, MALFORMED = -1, -2
"""Where no place code stands, and where what stands there is none."""


def spread(code: str) -> int:
    """A place code as a whole number of twelve digits: 5107 and 510700 are both 510700000000."""
    return int(code.ljust(DIGITS, "0"))


def as_number(code: str | None) -> int:
    """What `spread` says of a code; `ABSENT` or `MALFORMED` where there is none to say it of."""
    if code is None:
        return ABSENT
    right = isinstance(code, str) and len(code) in LENGTHS and code.isascii() and code.isdigit()
    return spread(code) if right else MALFORMED


@dataclass(frozen=True, slots=True)
class Areas:
    """The smallest areas that are answered alike, as intervals of place numbers.

    `starts[i]` begins the i-th interval, which lies in area `areas[i]`; the first begins at 0.
    """

    starts: tuple[int, ...]
    areas: tuple[int, ...]

    @classmethod
    def of(cls, codes: Sequence[str]) -> Areas:
        """The intervals of areas with these normal codes, one inside the other as their prefixes are."""
        starts: dict[int, int] = {0: codes.index("")}
        for code in sorted(codes, key=len):
            first, after = spread(code), spread(code) + 10 ** (DIGITS - len(code))
            around = _at(starts, after) if after < BEYOND else None
            starts = {start: area for start, area in starts.items() if not first <= start < after}
            starts[first] = codes.index(code)
            if around is not None:
                starts[after] = around
        ordered = sorted(starts.items())
        joined = [one for at, one in enumerate(ordered) if at == 0 or ordered[at - 1][1] != one[1]]
        return cls(tuple(start for start, _ in joined), tuple(area for _, area in joined))

    def interval(self, number: int) -> int:
        """The interval that the place with this number lies in."""
        return bisect_right(self.starts, number) - 1

    def area(self, number: int) -> int:
        """The area that the place with this number lies in."""
        return self.areas[self.interval(number)]


def _at(starts: dict[int, int], number: int) -> int:
    return starts[max(start for start in starts if start <= number)]


@dataclass(frozen=True)
class Slots:
    """The index of the rule for each area and kind; 0 where no document speaks.

    Kinds stand at `kinds[text]`, their Chinese names too; where the kind is not asked there is one only.
    """

    areas: Areas
    kinds: dict[str, int] | None
    rules: tuple[tuple[int, ...], ...]

    @cached_property
    def width(self) -> int:
        """How many kinds are told apart."""
        return len(self.rules[0])

    def kind(self, text: str | None) -> int:
        """Where a kind stands; `ABSENT` where it is not given, `MALFORMED` where it is none."""
        if self.kinds is None:
            return 0
        return ABSENT if text is None else self.kinds.get(text, MALFORMED)
