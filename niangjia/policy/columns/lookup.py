"""Place and kind of each row to its rule: each text is looked at once, a row is looked up twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from niangjia.policy.columns.compiling import Columns
from niangjia.policy.columns.placing import ABSENT, DIGITS, LENGTHS, MALFORMED, Slots, as_number
from niangjia.policy.columns.program import RowStatus

if TYPE_CHECKING:
    from niangjia.policy.columns.arrays import Coded

Array = NDArray[Any]


class Lookup:
    """From area and kind to the rule; a row without a right place or kind has one of two that are no rule."""

    def __init__(self, columns: Columns, places: Coded, kinds: Coded | None) -> None:
        slots, size = columns.slots, len(columns.rules)
        self._size, refused, missing = size, size, size + 1
        self.dtype = np.min_scalar_type(missing)
        # One more area and kind each for what is none, and for none given: what is none weighs more.
        table = np.full((len(slots.rules) + 2, slots.width + 2), missing, np.intp)
        table[-2, :] = table[:, -2] = refused
        table[:-2, :-2] = slots.rules
        self._table, self._width = table.ravel(), table.shape[1]
        self._places, self._kinds = places.index, kinds.index if kinds else None
        ends = np.array([slots.kind(text) for text in (kinds.texts if kinds else (None,))])
        self._ends = _last(ends, self._width)
        self._starts = _had(places, partial(_areas, slots, len(table))) * self._width
        if self._kinds is None:
            self._starts += self._ends[0]
        silent = [columns.silent.get(one, RowStatus.VALUE) for one in range(size)]
        self._status = np.array([*silent, RowStatus.REFUSED, RowStatus.MISSING], np.int8)

    def rules(self, part: slice) -> Array:
        """The index of each row's rule, for now with those of no place or kind."""
        slot = self._starts.take(self._places[part])
        if self._kinds is not None:
            slot += self._ends.take(self._kinds[part])
        return self._table.take(slot)

    def status(self, at: Array) -> Array:
        """The status of each row as far as it hangs on its rule; `at` then has 0 where there is none."""
        status = self._status.take(at)
        at[at >= self._size] = 0
        return status


def _had(column: Coded, read: Callable[[Sequence[str | None]], Array]) -> Array:
    """What is read of each text; where there are fewer rows than texts, of those alone that a row has."""
    texts = column.texts
    if len(column.index) >= len(texts):
        return read(texts)
    had = np.zeros(len(texts), np.bool_)
    had[column.index] = True
    those = np.flatnonzero(had)
    found = np.zeros(len(texts), np.intp)
    found[those] = read([texts[at] for at in those.tolist()])
    return found


def _areas(slots: Slots, size: int, codes: Sequence[str | None]) -> Array:
    """Where the area of each code stands in a table of so many."""
    numbers = as_numbers(codes)
    intervals = np.searchsorted(np.array(slots.areas.starts), numbers, "right") - 1
    areas = np.array(slots.areas.areas).take(intervals, mode="clip")
    return _last(np.where(numbers < 0, numbers, areas), size)


def as_numbers(codes: Sequence[str | None]) -> Array:
    """What `as_number` says of each code, all of one length at once."""
    numbers = np.full(len(codes), MALFORMED, np.int64)
    try:
        lengths = np.fromiter(map(len, codes), np.int64, len(codes))  # type: ignore[arg-type]
        for length in LENGTHS:
            those = np.flatnonzero(lengths == length)
            texts = codes if len(those) == len(codes) else [codes[at] for at in those.tolist()]
            numbers[those] = _read("".join(texts).encode("ascii"), length)  # type: ignore[arg-type]
    except (TypeError, UnicodeEncodeError):
        # Some are no texts, or have other letters.
        return np.array([as_number(code) for code in codes], np.int64)
    return numbers


def _read(letters: bytes, length: int) -> Array:
    digits = np.frombuffer(letters, np.uint8).reshape(-1, length).T - np.uint8(ord("0"))
    numbers = np.zeros(digits.shape[1], np.int64)
    for digit in digits:
        numbers *= 10
        numbers += digit
    return np.where((digits < 10).all(0), numbers * 10 ** (DIGITS - length), MALFORMED)


def _last(places: Array, size: int) -> Array:
    """Places counted from the end: what is none stands last but one, none given last."""
    last = {MALFORMED: size - 2, ABSENT: size - 1}
    return np.where(places < 0, np.where(places == ABSENT, last[ABSENT], last[MALFORMED]), places)
