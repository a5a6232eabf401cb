"""What goes before what: the chain above a rule, the nearer ones that go before it, its successors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from niangjia.kernel.wording import Wording
from niangjia.policy import places, words
from niangjia.policy.library import Library
from niangjia.policy.loading.documents import Rule
from niangjia.policy.resolution import Resolution


@dataclass(frozen=True, slots=True)
class Meeting:
    """Another rule on the same thing: where both speak, for which kinds of unit, from when to when.

    No kinds: for every kind. `until` None: no end is told.
    """

    rule: Rule
    kinds: tuple[str, ...]
    since: date
    until: date | None

    @property
    def place(self) -> Wording:
        """Where the other rule holds."""
        return places.named(self.rule.jurisdiction)

    @property
    def kinds_said(self) -> tuple[Wording, ...]:
        """The kinds in words."""
        return tuple(words.said_key(kind) for kind in self.kinds)


@dataclass(frozen=True, slots=True)
class Answering:
    """Who answers at a place on a day for some kinds of unit; no resolution: nothing speaks of them."""

    kinds: tuple[str, ...]
    resolution: Resolution | None

    @property
    def kinds_said(self) -> tuple[Wording, ...]:
        """The kinds in words."""
        return tuple(words.said_key(kind) for kind in self.kinds)


def goes_before(library: Library, rule: Rule) -> tuple[Meeting, ...]:
    """The rules of higher levels that this one goes before, the nearest first."""
    above = (
        other
        for other in library.rules_on(rule.provision.id)
        if other.jurisdiction != rule.jurisdiction and places.covers(other.jurisdiction, rule.jurisdiction)
    )
    return tuple(_meetings(rule, above))


def gives_way_to(library: Library, rule: Rule) -> tuple[Meeting, ...]:
    """The rules of places below that go before this one there, those of the larger places first."""
    below = (
        other
        for other in reversed(library.rules_on(rule.provision.id))
        if other.jurisdiction != rule.jurisdiction and places.covers(rule.jurisdiction, other.jurisdiction)
    )
    return tuple(_meetings(rule, below))


def followed_by(library: Library, rule: Rule) -> tuple[Rule, ...]:
    """The rules that replaced this one."""
    return tuple(
        other
        for other in library.rules_on(rule.provision.id)
        if other.provision.replaces == rule.key and other is not rule and other.since > rule.since
    )


def follows(library: Library, rule: Rule) -> tuple[Rule, ...]:
    """The rules that this one replaced."""
    return tuple(
        other
        for other in library.rules_on(rule.provision.id)
        if other.key == rule.provision.replaces and other is not rule and other.since < rule.since
    )


def who_answers(library: Library, provision_id: str, *, place: str, on: date) -> list[Answering]:
    """Who answers at a place (a normal code) on a day: each kind that any document names, grouped by rule."""
    spoken = dict.fromkeys(
        kind for rule in library.rules_on(provision_id) for kind in rule.provision.applies_to
    )
    if not spoken:
        return [Answering((), library.resolve(provision_id, place, on, None))]
    found: dict[int, tuple[list[str], Resolution | None]] = {}
    for kind in words.UNIT_KINDS:
        if kind in spoken:
            resolution = library.resolve(provision_id, place, on, kind)
            key = id(resolution.rule) if resolution else 0
            found.setdefault(key, ([], resolution))[0].append(kind)
    rows = [Answering(tuple(kinds), resolution) for kinds, resolution in found.values()]
    return sorted(rows, key=lambda row: -1 if row.resolution is None else 0, reverse=True)


def _meetings(rule: Rule, others: Iterator[Rule]) -> Iterator[Meeting]:
    for other in others:
        if not rule.meets(other):
            continue
        mine, theirs = rule.provision.applies_to, other.provision.applies_to
        kinds = tuple(kind for kind in mine if kind in theirs) if mine and theirs else mine or theirs
        ends = [end for end in (rule.until, other.until) if end is not None]
        yield Meeting(other, kinds, max(rule.since, other.since), min(ends, default=None))
