"""What the body of a paper is made of: heads, paragraphs, tables."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from niangjia.kernel.official.types.text import Text

Level = Literal[1, 2, 3, 4]


@dataclass(frozen=True, slots=True)
class Head:
    """A head. Its number (一、 （一） 1. （1）) is counted, not written."""

    level: Level
    text: Text


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. A line feed in it begins another."""

    text: Text


class Align(StrEnum):
    """How a column stands. Numbers stand at the right."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


Cell = Text | int | None
"""A count is an int; None is a blank of its column's title; the empty string is empty."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column. Neighbours of the same `group` stand under one head; `width` is a share of the whole."""

    title: str
    align: Align = Align.LEFT
    width: float = 1.0
    group: str = ""

    def __post_init__(self) -> None:
        if not self.width > 0:
            raise ValueError(f"column {self.title}: a width is more than nothing")


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Its head is repeated on every page; a row is never split over two.

    Raises ValueError when there is no column, or a row has more or fewer cells than there are columns.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    caption: str = ""
    unit: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("a table has at least one column")
        for row in (*self.rows, *((self.total,) if self.total is not None else ())):
            if len(row) != len(self.columns):
                raise ValueError(f"{len(row)} cells under {len(self.columns)} columns: {row!r}")


Block = Head | Para | Table


@dataclass(frozen=True, slots=True)
class Attachment:
    """What follows the paper on pages of its own, upright or lying. Without blocks it is only named."""

    title: str
    blocks: tuple[Block, ...] = ()
    landscape: bool = False
