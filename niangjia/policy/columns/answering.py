"""The rules of one program answer: their rows are taken out of a part, computed, and written back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from niangjia.policy.columns.packing import Packed, rebuilder
from niangjia.policy.columns.program import RowStatus
from niangjia.policy.columns.rows import Rows
from niangjia.policy.columns.safety import safe_up_to
from niangjia.policy.columns.tree import Node

if TYPE_CHECKING:
    from niangjia.policy.columns.arrays import Column

Array = NDArray[Any]


class Group:
    """The rules of one program, `size` being the number of all."""

    def __init__(self, group: Packed, size: int) -> None:
        self._program, self._safe = group.program.changed(rebuilder(_alike())), safe_up_to(group)
        self._tables = [np.array(column, np.int64) for column in group.table]
        self._mine = np.zeros(size, np.bool_)
        self._mine[[*group.rules]] = True

    def answer(
        self,
        rule: Array,
        given: Mapping[str, Column],
        status: Array,
        outputs: Mapping[str, Column],
    ) -> None:
        """Write the answers of those rows that have a rule of this group."""
        mine = self._mine.take(rule)
        if not mine.any():
            return
        exact = self._safe < 0 or any(one.exceeds(self._safe) for one in given.values())
        facts = {name: one.exact() for name, one in given.items()} if exact else given
        rows = _Taken(Rows(facts, rule, self._tables, exact=exact)).those(mine)
        found = rows.of(self._program.status)
        rows.put(status, found)
        valued = rows.those(np.equal(found, RowStatus.VALUE))
        for one in self._program.outputs:
            taken = rows if one.regardless else valued
            if one.there is not None:
                taken = taken.also(taken.of(one.there))
            column = outputs[one.name]
            assert column.known is not None
            taken.put(column.numbers, taken.of(one.number))
            taken.put(column.known, True)


@lru_cache(maxsize=256)
def prepared(group: Packed, size: int) -> Group:
    """A group, made ready once."""
    return Group(group, size)


@dataclass(frozen=True, slots=True)
class _Taken:
    """Rows taken out of a part: those at an index (None: all of it), of which those count that are `up`."""

    rows: Rows
    index: Array | None = None
    up: Any = True

    def of(self, one: Node) -> Any:
        """What a node comes to in each of the rows."""
        return self.rows.of(one)

    def also(self, up: Any) -> _Taken:
        """The same rows, of which fewer count."""
        return _Taken(self.rows, self.index, self.up & up)

    def those(self, up: Any) -> _Taken:
        """The rows where a flag is up as well, by themselves where they are few."""
        fewer = self.also(up)
        rows, index = self.rows.some(fewer.up)
        if index is None:
            return fewer
        return _Taken(rows, index if self.index is None else self.index.take(index))

    def put(self, into: Array, numbers: Any) -> None:
        """Write their numbers to where they stand."""
        up, index = self.up, self.index
        if up is not True and not np.all(up):
            if index is None and not self.rows.exact:
                np.copyto(into, numbers, where=up, casting="unsafe")
                return
            # Python's own numbers are written one by one: those that do not count may be too large.
            those = np.flatnonzero(np.broadcast_to(up, self.rows.rule.shape))
            index = those if index is None else index.take(those)
            numbers = numbers.take(those) if np.size(numbers) > 1 else numbers
        if index is None:
            into[:] = numbers
        else:
            into[index] = numbers


def _alike() -> Callable[[Node], Node]:
    """Makes one node of all that are equal, so that each is found at once."""
    known: dict[Node, Node] = {}
    return lambda one: known.setdefault(one, one)
