"""Columns made of facts that are lists: whether a name is among them, which came last, how many."""

from __future__ import annotations

from dataclasses import dataclass

from niangjia.policy.facts import Facts


@dataclass(frozen=True, slots=True)
class Among:
    """1 where a list of known names has this one, else 0."""

    fact: str
    known: tuple[str, ...]
    name: str

    def read(self, facts: Facts) -> int:
        """Raises FactError for what is no list of known names."""
        return int(self.name in facts.some_of(self.fact, self.known))


@dataclass(frozen=True, slots=True)
class HowMany:
    """How many entries a list of known names has."""

    fact: str
    known: tuple[str, ...]

    def read(self, facts: Facts) -> int:
        """Raises FactError for what is no list of known names."""
        return len(facts.some_of(self.fact, self.known))


@dataclass(frozen=True, slots=True)
class Last:
    """The last name of a list; no text at all where it is empty."""

    fact: str
    known: tuple[str, ...]

    def read(self, facts: Facts) -> str:
        """Raises FactError for what is no list of known names."""
        return ("", *facts.some_of(self.fact, self.known))[-1]


@dataclass(frozen=True, slots=True)
class Earlier:
    """How often a name stands in a list before the last entry."""

    fact: str
    known: tuple[str, ...]
    name: str

    def read(self, facts: Facts) -> int:
        """Raises FactError for what is no list of known names."""
        return facts.some_of(self.fact, self.known)[:-1].count(self.name)


@dataclass(frozen=True, slots=True)
class Said:
    """1 where a text says something, 0 where it is blank."""

    fact: str

    def read(self, facts: Facts) -> int:
        """Raises FactError for what is no text."""
        return int(bool(facts.text(self.fact)))
