"""From a provision in a library, on a day, to columns: every rule once, every place and kind resolved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from niangjia.policy import places, words
from niangjia.policy.columns.layout import Readers, laid_out
from niangjia.policy.columns.packing import Packed, packed, rebuilder
from niangjia.policy.columns.placing import Areas, Slots, as_number
from niangjia.policy.columns.program import Program, RowStatus
from niangjia.policy.columns.tree import Fact, Is, Node, Shape, same, some
from niangjia.policy.explaining import chosen
from niangjia.policy.library import Library
from niangjia.policy.loading.documents import Rule


@dataclass(frozen=True)
class Columns:
    """A provision for every place and kind of unit on a day: what arrays and SQL are made from.

    `rules[0]` is None: no document speaks. The citation, document and clause of a row are its rule's.
    `silent` are rules that answer every row alike, with that status; `groups` compute.
    """

    provision_id: str
    on: date
    rules: tuple[Rule | None, ...]
    slots: Slots
    silent: Mapping[int, RowStatus]
    groups: tuple[Packed, ...]
    names: Mapping[str, Mapping[str, int]]
    """Of each named fact, where the texts stand that any rule knows; any other text is -1."""
    readers: Mapping[int, Readers]
    """How each rule makes its columns of facts in Python."""

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that are read, by name."""
        found = {one.name: one for one in _nodes(self.groups) if isinstance(one, Fact)}
        return tuple(found[name] for name in sorted(found))

    @cached_property
    def outputs(self) -> Mapping[str, Shape]:
        """The numbers that any rule gives, value, must and may first, with what they stand for.

        Where documents of several kinds speak on one thing, `shapes` says it of each rule.
        """
        found: dict[str, Shape] = {}
        for group in self.groups:
            for output in group.program.outputs:
                found.setdefault(output.name, output.shape)
        first = ("value", "must", "may")
        return {name: found[name] for name in (*first, *sorted(set(found) - set(first))) if name in found}

    def rule(self, place: str | None, kind: str | None = None) -> int:
        """The index of the rule for a place and a kind of unit; 0 where none speaks or one is not right."""
        at, end = as_number(place), self.slots.kind(kind)
        return 0 if at < 0 or end < 0 else self.slots.rules[self.slots.areas.area(at)][end]

    def shapes(self, rule: int) -> Mapping[str, Shape]:
        """What the numbers of one rule stand for."""
        outputs = (one for group in self.groups if rule in group.rules for one in group.program.outputs)
        return {one.name: one.shape for one in outputs}


def columns(
    library: Library, provision_id: str, *, on: date, settings: Mapping[str, str] | None = None
) -> Columns:
    """The provision as columns, compiled once. Raises FactError for an unknown provision or reading.

    A setting that a rule does not have is left aside: one call speaks of many rules.
    """
    return _compiled(library, provision_id, on, tuple(sorted((settings or {}).items())))


@lru_cache(maxsize=64)
def _compiled(
    library: Library, provision_id: str, on: date, settings: tuple[tuple[str, str], ...]
) -> Columns:
    by_area = library.rules_by_area(provision_id)
    kinds = [*words.UNIT_KINDS] if library.asks_kind(provision_id) else [None]
    found: dict[Rule | None, int] = {None: 0}
    table = []
    for code in by_area:
        chain = [rule for area in places.around(code) for rule in by_area.get(area, ()) if rule.in_force(on)]
        answering = (next((rule for rule in chain if rule.speaks_for(kind)), None) for kind in kinds)
        table.append(tuple(found.setdefault(rule, len(found)) for rule in answering))
    rules = tuple(found)
    programs, readers = laid_out(
        {at: _program(rule, dict(settings)) for at, rule in enumerate(rules) if rule is not None}
    )
    names = _texts(programs.values())
    numbered = {
        at: one.changed(rebuilder(lambda part: _coded(part, names)))
        for at, one in programs.items()
        if not one.silent
    }
    groups = packed(numbered, len(rules))
    silent = {at: RowStatus(one.status.number) for at, one in programs.items() if one.silent}  # type: ignore[attr-defined]
    return Columns(
        provision_id,
        on,
        rules,
        Slots(Areas.of([*by_area]), _kinds(kinds), tuple(table)),
        {0: RowStatus.NOT_APPLICABLE, **silent},
        tuple(groups),
        names,
        readers,
    )


def _program(rule: Rule, settings: Mapping[str, str]) -> Program:
    declared = rule.provision.settings
    known = {name: reading for name, reading in settings.items() if name in declared}
    return rule.terms.program(chosen(rule, known))


def _kinds(kinds: list[str] | list[None]) -> dict[str, int] | None:
    if kinds == [None]:
        return None
    return {text: at for at, kind in enumerate(kinds) if kind for text in (kind, *words.UNIT_KINDS[kind])}


def _texts(programs: Iterable[Program]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for program in programs:
        for root in program.nodes():
            for one in root.walk():
                if isinstance(one, Is):
                    texts = found.setdefault(one.fact.name, {})
                    for text in one.texts:
                        texts.setdefault(text, len(texts))
    return found


def _coded(one: Node, names: Mapping[str, Mapping[str, int]]) -> Node:
    if not isinstance(one, Is):
        return one
    return some(*(same(one.fact, names[one.fact.name][text]) for text in one.texts))


def _nodes(groups: Iterable[Packed]) -> Iterable[Node]:
    return (one for group in groups for root in group.program.nodes() for one in root.walk())
