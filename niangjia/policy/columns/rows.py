"""A program over some rows of a part: every node once, and what is costly only where it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from niangjia.policy.columns.tree import Const, Fact, Given, If, Node, Not, Op, Pair, Param, is_flag

if TYPE_CHECKING:
    from niangjia.policy.columns.arrays import Column

Array = NDArray[Any]
FEW = 0.9
"""Up to this share of the rows it is quicker to take them out than to compute all."""

PAIRS: dict[Op, Callable[[Any, Any], Any]] = {
    Op.ADD: np.add,
    Op.SUB: np.subtract,
    Op.MUL: np.multiply,
    Op.OVER: np.floor_divide,
    Op.REST: np.remainder,
    Op.MOST: np.maximum,
    Op.LEAST: np.minimum,
    Op.UNDER: np.less,
    Op.UP_TO: np.less_equal,
    Op.SAME: np.equal,
    Op.BOTH: np.logical_and,
    Op.EITHER: np.logical_or,
}


class Rows:
    """Some rows: their facts, the rules they have, the tables of the rules' parameters.

    `exact`: with Python's own numbers, which have no end, in place of 64 bits.
    """

    def __init__(
        self, facts: Mapping[str, Column], rule: Array, tables: Sequence[Array], *, exact: bool = False
    ) -> None:
        self._facts, self.rule, self._tables, self.exact = facts, rule, tables, exact
        self._found: dict[Node, Any] = {}
        self._some: dict[tuple[Node, bool], tuple[Rows, Array | None]] = {}

    def some(self, up: Any) -> tuple[Rows, Array | None]:
        """The rows where a flag is up, and where they stand; all, and None, where those are not few."""
        if not isinstance(up, np.ndarray) or np.count_nonzero(up) > FEW * len(up):
            return self, None
        index = np.flatnonzero(up)
        facts = {name: column.take(index) for name, column in self._facts.items()}
        return Rows(facts, self.rule.take(index), self._tables, exact=self.exact), index

    def of(self, one: Node) -> Any:
        """What a node comes to in every row: an array, or one number where all rows are alike."""
        if one not in self._found:
            self._found[one] = self._run(one)
        return self._found[one]

    def _run(self, one: Node) -> Any:
        match one:
            case Const(number):
                return np.array([number], object) if self.exact else number
            case Param(at):
                return self._param(self._tables[at])
            case Fact(name):
                column = self._facts[name]
                return column.numbers if column.known is None else np.where(column.known, column.numbers, 0)
            case Given(Fact(name)):
                known = self._facts[name].known
                return np.True_ if known is None else known
            case Pair(op, left, right):
                found = PAIRS[op](self.of(left), self.of(right))
                return found.astype(np.bool_) if op.tells and found.dtype == object else found
            case Not(flag):
                return np.logical_not(self.of(flag))
            case If():
                return self._choice(one)
        raise TypeError(f"no such node in a compiled tree: {one!r}")

    def _param(self, table: Array) -> Any:
        if self.exact:
            return table.take(self.rule).astype(object)
        # Under one rule alone nothing is gathered, and dividing by one number is much quicker.
        return table[self.rule[0]] if self._alone else table.take(self.rule)

    @cached_property
    def _alone(self) -> bool:
        return len(self.rule) > 0 and bool((self.rule == self.rule[0]).all())

    def _choice(self, one: If) -> Any:
        up = self.of(one.flag)
        count = np.count_nonzero(np.broadcast_to(up, self.rule.shape))
        if count in (0, len(self.rule)):
            return self.of(one.then if count else one.otherwise)
        if not (costly(one.then) or costly(one.otherwise)):
            return np.where(up, self.of(one.then), self.of(one.otherwise))
        found = np.empty(self.rule.shape, np.bool_ if is_flag(one) else object if self.exact else np.int64)
        self._fill(found, (one.flag, True), up, one.then)
        self._fill(found, (one.flag, False), np.logical_not(up), one.otherwise)
        return found

    def _fill(self, found: Array, side: tuple[Node, bool], up: Array, branch: Node) -> None:
        if not costly(branch):
            np.copyto(found, self.of(branch), where=up)
            return
        if side not in self._some:
            self._some[side] = self.some(up)
        rows, index = self._some[side]
        if index is None:
            np.copyto(found, rows.of(branch), where=up)
        else:
            found[index] = rows.of(branch)


@lru_cache(maxsize=65_536)
def costly(one: Node) -> bool:
    """Whether a node divides."""
    match one:
        case Pair(Op.OVER | Op.REST):
            return True
    return any(costly(part) for part in one.children)
