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

from niangjia.policy.columns.compiling import Columns
from niangjia.policy.columns.packing import Packed
from niangjia.policy.columns.placing import ABSENT, MALFORMED, as_number
from niangjia.policy.columns.program import RowStatus
from niangjia.policy.columns.running import run_node
from niangjia.policy.columns.safety import safe_up_to
from niangjia.policy.columns.tree import Node, Shape

Array = NDArray[Any]
PART = 32_768
"""Rows at a time."""


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

    Raises OverflowError where an answer has more than 64 bits.
    """
    size = len(places.index)
    table = _Table(columns, places, kinds)
    given = {
        one.name: _numbers(columns, one.name, (facts or {}).get(one.name), size) for one in columns.facts
    }
    runners = [_Group(group, len(columns.rules)) for group in columns.groups]
    status, rule = np.empty(size, np.int8), np.empty(size, table.dtype)
    outputs = {name: Column(np.zeros(size, np.int64), np.zeros(size, np.bool_)) for name in columns.outputs}
    for start in range(0, size, PART):
        part = slice(start, start + PART)
        at = table.rules(part)
        status[part] = table.status(at)
        rule[part] = at
        for runner in runners:
            runner.answer(part, at, given, status, outputs)
    return Outcome(status, rule, outputs)


class _Table:
    """Place and kind of a row to its rule."""

    def __init__(self, columns: Columns, places: Coded, kinds: Coded | None) -> None:
        slots, size = columns.slots, len(columns.rules)
        numbers = [as_number(text) for text in places.texts]
        ends = [slots.kind(text) for text in (kinds.texts if kinds else (None,))]
        # Two more rules stand for what is no place or kind, and for none given.
        self.dtype = np.min_scalar_type(size + 2)
        self._refused, self._missing, self._size = size, size + 1, size
        by_kind = np.array([*zip(*slots.rules, strict=True)], self.dtype)
        areas = np.searchsorted(np.array(slots.areas.starts), np.array(numbers), "right") - 1
        of_area = np.array(slots.areas.areas)[np.maximum(areas, 0)]
        table = by_kind[np.maximum(ends, 0)][:, of_area]
        at, kind = np.array(numbers), np.array(ends)[:, None]
        table[(at == ABSENT) | (kind == ABSENT)] = self._missing
        table[(at == MALFORMED) | (kind == MALFORMED)] = self._refused
        self._table, self._width = table.ravel(), len(numbers)
        self._places, self._kinds = places.index, kinds.index if kinds else None
        silent = [columns.silent.get(one, RowStatus.VALUE) for one in range(size)]
        self._status = np.array([*silent, RowStatus.REFUSED, RowStatus.MISSING], np.int8)

    def rules(self, part: slice) -> Array:
        """The index of each row's rule, for now with those of no place or kind."""
        slot = self._places[part]
        if self._kinds is not None:
            slot = self._kinds[part].astype(np.intp) * self._width + slot
        return self._table.take(slot)

    def status(self, at: Array) -> Array:
        """The status of each row as far as it hangs on its rule; `at` then has 0 where there is none."""
        status = self._status.take(at)
        at[at >= self._size] = 0
        return status


class _Group:
    """The rules of one program."""

    def __init__(self, group: Packed, size: int) -> None:
        self._group, self._safe = group, safe_up_to(group)
        self._table = [np.array(column, np.int64) for column in group.table]
        self._mine = np.zeros(size, np.bool_)
        self._mine[[*group.rules]] = True

    def answer(
        self,
        part: slice,
        at: Array,
        given: Mapping[str, Column],
        status: Array,
        outputs: Mapping[str, Column],
    ) -> None:
        """Write the answers of those rows of a part that have a rule of this group."""
        mine = self._mine.take(at)
        if not mine.any():
            return
        facts = {name: _part(one, part) for name, one in given.items()}
        large = any(len(one.numbers) and np.abs(one.numbers).max() > self._safe for one in facts.values())
        params = [self._param(column, at) for column in self._table]
        if large:
            facts = {name: Column(one.numbers.astype(object), one.known) for name, one in facts.items()}
            params = [one.astype(object) if isinstance(one, np.ndarray) else one for one in params]
        seen: dict[Node, Any] = {}
        program = self._group.program
        found = run_node(program.status, facts, params, seen)
        np.copyto(status[part], found, where=mine, casting="unsafe")
        valued = mine & (status[part] == RowStatus.VALUE)
        for one in program.outputs:
            there = mine if one.regardless else valued
            if one.there is not None:
                there = there & run_node(one.there, facts, params, seen)
            number = run_node(one.number, facts, params, seen)
            if large:
                number = np.where(there, number, 0).astype(np.int64)
            column = outputs[one.name]
            assert column.known is not None
            np.copyto(column.numbers[part], number, where=there, casting="unsafe")
            np.copyto(column.known[part], there, where=mine)

    def _param(self, column: Array, at: Array) -> Any:
        # A part under one rule alone needs no gathering, and dividing by one number is much quicker.
        first = at[0]
        return column[first] if (at == first).all() else column.take(at)


def _part(column: Column, part: slice) -> Column:
    return Column(column.numbers[part], None if column.known is None else column.known[part])


def _numbers(columns: Columns, name: str, given: Column | Coded | None, size: int) -> Column:
    if given is None:
        return Column(np.zeros(size, np.int64), np.zeros(size, np.bool_))
    if isinstance(given, Column):
        return given
    texts = columns.names.get(name, {})
    place = np.array([texts.get(text, -1) if text is not None else 0 for text in given.texts], np.int64)
    known = np.array([text is not None for text in given.texts], np.bool_)
    return Column(place[given.index], known[given.index])


__all__ = ["Coded", "Column", "Outcome", "Shape", "run"]
