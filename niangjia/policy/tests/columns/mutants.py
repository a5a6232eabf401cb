"""Programs with one thing wrong in them: another number, another sign, a check that is gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from niangjia.policy.columns.compiling import Columns
from niangjia.policy.columns.packing import rebuilder, settled
from niangjia.policy.columns.program import Output, Program
from niangjia.policy.columns.tree import Const, Given, If, Node, Not, Op, Pair, same

OTHER: dict[Op, tuple[Op, ...]] = {
    Op.ADD: (Op.SUB,),
    Op.SUB: (Op.ADD,),
    Op.MUL: (Op.ADD,),
    Op.OVER: (Op.REST,),
    Op.REST: (Op.OVER,),
    Op.MOST: (Op.LEAST,),
    Op.LEAST: (Op.MOST,),
    Op.UNDER: (Op.UP_TO, Op.SAME),
    Op.UP_TO: (Op.UNDER, Op.SAME),
    Op.SAME: (Op.UP_TO, Op.UNDER),
    Op.BOTH: (Op.EITHER,),
    Op.EITHER: (Op.BOTH,),
}
ALWAYS, NEVER = same(0, 0), same(0, 1)


def mutants(columns: Columns) -> Iterator[tuple[str, Columns]]:
    """Every mutant of the one program of these columns, with a name that says what is wrong."""
    (group,) = columns.groups
    for name, program in _programs(group.program):
        yield name, replace(columns, groups=(replace(group, program=program),))


def said(one: Node) -> str:
    """A tree on a line."""
    match one:
        case Const(number):
            return str(number)
        case Pair(op, left, right):
            return f"({said(left)} {op} {said(right)})"
        case If(flag, then, otherwise):
            return f"({said(flag)} ? {said(then)} : {said(otherwise)})"
        case Not(flag):
            return f"!{said(flag)}"
        case Given(fact):
            return f"has {said(fact)}"
    return str(getattr(one, "name", one))


def _programs(program: Program) -> Iterator[tuple[str, Program]]:
    never = [one.number for one in program.outputs if one.there is not None and settled(one.there) is False]
    roots = [root for root in program.nodes() if not any(root is one for one in never)]
    nodes = {id(one): one for root in roots for one in root.walk()}
    around = {id(part): said(one) for one in nodes.values() for part in one.children}
    # A flag that numbers alone decide is turned as a whole, however it is said.
    said_so = {id(part) for one in nodes.values() if settled(one) is not None for part in one.children}
    for target in (one for key, one in nodes.items() if key not in said_so):
        for instead in _instead(target):
            if settled(target) is not None and settled(target) == settled(instead):
                continue
            change = rebuilder(lambda one, target=target, instead=instead: instead if one is target else one)  # type: ignore[misc]
            yield f"{said(target)} → {said(instead)} in {around.get(id(target), '')}", program.changed(change)
    for at, output in enumerate(program.outputs):
        if output.there is not None and settled(output.there) is not None:
            continue  # it is there in every row or in none, however it is said
        for name, other in _outputs(output):
            outputs = (*program.outputs[:at], other, *program.outputs[at + 1 :])
            yield f"{output.name}: {name}", replace(program, outputs=outputs)


def _instead(one: Node) -> Iterator[Node]:
    match one:
        case Const(number):
            yield from (Const(number + 1), Const(number - 1))
        case Pair(op, left, right):
            yield from (Pair(other, left, right) for other in OTHER[op])
            if op in (Op.BOTH, Op.EITHER):
                yield from (left, right)
        case If(flag, then, otherwise):
            yield from (If(flag, otherwise, then), then, otherwise)
        case Not(flag):
            yield flag
        case Given():
            yield from (ALWAYS, NEVER)


def _outputs(one: Output) -> Iterator[tuple[str, Output]]:
    if one.there is not None:
        yield "everywhere", replace(one, there=None)
    yield "regardless turned", replace(one, regardless=not one.regardless)
