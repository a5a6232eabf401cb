"""The columns that rules read, each under a name of its own, and how a rule makes them of facts in Python.

Most are called as their fact. Where rules read one fact in two shapes (in one document people are counted, in
another they are an amount), each shape has its column: `people_count`, `people_amount`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from niangjia.policy.columns.packing import rebuilder
from niangjia.policy.columns.program import Program
from niangjia.policy.columns.tree import Fact, Node, Reader, Shape

Readers = Mapping[str, Fact]
"""By the name of a column, the fact as a rule reads it."""


def laid_out(programs: Mapping[int, Program]) -> tuple[dict[int, Program], dict[int, Readers]]:
    """The programs of rules with every fact under the name of its column, and how each rule reads those."""
    read = {at: _told_apart(program) for at, program in programs.items()}
    names = _names(one for slots in read.values() for one in slots.values())
    renamed: dict[int, Program] = {}
    readers: dict[int, Readers] = {}
    for at, program in programs.items():
        columns: dict[Node, Node] = {fact: Fact(names[slot], fact.shape) for fact, slot in read[at].items()}
        renamed[at] = program.changed(rebuilder(lambda one, columns=columns: columns.get(one, one)))  # type: ignore[misc]
        readers[at] = {names[slot]: fact for fact, slot in read[at].items()}
    return renamed, readers


@dataclass(frozen=True, slots=True)
class _Slot:
    """A column as one rule counts them: its name and shape, and which of those so called and shaped."""

    name: str
    shape: Shape
    nth: int


def _told_apart(program: Program) -> dict[Fact, _Slot]:
    ways: defaultdict[tuple[str, Shape], list[Reader | None]] = defaultdict(list)
    found: dict[Fact, _Slot] = {}
    for root in program.nodes():
        for one in root.walk():
            if isinstance(one, Fact) and one not in found:
                known = ways[one.name, one.shape]
                found[one] = _Slot(one.name, one.shape, len(known))
                known.append(one.how)
    return found


def _names(slots: Iterable[_Slot]) -> dict[_Slot, str]:
    every = sorted(set(slots), key=lambda one: (one.nth, one.name, one.shape))
    shapes: defaultdict[str, set[Shape]] = defaultdict(set)
    for one in every:
        shapes[one.name].add(one.shape)
    found: dict[_Slot, str] = {}
    plain = {one for one in every if one.nth == 0 and len(shapes[one.name]) == 1}
    taken = {one.name for one in plain}
    for one in every:
        name = one.name
        if one not in plain:
            name += f"_{one.shape}" if len(shapes[one.name]) > 1 else ""
            name += f"_{one.nth + 1}" if one.nth else ""
            while name in taken:
                name += "_"
            taken.add(name)
        found[one] = name
    return found
