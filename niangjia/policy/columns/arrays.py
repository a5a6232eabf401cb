"""Columns in this process: whole numbers in NumPy arrays, a part of the rows at a time.

A part is small enough to stay near the processor, so that memory holds what came in and what goes out and
hardly more. Numbers too large for 64 bits on the way are computed as Python's own, which have no end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from niangjia.policy.columns.answering import prepared
from niangjia.policy.columns.compiling import Columns
from niangjia.policy.columns.lookup import Lookup
from niangjia.policy.columns.safety import LARGEST
from niangjia.policy.columns.tree import Shape

Array = NDArray[Any]
PART = 65_536
"""Rows at a time."""
KEPT = 2**24
"""Bytes that are not handed back to the system."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of texts: each text once, and its place in every row. None: the row has none."""

    texts: Sequence[str | None]
    index: Array

    @classmethod
    def of(cls, texts: Sequence[str | None]) -> Coded:
        """The texts of a column, row by row."""
        known: dict[str | None, int] = {}
        index = [known.setdefault(text, len(known)) for text in texts]
        return cls((*known,) or (None,), np.array(index, dtype=np.int32))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of whole numbers, and in which rows there is one; None: in all."""

    numbers: Array
    known: Array | None = None

    def __getitem__(self, row: int) -> int | None:
        """The number of a row."""
        return None if self.known is not None and not self.known[row] else int(self.numbers[row])

    def part(self, part: slice) -> Column:
        """Some rows that follow each other, in 64 bits."""
        numbers = self.numbers[part].astype(np.int64, copy=False)
        return Column(numbers, None if self.known is None else self.known[part])

    def take(self, index: Array) -> Column:
        """The rows at these places."""
        known = None if self.known is None else self.known.take(index)
        return Column(self.numbers.take(index), None if known is None or known.all() else known)

    def exact(self) -> Column:
        """The same as Python's own numbers, which have no end."""
        return Column(self.numbers.astype(object), self.known)

    def exceeds(self, bound: int) -> bool:
        """Whether any number lies further from 0."""
        return bool(self.numbers.max() > bound or self.numbers.min() < -bound)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answers, row by row as the facts came: status, index of the rule, and each output."""

    status: Array
    rule: Array
    outputs: Mapping[str, Column]


def run(
    columns: Columns,
    *,
    places: Coded,
    kinds: Coded | None = None,
    facts: Mapping[str, Column | Coded] | None = None,
) -> Outcome:
    """The provision for every row. A fact that is not among `facts` is given in no row.

    Raises OverflowError where an answer has more than 64 bits, TypeError where a column has fractions.
    """
    size = len(places.index)
    if size > PART:
        _keep_small_memory()
    lookup = Lookup(columns, places, kinds)
    given = {
        one.name: _numbers(columns, one.name, (facts or {}).get(one.name), size) for one in columns.facts
    }
    groups = [prepared(group, len(columns.rules)) for group in columns.groups]
    status, rule = np.empty(size, np.int8), np.empty(size, lookup.dtype)
    outputs = {name: Column(np.zeros(size, np.int64), np.zeros(size, np.bool_)) for name in columns.outputs}
    for start in range(0, size, PART):
        part = slice(start, start + PART)
        at = lookup.rules(part)
        status[part] = lookup.status(at)
        rule[part] = at
        told = {name: one.part(part) for name, one in given.items()}
        written = {name: one.part(part) for name, one in outputs.items()}
        for group in groups:
            group.answer(at, told, status[part], written)
    return Outcome(status, rule, outputs)


def _keep_small_memory() -> None:
    # The C library hands what is freed back to the system after each part and asks for it anew, which takes
    # longer than computing does. Once a larger block was freed (never touched, it costs nothing) it keeps
    # what is smaller.
    np.empty(KEPT, np.int8)


def _numbers(columns: Columns, name: str, given: Column | Coded | None, size: int) -> Column:
    if given is None:
        return Column(np.zeros(size, np.int64), np.zeros(size, np.bool_))
    if isinstance(given, Column):
        if given.numbers.dtype.kind not in "iub":
            raise TypeError(f"{name}: a column has whole numbers, not {given.numbers.dtype}")
        if given.numbers.dtype == np.uint64 and size and given.numbers.max() > LARGEST:
            raise OverflowError(f"{name}: more than 64 bits hold")
        return given
    texts = columns.names.get(name, {})
    place = np.array([texts.get(text, -1) if text is not None else 0 for text in given.texts], np.int64)
    known = np.array([text is not None for text in given.texts], np.bool_)
    return Column(place[given.index], known[given.index])


__all__ = ["Coded", "Column", "Outcome", "Shape", "run"]
