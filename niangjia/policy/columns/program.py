"""What a rule answers, as trees: its status, its numbers, and where each of them is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from niangjia.kernel.figure import Status
from niangjia.policy.columns.tree import Const, Given, Node, Shape, every, node, when
from niangjia.policy.columns.tree import Fact as FactNode


class RowStatus(IntEnum):
    """A row's answer, as a number in a column."""

    VALUE = 0
    MISSING = 1
    NOT_APPLICABLE = 2
    REFUSED = 3
    """A fact cannot be right: the explained way raises FactError."""

    @property
    def status(self) -> Status | None:
        """As figures say it; None where there is no figure, but a refusal."""
        return _STATUSES.get(self)


_STATUSES = {
    RowStatus.VALUE: Status.VALUE,
    RowStatus.MISSING: Status.MISSING,
    RowStatus.NOT_APPLICABLE: Status.NOT_APPLICABLE,
}


@dataclass(frozen=True, slots=True)
class Output:
    """A number of the answer. The rows that have it are those with a value (`regardless` of that: all of the
    rule's), and among them those where `there` is up. One finer than hundredths is in no column."""

    name: str
    number: Node
    shape: Shape
    there: Node | None = None
    regardless: bool = False

    def changed(self, change: Callable[[Node], Node]) -> Output:
        """The same with its trees changed, the number's first."""
        number = change(self.number)
        there = None if self.there is None else change(self.there)
        return Output(self.name, number, self.shape, there, self.regardless)


@dataclass(frozen=True, slots=True)
class Program:
    """The trees of one rule. An output that a rule does not name has no number in any of its rows."""

    status: Node
    outputs: tuple[Output, ...] = ()

    @property
    def silent(self) -> bool:
        """Whether every row gets the same status and no number."""
        return isinstance(self.status, Const) and not self.outputs

    def nodes(self) -> Iterator[Node]:
        """Every root of a tree, in a fixed order: status, then number and presence of each output."""
        yield self.status
        for one in self.outputs:
            yield one.number
            if one.there is not None:
                yield one.there

    def changed(self, change: Callable[[Node], Node]) -> Program:
        """The same with every root changed, in the order of `nodes`."""
        return Program(change(self.status), tuple(one.changed(change) for one in self.outputs))


def part(name: str, number: Node, shape: Shape, *, there: Node | None = None) -> Output:
    """A named part of the answer, in the column `part_…`; rows have it where `there` is up, valued or not."""
    return Output(f"part_{name}", number, shape, there, regardless=True)


def always(status: RowStatus) -> Program:
    """A rule that has no number, whatever the facts."""
    return Program(Const(status))


def asked(*facts: FactNode, then: Node | int = RowStatus.VALUE, refused: Node | None = None) -> Node:
    """The status of a rule that needs these facts: missing without them, refused where `refused` is up."""
    checked = node(then) if refused is None else when(refused, RowStatus.REFUSED, then)
    return when(every(*(Given(one) for one in facts)), checked, RowStatus.MISSING)
