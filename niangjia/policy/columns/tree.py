"""The small tree that columns are made of: whole numbers, facts, comparisons, one choice.

Everything is a whole number or a flag: counts as they are, amounts in hundredths, days as ordinals. So every
engine that runs the tree gives the same last digit. A fact that was not given reads as 0: whoever asks looks
at `Given` first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from typing import Any, Protocol


class Op(StrEnum):
    """What two nodes are put together by."""

    ADD = "+"
    SUB = "-"
    MUL = "*"
    OVER = "//"
    """Whole parts: the divisor is above 0; below 0 engines disagree, so nobody may use such a result."""
    REST = "%"
    MOST = "max"
    LEAST = "min"
    UNDER = "<"
    UP_TO = "<="
    SAME = "="
    BOTH = "and"
    EITHER = "or"

    @property
    def tells(self) -> bool:
        """Whether it comes to a flag, not to a number."""
        return self in (Op.UNDER, Op.UP_TO, Op.SAME, Op.BOTH, Op.EITHER)


class Shape(StrEnum):
    """What a number of a column stands for."""

    COUNT = "count"
    AMOUNT = "amount"
    """Hundredths: fen of yuan, hundredths of a day or a point."""
    FLAG = "flag"
    """0 or 1."""
    DAY = "day"
    """The proleptic ordinal of a date."""
    NAMED = "named"
    """The place of a text among those that the rules know."""


class Reader(Protocol):
    """How a column is made of a fact in Python: the fact's name, and what a row's column says of it."""

    @property
    def fact(self) -> str:
        """The fact that is read."""

    def read(self, facts: Any) -> int | str:
        """What stands in the column where the fact is given. Raises FactError where it cannot be right."""


class Node:
    """A part of the tree. A node that is used twice is looked at once: a calendar has many such."""

    __slots__ = ("_hash",)
    _hash: int
    __match_args__: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[object, ...]:
        """What it is made of."""
        return tuple(getattr(self, name) for name in self.__match_args__)

    @property
    def children(self) -> tuple[Node, ...]:
        """The nodes it is put together of."""
        return tuple(part for part in self.parts if isinstance(part, Node))

    def walk(self) -> Iterator[Node]:
        """The node and everything in it once, what is inside first."""
        yield from self._walk(set())

    def _walk(self, seen: set[int]) -> Iterator[Node]:
        if id(self) not in seen:
            seen.add(id(self))
            for child in self.children:
                yield from child._walk(seen)
            yield self

    def __hash__(self) -> int:
        try:
            return self._hash
        except AttributeError:
            found = hash((type(self), self.parts))
            object.__setattr__(self, "_hash", found)
            return found

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Node) or type(self) is not type(other) or hash(self) != hash(other):
            return False
        return self.parts == other.parts

    def __add__(self, other: Number) -> Node:
        return Pair(Op.ADD, self, node(other))

    def __sub__(self, other: Number) -> Node:
        return Pair(Op.SUB, self, node(other))

    def __mul__(self, other: Number) -> Node:
        return Pair(Op.MUL, self, node(other))

    def __floordiv__(self, other: Number) -> Node:
        return Pair(Op.OVER, self, node(other))

    def __mod__(self, other: Number) -> Node:
        return Pair(Op.REST, self, node(other))

    def __lt__(self, other: Number) -> Node:
        return Pair(Op.UNDER, self, node(other))

    def __le__(self, other: Number) -> Node:
        return Pair(Op.UP_TO, self, node(other))

    def __gt__(self, other: Number) -> Node:
        return Pair(Op.UNDER, node(other), self)

    def __ge__(self, other: Number) -> Node:
        return Pair(Op.UP_TO, node(other), self)

    def __and__(self, other: Node) -> Node:
        return Pair(Op.BOTH, self, other)

    def __or__(self, other: Node) -> Node:
        return Pair(Op.EITHER, self, other)

    def __invert__(self) -> Node:
        return Not(self)


Number = Node | int


@dataclass(frozen=True, slots=True, eq=False)
class Const(Node):
    """A number that the document says: it may be another in the next document of the same kind."""

    number: int


@dataclass(frozen=True, slots=True, eq=False)
class Param(Node):
    """A number that differs between the rules: taken from the table of a column's rules, by the rule."""

    at: int


@dataclass(frozen=True, slots=True, eq=False)
class Fact(Node):
    """A fact of the row; 0 where it was not given, below 0 where it cannot be right.

    `how`: a column that is no fact as such, but made of one (a count for each level of a list).
    """

    name: str
    shape: Shape = Shape.COUNT
    how: Reader | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Given(Node):
    """Whether the row has the fact."""

    fact: Fact


@dataclass(frozen=True, slots=True, eq=False)
class Is(Node):
    """Whether a named fact is one of these texts."""

    fact: Fact
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Pair(Node):
    """Two nodes, put together."""

    op: Op
    left: Node
    right: Node


@dataclass(frozen=True, slots=True, eq=False)
class Not(Node):
    """The other of two flags."""

    flag: Node


@dataclass(frozen=True, slots=True, eq=False)
class If(Node):
    """One node where a flag is up, else another."""

    flag: Node
    then: Node
    otherwise: Node


def node(number: Number) -> Node:
    """A number as a part of the tree."""
    return number if isinstance(number, Node) else Const(int(number))


def when(flag: Node, then: Number, otherwise: Number) -> Node:
    """`then` where the flag is up, else `otherwise`."""
    return If(flag, node(then), node(otherwise))


def most(one: Number, other: Number) -> Node:
    """The larger of two."""
    return Pair(Op.MOST, node(one), node(other))


def least(one: Number, other: Number) -> Node:
    """The smaller of two."""
    return Pair(Op.LEAST, node(one), node(other))


def same(one: Number, other: Number) -> Node:
    """Whether two numbers are the same. (`==` is left to say whether two trees are.)"""
    return Pair(Op.SAME, node(one), node(other))


def up(number: Number) -> Node:
    """A number as a flag: up unless it is 0."""
    return Not(same(number, 0))


def counted(flag: Node) -> Node:
    """A flag as a number: 1 or 0."""
    return when(flag, 1, 0)


def total(numbers: Iterable[Node]) -> Node:
    """The sum; of none, 0."""
    return reduce(Node.__add__, numbers, node(0))


def no_flag(fact: Node) -> Node:
    """Whether a number is neither 0 nor 1."""
    return (fact < 0) | (fact > 1)


def every(*flags: Node) -> Node:
    """Whether all flags are up; of none, yes."""
    return _joined(Op.BOTH, flags, 1)


def some(*flags: Node) -> Node:
    """Whether any flag is up; of none, no."""
    return _joined(Op.EITHER, flags, 0)


def _joined(op: Op, flags: tuple[Node, ...], of_none: int) -> Node:
    whole, *rest = flags or (up(of_none),)
    for flag in rest:
        whole = Pair(op, whole, flag)
    return whole


def is_flag(one: Node) -> bool:
    """Whether a node comes to a flag, not to a number."""
    match one:
        case Given() | Is() | Not():
            return True
        case Pair(op):
            return op.tells
        case If(_, then):
            return is_flag(then)
    return False
