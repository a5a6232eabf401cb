"""The figure and the verdict: what every rule answers with.

A *figure* is a value with its unit, the steps that led to it and the clauses that say so.
A *verdict* is a yes or no with a reason and the clauses that say so.
One object fills the table cell, the 计算依据 drawer, the export and the command line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Self

from niangjia.kernel.wording import Wording

Value = int | Decimal | bool | date


class Status(StrEnum):
    """The three states of a figure. An unknown or inapplicable number is never a silent 0."""

    VALUE = "value"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


class Force(StrEnum):
    """The document's own modal word, mapped (须 must, 可 may, 要 should, 原则上 default …)."""

    MUST = "must"
    MAY = "may"
    SHOULD = "should"
    DEFAULT = "default"
    ENCOURAGED = "encouraged"
    TARGET = "target"
    AS_READS = "as_reads"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a calculation: what was taken or done, and what came of it."""

    text: Wording
    value: Value | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """The clause that says so.

    `in_force_from` is written as precisely as the document lets us know it: 2017-12-31, or 2019-12
    where the day is unknown. `reported` marks a text that only reports another's rule (转述): it
    never makes a breach.
    """

    document: str
    title: str
    clause: str
    issuer: str
    in_force_from: str
    force: Force
    reported: bool = False
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Override:
    """A provision of a higher level that the answering provision went before, and what it would give."""

    citation: Citation
    jurisdiction: str
    value: Value | None
    text: Wording
    must: int | None = None
    may: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What another reading of an ambiguous clause would give: setting, its reading, the value."""

    setting: str
    text: Wording
    value: Value | None
    must: int | None = None
    may: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A computed number that can be asked for its basis.

    `must` and `may` are the parts of the value that the document words as 须 and as 可; they are
    None where the document says neither. `parts` are named sub-figures; `label` is the name of one.
    """

    status: Status
    unit: str
    value: Value | None = None
    must: int | None = None
    may: int | None = None
    reason: Wording | None = None
    steps: tuple[Step, ...] = ()
    citations: tuple[Citation, ...] = ()
    overrides: tuple[Override, ...] = ()
    alternatives: tuple[Reading, ...] = ()
    warnings: tuple[Wording, ...] = ()
    parts: Mapping[str, Figure] = field(default_factory=dict)
    label: Wording | None = None

    def __post_init__(self) -> None:
        if (self.status is Status.VALUE) != (self.value is not None):
            raise ValueError(f"a figure has a value exactly when its status says so: {self}")
        if self.status is not Status.VALUE and self.reason is None:
            raise ValueError(f"a figure without a value says why: {self}")

    @property
    def known(self) -> bool:
        """Whether there is a value at all."""
        return self.status is Status.VALUE


def missing(unit: str, reason: Wording, **rest: object) -> Figure:
    """A figure that cannot be known yet: a fact is missing (缺数据)."""
    return Figure(Status.MISSING, unit, reason=reason, **rest)  # type: ignore[arg-type]


def not_applicable(unit: str, reason: Wording, **rest: object) -> Figure:
    """A figure the question does not arise for (不适用)."""
    return Figure(Status.NOT_APPLICABLE, unit, reason=reason, **rest)  # type: ignore[arg-type]


class Refused(Exception):
    """An act was refused; the verdict says why and which clause or power says so."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(str(verdict.reason))
        self.verdict = verdict


@dataclass(frozen=True, slots=True)
class Verdict:
    """A yes or no with its reason. The same object greys out the button and refuses the act."""

    allowed: bool
    reason: Wording
    steps: tuple[Step, ...] = ()
    citations: tuple[Citation, ...] = ()
    warnings: tuple[Wording, ...] = ()
    overrides: tuple[Override, ...] = ()

    @classmethod
    def yes(cls, zh: str, en: str) -> Self:
        """It is allowed, and why."""
        return cls(True, Wording(zh, en))

    @classmethod
    def no(cls, zh: str, en: str, *, citations: tuple[Citation, ...] = ()) -> Self:
        """It is refused: the reason, the way out, and the clauses that say so."""
        return cls(False, Wording(zh, en), citations=citations)

    def __bool__(self) -> bool:
        return self.allowed

    def enforce(self) -> None:
        """Raise `Refused` unless the verdict allows the act."""
        if not self.allowed:
            raise Refused(self)
