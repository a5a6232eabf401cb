"""Rules of one shape are packed into one program: what they say alike stays, what differs becomes a table.

Each distinct rule is in the table once, however many places and kinds it answers for; a row takes its
parameters by the index of its rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

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


def packed(programs: Mapping[int, Program], size: int) -> list[Packed]:
    """The programs of rules, by index, packed by shape; the tables have room for `size` rules."""
    shapes: defaultdict[Program, dict[int, list[int]]] = defaultdict(dict)
    for index, program in programs.items():
        numbers: list[int] = []
        shapes[program.changed(lambda root, taken=numbers: _lifted(root, taken))][index] = numbers  # type: ignore[misc]
    return [_pack(shape, rules, size) for shape, rules in shapes.items()]


def _lifted(root: Node, taken: list[int]) -> Node:
    """The tree with every number taken out of it, in order."""

    def lift(one: Node) -> Node:
        if not isinstance(one, Const):
            return one
        taken.append(one.number)
        return Param(len(taken) - 1)

    return rebuilt(root, lift)


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

    program = shape.changed(lambda root: rebuilt(root, lower))
    return Packed(frozenset(rules), program, tuple(columns))


def rebuilt(root: Node, change: Callable[[Node], Node]) -> Node:
    """The tree with every node changed, what is inside first."""
    parts = {
        one.name: rebuilt(part, change)
        for one in fields(root)  # type: ignore[arg-type]
        if isinstance(part := getattr(root, one.name), Node)
    }
    return change(replace(root, **parts) if parts else root)  # type: ignore[type-var]


def simplified(one: Node) -> Node:
    """The node without what makes no difference: a choice between two alike, + 0, × 1, known flags."""
    match one:
        case If(_, then, otherwise) if then == otherwise:
            return then
        case If(flag, then, otherwise) if (known := _known(flag)) is not None:
            return then if known else otherwise
        case (
            Pair(Op.ADD | Op.SUB, left, Const(0))
            | Pair(Op.MUL, left, Const(1))
            | Pair(Op.OVER, left, Const(1))
        ):
            return left
        case Pair(Op.ADD, Const(0), right) | Pair(Op.MUL, Const(1), right):
            return right
        case Pair(Op.MUL, Const(0), _) | Pair(Op.MUL, _, Const(0)):
            return Const(0)
        case Pair(Op.BOTH, left, right) | Pair(Op.EITHER, left, right) if _known(left) is not None:
            return right if _known(left) == (one.op is Op.BOTH) else left
        case Pair(Op.BOTH, left, right) | Pair(Op.EITHER, left, right) if _known(right) is not None:
            return left if _known(right) == (one.op is Op.BOTH) else right
    return one


def _known(flag: Node) -> bool | None:
    """What a flag of numbers alone comes to; None where it hangs on the row."""
    match flag:
        case Pair(Op.SAME, Const(left), Const(right)):
            return left == right
        case Not(inside):
            known = _known(inside)
            return None if known is None else not known
    return None
