"""Columns as SQL: one SELECT over any relation, in the words of an engine.

Nothing is joined, so no row is lost or doubled and none changes its place: an area is found by comparing the
number of a place, a parameter is taken from a list by the index of the rule. Facts come as whole numbers
(amounts in hundredths, days as ordinals, flags as 0 and 1), named facts as text; NULL is a fact not given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from niangjia.policy.columns.compiling import Columns
from niangjia.policy.columns.dialects import DUCKDB, POSTGRES, SPARK, Dialect
from niangjia.policy.columns.lying import area
from niangjia.policy.columns.packing import Packed
from niangjia.policy.columns.placing import ABSENT, DIGITS, LENGTHS, MALFORMED
from niangjia.policy.columns.program import Output, RowStatus
from niangjia.policy.columns.tree import Const, Fact, Given, If, Node, Not, Op, Pair, Param, Shape

COMPUTED = -1
"""Less the number of the group: in place of a fixed status, where the group's program says it."""

PAIRS = {
    Op.ADD: "({} + {})",
    Op.SUB: "({} - {})",
    Op.MUL: "({} * {})",
    Op.REST: "mod({}, {})",
    Op.MOST: "GREATEST({}, {})",
    Op.LEAST: "LEAST({}, {})",
    Op.UNDER: "({} < {})",
    Op.UP_TO: "({} <= {})",
    Op.SAME: "({} = {})",
    Op.BOTH: "({} AND {})",
    Op.EITHER: "({} OR {})",
}


def select(
    columns: Columns,
    dialect: Dialect,
    source: str,
    *,
    keep: Sequence[str] = (),
    place: str = "place",
    kind: str = "kind",
) -> str:
    """The provision for every row of `source`: the columns `keep`, then status, rule and each output.

    `source` is a SELECT or the name of a relation with text columns `place` (a division code) and, where the
    kind of unit is asked, `kind`, and a column for each of `columns.facts`. Names in nj_ are ours.
    """
    writer = _Writer(columns, dialect)
    relation = f"({source})" if " " in source else source
    for layer in writer.layers(place, kind):
        written = ", ".join(f"{text} AS {name}" for name, text in layer.items())
        relation = f"(SELECT *, {written} FROM {relation} AS nj{dialect.fence})"
    numbers = (f"{writer.output(name)} AS {dialect.named(name)}" for name in columns.outputs)
    chosen = ", ".join([*keep, "nj_status AS status", "nj_rule AS rule", *numbers])
    return f"SELECT {chosen} FROM {relation} AS nj"


