"""What is computed from: files of units, the columns they have, the partitions they are taken in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

PARTITION_ROWS = 245_760
"""Rows of a partition: two row groups as DuckDB writes them."""
PARTITION_FILES = 200
"""A partition takes no more small files than this."""
MOST_WORKERS = 1_000_000_000
"""More workers than the country has: a larger number is a slip of the pen."""


class Shape(StrEnum):
    """What a column of a file holds, as far as it matters for reading it."""

    TEXT = "text"
    WHOLE = "whole"
    FRACTIONAL = "fractional"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file under the file's own name."""

    name: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class UnitFile:
    """One file of units.

    `shown` is its name in what comes out, below the folder that was given. `parquet` is what is read:
    the file itself, or what a file of comma-separated values was turned into.
    """

    shown: str
    parquet: Path
    rows: int
    columns: Mapping[str, Column]
    size: int
    digest: str
    was_text: bool = False


@dataclass(frozen=True, slots=True)
class Partition:
    """Rows that are answered together: whole files, or the rows [first, last) of one."""

    number: int
    files: tuple[UnitFile, ...]
    first: int
    last: int

    @property
    def rows(self) -> int:
        """How many."""
        return self.last - self.first

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"part-{self.number:05d}.parquet"
