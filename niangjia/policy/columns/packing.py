"""Rules of one shape are packed into one program: what they say alike stays, what differs becomes a table.

Each distinct rule is in the table once, however many places and kinds it answers for; a row takes its
parameters by the index of its rule.
"""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from niangjia.policy.columns.program import Program
from niangjia.policy.columns.tree import Const, If, Node, Not, Op, Pair, Param


@dataclass(frozen=True, slots=True)
class Packed:
    """The program of some rules: `table[at][rule]` is the number of `Param(at)` for a rule.

    Rules of another program have a 1 there: whatever is computed with it is not used.
    """

    rules: frozenset[int]
    program: Program
    table: tuple[tuple[int, ...], ...]


_NUMBERS: dict[Op, Callable[[int, int], int]] = {
    Op.ADD: operator.add,
    Op.SUB: operator.sub,
    Op.MUL: operator.mul,
    Op.OVER: operator.floordiv,
    Op.REST: operator.mod,
    Op.MOST: max,
    Op.LEAST: min,
}
_PARTS = (Op.OVER, Op.REST)
_FLAGS: dict[Op, Callable[[int, int], bool]] = {
    Op.UNDER: operator.lt,
    Op.UP_TO: operator.le,
    Op.SAME: operator.eq,
}

Rebuilt = dict[int, tuple[Node, Node]]
"""By the identity of a node: the node, so that it stays, and what it became."""


def packed(programs: Mapping[int, Program], size: int) -> list[Packed]:
    """The programs of rules, by index, packed by shape; the tables have room for `size` rules."""
    shapes: defaultdict[Program, dict[int, list[int]]] = defaultdict(dict)
    for index, program in programs.items():
        numbers: list[int] = []
        shapes[program.changed(_lifter(numbers))][index] = numbers
    return [_pack(shape, rules, size) for shape, rules in shapes.items()]


def _lifter(taken: list[int]) -> Callable[[Node], Node]:
    """Takes every number out of the trees of a program, in order."""

    def lift(one: Node) -> Node:
        if not isinstance(one, Const):
            return one
        taken.append(one.number)
        return Param(len(taken) - 1)

    return rebuilder(lift)


def _pack(shape: Program, rules: Mapping[int, Sequence[int]], size: int) -> Packed:
    columns: dict[tuple[int, ...], int] = {}
    places: list[Node] = []
    for numbers in zip(*rules.values(), strict=True):
        if len(set(numbers)) == 1:
            places.append(Const(numbers[0]))
            continue
        column = [1] * size
        for index, number in zip(rules, numbers, strict=True):
            column[index] = number
        places.append(Param(columns.setdefault(tuple(column), len(columns))))

    def lower(one: Node) -> Node:
        return simplified(places[one.at] if isinstance(one, Param) else one)

    return Packed(frozenset(rules), shape.changed(rebuilder(lower)), tuple(columns))


def rebuilder(change: Callable[[Node], Node]) -> Callable[[Node], Node]:
    """Makes trees anew with every node changed, what is inside first; what was one node stays one."""
    known: Rebuilt = {}

    def rebuilt(root: Node) -> Node:
        if id(root) not in known:
            inside = [(part, rebuilt(part) if isinstance(part, Node) else part) for part in root.parts]
            same = all(part is now for part, now in inside)
            known[id(root)] = root, change(root if same else type(root)(*(now for _, now in inside)))
        return known[id(root)][1]

    return rebuilt


def simplified(one: Node) -> Node:
    """The node without what makes no difference: a choice between two alike, + 0, × 1, known flags."""
    match one:
        case If(_, then, otherwise) if then == otherwise:
            return then
        case If(flag, then, otherwise) if (known := settled(flag)) is not None:
            return then if known else otherwise
        case (
            Pair(Op.ADD | Op.SUB, left, Const(0))
            | Pair(Op.MUL, left, Const(1))
            | Pair(Op.OVER, left, Const(1))
        ):
            return left
        case Pair(Op.ADD, Const(0), right) | Pair(Op.MUL, Const(1), right):
            return right
        case Pair(Op.MUL, Const(0), _) | Pair(Op.MUL, _, Const(0)) | Pair(Op.REST, _, Const(1)):
            return Const(0)
        case Pair(Op.BOTH, left, right) | Pair(Op.EITHER, left, right) if settled(left) is not None:
            return right if settled(left) == (one.op is Op.BOTH) else left
        case Pair(Op.BOTH, left, right) | Pair(Op.EITHER, left, right) if settled(right) is not None:
            return left if settled(right) == (one.op is Op.BOTH) else right
        case Pair(op, Const(left), Const(right)) if op in _NUMBERS and (op not in _PARTS or right > 0):
            return Const(_NUMBERS[op](left, right))
    return one


def settled(flag: Node) -> bool | None:
    """What a flag of numbers alone comes to; None where it hangs on the row."""
    match flag:
        case Pair(op, Const(left), Const(right)) if op in _FLAGS:
            return _FLAGS[op](left, right)
        case Not(inside):
            known = settled(inside)
            return None if known is None else not known
    return None
