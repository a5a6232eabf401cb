"""The clauses of a document as a reader sees them: our sentence, its own force word, its readings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from niangjia.kernel.figure import Force
from niangjia.kernel.wording import Wording
from niangjia.policy import places, words
from niangjia.policy.calculator.readings import setting_named
from niangjia.policy.library import Library
from niangjia.policy.loading.documents import Rule
from niangjia.policy.queries import precedence
from niangjia.policy.queries.precedence import Meeting
from niangjia.policy.queries.shelf import LEVELS
from niangjia.policy.topics import topic
from niangjia.policy.types import Provision

TONES = {Force.MUST: "bad", Force.SHOULD: "warn", Force.DEFAULT: "warn", Force.MAY: "good"}


@dataclass(frozen=True, slots=True)
class Value:
    """What a provision says for one stretch of time."""

    rule: Rule
    in_force: bool

    @property
    def sentence(self) -> Wording:
        """In our own words."""
        return self.rule.terms.sentence()

    @property
    def since(self) -> str:
        """The first day as precisely as it is known."""
        return str(self.rule.terms.since)

    @property
    def until(self) -> date | None:
        """The last day; None: none is told."""
        return self.rule.until


@dataclass(frozen=True, slots=True)
class ReadingOffered:
    """One reading of an ambiguity: what it is about, what it takes, whether it is the one by default."""

    about: Wording
    text: Wording
    default: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """One provision of a document with its dated values, the nearest of them to the day asked for first."""

    provision: Provision
    values: tuple[Value, ...]
    before: tuple[Meeting, ...]
    gives_way: tuple[Meeting, ...]
    follows: tuple[Rule, ...]
    followed_by: tuple[Rule, ...]
    try_on: date

    @property
    def rule(self) -> Rule:
        """The value that is shown first."""
        return self.values[0].rule

    @property
    def slug(self) -> str:
        """The document it stands in, as an address names it."""
        return self.rule.path.stem

    @property
    def level(self) -> Wording:
        """全国, 省级 …"""
        return LEVELS[len(self.rule.jurisdiction)]

    @property
    def place(self) -> Wording:
        """Where it holds."""
        return places.named(self.rule.jurisdiction)

    @property
    def place_code(self) -> str:
        """Where it holds, as a code."""
        return places.written(self.rule.jurisdiction)

    @property
    def topic(self) -> Wording:
        """What it speaks of."""
        return topic(self.provision.id)

    @property
    def force(self) -> Wording:
        """The document's own modal word."""
        return said_force(self.rule)

    @property
    def tone(self) -> str:
        """The colour of the force; its word stands in it."""
        return tone(self.rule)

    @property
    def kinds(self) -> tuple[Wording, ...]:
        """The kinds of unit it names; none: all."""
        return said_kinds(self.rule)

    @property
    def readings(self) -> tuple[ReadingOffered, ...]:
        """Its ambiguities with their readings."""
        return tuple(
            ReadingOffered(setting_named(name), label.wording, key == setting.default)
            for name, setting in self.provision.settings.items()
            for key, label in setting.readings.items()
        )


def said_force(rule: Rule) -> Wording:
    """The modal word of a rule as its document writes it, and its English."""
    told = words.FORCES[rule.provision.force]
    return Wording(rule.provision.word or told.zh, told.en)


def tone(rule: Rule) -> str:
    """The colour of a rule's force."""
    return TONES.get(rule.provision.force, "plain")


def said_kinds(rule: Rule) -> tuple[Wording, ...]:
    """The kinds of unit a rule names, in words."""
    return tuple(words.said_key(kind) for kind in rule.provision.applies_to)


def clauses_of(library: Library, rules: Sequence[Rule], *, on: date) -> tuple[Clause, ...]:
    """Every provision of a document's rules, in the order of its text."""
    together: dict[int, list[Rule]] = {}
    for rule in rules:
        together.setdefault(id(rule.provision), []).append(rule)
    return tuple(_clause(library, values, on) for values in together.values())


def sayings_of(library: Library, provision_id: str, *, on: date) -> tuple[Clause, ...]:
    """Everything that any document says on a provision, from the nation down, the older before the newer."""
    rules = sorted(
        library.rules_on(provision_id),
        key=lambda rule: (len(rule.jurisdiction), rule.jurisdiction, rule.since),
    )
    return clauses_of(library, rules, on=on)


def day_to_try(rule: Rule, on: date) -> date:
    """The day asked for, if the rule is in force then; else its first or its last day."""
    if on < rule.since:
        return rule.since
    return on if rule.until is None else max(rule.since, min(on, rule.until))


def _clause(library: Library, rules: list[Rule], on: date) -> Clause:
    nearest = sorted(rules, key=lambda rule: abs(day_to_try(rule, on) - on))
    first = nearest[0]
    return Clause(
        provision=first.provision,
        values=tuple(Value(rule, rule.in_force(on)) for rule in nearest),
        before=precedence.goes_before(library, first),
        gives_way=precedence.gives_way_to(library, first),
        follows=precedence.follows(library, first),
        followed_by=precedence.followed_by(library, first),
        try_on=day_to_try(first, on),
    )
