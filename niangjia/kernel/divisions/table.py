"""Reading the table of divisions: once a process, when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

NATION = "中华人民共和国"


class Level(IntEnum):
    """How far below the nation a division lies."""

    NATION = 0
    PROVINCE = 1
    PREFECTURE = 2
    COUNTY = 3
    TOWNSHIP = 4


LEVEL_BY_LENGTH = {
    0: Level.NATION,
    2: Level.PROVINCE,
    4: Level.PREFECTURE,
    6: Level.COUNTY,
    9: Level.TOWNSHIP,
}


class Division(NamedTuple):
    """A division as the National Bureau of Statistics names it; `parent` is the code one level up."""

    code: str
    name: str
    level: Level
    parent: str | None


def normalise(code: str) -> str:
    """`code` as the table writes it: 510700 → 5107, 510000 → 51, 000000 → the nation's empty code.

    Raises ValueError for anything that is not digits of such a length. Whether there is such a division is
    another question: `find` answers it.
    """
    digits = code.strip()
    if digits and not (digits.isascii() and digits.isdigit()):
        raise ValueError(f"a division code has digits only: {code!r}")
    if len(digits) == 12 and digits.endswith("000"):
        digits = digits[:9]
    if len(digits) == 9 and digits.endswith("000"):
        digits = digits[:6]
    while len(digits) in (2, 4, 6) and digits.endswith("00"):
        digits = digits[:-2]
    if len(digits) not in LEVEL_BY_LENGTH:
        raise ValueError(f"a division code has 2, 4, 6 or 9 digits: {code!r}")
    return digits


def find(code: str) -> Division | None:
    """The division of `code` in any of its spellings; None when the table has none."""
    return _table().get(_known(code))


def children(code: str) -> tuple[Division, ...]:
    """The divisions one level below, in the order of their codes."""
    return _children().get(_known(code), ())


def ancestors(code: str) -> tuple[Division, ...]:
    """The divisions above, from the nation down to the parent."""
    above: list[Division] = []
    division = find(code)
    while division is not None and division.parent is not None:
        division = _table()[division.parent]
        above.insert(0, division)
    return tuple(above)


def all() -> Iterator[Division]:
    """Every division, a parent always before its children."""
    yield from _table().values()


def _known(code: str) -> str:
    # Three counties are a whole prefecture, and their own codes end in 00: 441900 is found as it stands.
    return code if code in _table() else normalise(code)


@cache
def _table() -> dict[str, Division]:
    text = files(__package__).joinpath("divisions.txt").read_text(encoding="utf-8")
    return {division.code: division for division in parse(text)}


@cache
def _children() -> dict[str, tuple[Division, ...]]:
    below: dict[str, list[Division]] = {}
    for division in _table().values():
        if division.parent is not None:
            below.setdefault(division.parent, []).append(division)
    return {code: tuple(found) for code, found in below.items()}


def parse(text: str) -> Iterator[Division]:
    """The nation, then each line: one space of indentation a level, the code's own digits, the name."""
    yield Division("", NATION, Level.NATION, None)
    codes = ["", "", "", "", ""]
    levels = tuple(Level)
    for line in text.splitlines():
        if not line or line[0] == "#":
            continue
        digits, _, name = line.lstrip(" ").partition(" ")
        depth = len(line) - len(digits) - len(name)  # the spaces before the digits, and the one behind them
        code = codes[depth] = codes[depth - 1] + digits
        yield Division(code, name, levels[depth], codes[depth - 1])
