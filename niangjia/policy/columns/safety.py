"""How large facts may be before a number on the way could need more than 64 bits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from niangjia.policy.columns.packing import Packed
from niangjia.policy.columns.tree import Const, Fact, If, Node, Op, Pair, Param, is_flag

LARGEST = 2**63 - 1


def safe_up_to(group: Packed) -> int:
    """The largest bound, a power of two less one, such that facts within it keep every number in 64 bits.

    -1 where the rules' own numbers do not fit, whatever the facts.
    """
    inside = {one: None for root in group.program.nodes() for one in root.walk() if not is_flag(one)}
    tried = range(63)
    bits = bisect_left(tried, True, key=lambda bits: _exceeds(inside, int(2**bits - 1), group.table)) - 1
    return int(2**bits - 1) if bits >= 0 else -1


def _exceeds(inside: Iterable[Node], bound: int, table: Sequence[Sequence[int]]) -> bool:
    largest: dict[Node, int] = {}
    for one in inside:  # what is inside comes before what it is in
        largest[one] = _largest(one, bound, table, largest)
    return max(largest.values(), default=0) > LARGEST


def _largest(one: Node, bound: int, table: Sequence[Sequence[int]], known: Mapping[Node, int]) -> int:
    """The largest amount, whatever its sign, that a number can come to."""
    match one:
        case Const(number):
            return abs(number)
        case Param(at):
            return max(abs(number) for number in table[at])
        case Fact():
            return bound
        case If(_, then, otherwise):
            return max(known[then], known[otherwise])
        case Pair(op, left, right):
            first, second = known[left], known[right]
            if op in (Op.ADD, Op.SUB):
                return first + second
            if op is Op.MUL:
                return first * second
            # A rest is under its divisor, a part never over what was divided: divisors are above 0.
            return second if op is Op.REST else first if op is Op.OVER else max(first, second)
    raise TypeError(f"no number: {one!r}")
