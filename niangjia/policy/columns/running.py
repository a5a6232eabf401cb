"""A tree over arrays of whole numbers: every node once, whatever asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from niangjia.policy.columns.tree import Const, Fact, Given, If, Node, Not, Op, Pair, Param

if TYPE_CHECKING:
    from niangjia.policy.columns.arrays import Column

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


def run_node(one: Node, facts: Mapping[str, Column], params: Sequence[Any], seen: dict[Node, Any]) -> Any:
    """What a node comes to in every row: an array, or one number where all rows are alike."""
    if one not in seen:
        seen[one] = _run(one, facts, params, seen)
    return seen[one]


def _run(one: Node, facts: Mapping[str, Column], params: Sequence[Any], seen: dict[Node, Any]) -> Any:
    match one:
        case Const(number):
            return number
        case Param(at):
            return params[at]
        case Fact(name):
            column = facts[name]
            return column.numbers if column.known is None else np.where(column.known, column.numbers, 0)
        case Given(Fact(name)):
            known = facts[name].known
            return np.True_ if known is None else known
        case Pair(op, left, right):
            found = PAIRS[op](run_node(left, facts, params, seen), run_node(right, facts, params, seen))
            return found.astype(np.bool_) if op.tells and found.dtype == object else found
        case Not(flag):
            return np.logical_not(run_node(flag, facts, params, seen))
        case If(flag, then, otherwise):
            parts = (run_node(part, facts, params, seen) for part in (flag, then, otherwise))
            return np.where(*parts)
    raise TypeError(f"no such node in a compiled tree: {one!r}")