class _Writer:
    """Writes the trees of some columns; what is asked for twice is a column of a layer further in."""

    def __init__(self, columns: Columns, dialect: Dialect) -> None:
        self._columns, self._dialect = columns, dialect
        self._facts_at = {fact.name: at for at, fact in enumerate(columns.facts)}
        self._shared: dict[tuple[int, Node], str] = {}

    def layers(self, place: str, kind: str) -> Iterator[Mapping[str, str]]:
        """The columns to compute, each layer from those before it."""
        yield self._facts(place, kind)
        yield {"nj_area": area(self._columns.slots.areas, self._dialect, "nj_place")}
        yield {"nj_rule": self._rule()}
        yield {"nj_fixed": self._fixed()}
        yield from self._shared_nodes()
        yield {"nj_status": self._status()}

    def output(self, name: str) -> str:
        """A number of the answer; NULL in the rows that have none."""
        cases = ""
        for at, group in enumerate(self._columns.groups):
            found = [one for one in group.program.outputs if one.name == name]
            cases += "".join(
                f" WHEN nj_fixed = {COMPUTED - at} THEN {self._number(one, at)}" for one in found
            )
        return f"CASE{cases} END"

    def _number(self, one: Output, at: int) -> str:
        flags = [] if one.regardless else [f"nj_status = {RowStatus.VALUE:d}"]
        flags += [] if one.there is None else [self.node(one.there, at)]
        number = self.node(one.number, at)
        return f"CASE WHEN {' AND '.join(flags)} THEN {number} END" if flags else number

    def _facts(self, place: str, kind: str) -> dict[str, str]:
        lengths = ", ".join(str(length) for length in LENGTHS)
        digits = self._dialect.digits.format(place)
        number = (
            f"CASE WHEN {place} IS NULL THEN {self._dialect.const(ABSENT)} "
            f"WHEN length({place}) IN ({lengths}) AND {digits} "
            f"THEN CAST(rpad({place}, {DIGITS}, '0') AS BIGINT) ELSE {self._dialect.const(MALFORMED)} END"
        )
        found = {"nj_place": number}
        if self._columns.slots.kinds is not None:
            found["nj_kind"] = self._coded(kind, self._columns.slots.kinds, ABSENT, MALFORMED)
        for fact in self._columns.facts:
            whole = given = self._dialect.named(fact.name)
            if fact.shape is Shape.NAMED:
                whole = self._coded(given, self._columns.names.get(fact.name, {}), 0, -1)
            found[f"nj_fact_{self._facts_at[fact.name]}"] = f"CAST(coalesce({whole}, 0) AS BIGINT)"
            found[f"nj_given_{self._facts_at[fact.name]}"] = f"({given} IS NOT NULL)"
        return found

    def _coded(self, text: str, codes: Mapping[str, int], absent: int, unknown: int) -> str:
        cases = "".join(f" WHEN {self._dialect.text(name)} THEN {code}" for name, code in codes.items())
        found = f"CASE {text}{cases} ELSE {unknown} END" if codes else str(unknown)
        return f"CASE WHEN {text} IS NULL THEN {absent} ELSE {found} END"

    def _rule(self) -> str:
        slots = self._columns.slots
        flat = [rule for area in slots.rules for rule in area]
        at = "nj_area" if slots.kinds is None else f"nj_area * {slots.width} + nj_kind"
        return f"CASE WHEN {self._unplaced()} THEN 0 ELSE {self._dialect.take(flat, at)} END"

    def _unplaced(self) -> str:
        kinds = " OR nj_kind < 0" if self._columns.slots.kinds is not None else ""
        return f"nj_place < 0{kinds}"

    def _fixed(self) -> str:
        kinds = f" OR nj_kind = {MALFORMED}" if self._columns.slots.kinds is not None else ""
        statuses = [
            next(
                (COMPUTED - at for at, group in enumerate(self._columns.groups) if rule in group.rules),
                int(self._columns.silent.get(rule, 0)),
            )
            for rule in range(len(self._columns.rules))
        ]
        return (
            f"CASE WHEN nj_place = {MALFORMED}{kinds} THEN {RowStatus.REFUSED:d} "
            f"WHEN {self._unplaced()} THEN {RowStatus.MISSING:d} "
            f"ELSE {self._dialect.take(statuses, 'nj_rule')} END"
        )

    def _status(self) -> str:
        cases = "".join(
            f" WHEN nj_fixed = {COMPUTED - at} THEN {self.node(group.program.status, at)}"
            for at, group in enumerate(self._columns.groups)
        )
        return f"CASE WHEN nj_fixed >= 0 THEN nj_fixed{cases} END"

    def _shared_nodes(self) -> Iterator[Mapping[str, str]]:
        layers: dict[int, dict[str, str]] = {}
        for at, group in enumerate(self._columns.groups):
            depth: dict[Node, int] = {}
            for one in _shared(group):
                inside = [depth[part] for part in one.walk() if part in depth]
                depth[one] = max(inside, default=-1) + 1
                name = f"nj_{at}_{len(depth)}"
                layers.setdefault(depth[one], {})[name] = self.node(one, at)
                self._shared[at, one] = name
        yield from (layers[at] for at in sorted(layers))

    def node(self, one: Node, at: int) -> str:
        """A node of the program of a group."""
        if (at, one) in self._shared:
            return self._shared[at, one]
        match one:
            case Const(number):
                return self._dialect.const(number)
            case Param(place):
                return self._dialect.take(self._columns.groups[at].table[place], "nj_rule")
            case Fact(name):
                return f"nj_fact_{self._facts_at[name]}"
            case Given(Fact(name)):
                return f"nj_given_{self._facts_at[name]}"
            case Pair(op, left, right):
                form = self._dialect.over if op is Op.OVER else PAIRS[op]
                return form.format(self.node(left, at), self.node(right, at))
            case Not(flag):
                return f"(NOT {self.node(flag, at)})"
            case If(flag, then, otherwise):
                parts = [self.node(part, at) for part in (flag, then, otherwise)]
                return "CASE WHEN {} THEN {} ELSE {} END".format(*parts)
        raise TypeError(f"no such node in a compiled tree: {one!r}")


def _shared(group: Packed) -> list[Node]:
    """The nodes that are asked for more than once, what is inside first; numbers and facts are no trouble."""
    asked: dict[Node, int] = {}
    parts: dict[Node, None] = {}
    for root in group.program.nodes():
        asked[root] = asked.get(root, 0) + 1
        parts |= dict.fromkeys(root.walk())
    for one in parts:
        for child in one.children:
            asked[child] = asked.get(child, 0) + 1
    return [one for one in parts if asked[one] > 1 and not isinstance(one, (Const, Fact, Given, Param))]


__all__ = ["DUCKDB", "POSTGRES", "SPARK", "Dialect", "select"]
