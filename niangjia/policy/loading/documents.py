"""One document: its header, and each provision's dated terms as rules that can be resolved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from niangjia.kernel.figure import Citation
from niangjia.policy import places
from niangjia.policy.errors import Problem
from niangjia.policy.kinds import AnyProvision
from niangjia.policy.loading.source import fitted, read_source
from niangjia.policy.types import Header, Provision, Strict, Terms


class Written(Strict):
    """A document file: who says it, and what it says."""

    document: Header
    provisions: tuple[AnyProvision, ...]


class Origin(StrEnum):
    """Where a document came from: shipped as a file, published by an office, or only being tried."""

    FILE = "file"
    PUBLISHED = "published"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Document:
    """A document that is held: its header, its text and the hash of it, its rules, its cases beside it.

    `path` is the file's; one that is published or tried has a path of the same shape that no disk holds.
    """

    header: Header
    path: Path
    digest: str
    rules: tuple[Rule, ...]
    text: str
    origin: Origin = Origin.FILE
    cases: str = ""

    @property
    def name(self) -> str:
        """Number, or title where it has none."""
        return self.header.name

    @property
    def slug(self) -> str:
        """Its name in an address: its file's."""
        return self.path.stem


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A provision's terms for one stretch of time, in one document, for one area. Compared by identity."""

    header: Header
    provision: Provision
    terms: Terms
    jurisdiction: str
    path: Path
    line: int
    until: date | None

    @property
    def since(self) -> date:
        """The first day it can be in force."""
        return self.terms.since.first

    @property
    def key(self) -> str:
        """The name a successor gives in `replaces` and `derogates`: document#provision."""
        return f"{self.header.name}#{self.provision.id}"

    @property
    def citation(self) -> Citation:
        """The clause that says so."""
        provision, header = self.provision, self.header
        return Citation(
            document=header.name,
            title=header.title,
            clause=provision.clause,
            issuer=header.issuer,
            in_force_from=str(self.terms.since),
            force=provision.force,
            reported=header.reported,
            quote=provision.quote,
        )

    def in_force(self, on: date) -> bool:
        """Whether it is in force on this day, both ends included."""
        return self.since <= on and (self.until is None or on <= self.until)

    def speaks_for(self, kind: str | None) -> bool:
        """Whether it names this kind of unit, or names none and so speaks for all."""
        return not self.provision.applies_to or kind in self.provision.applies_to

    def meets(self, other: Rule) -> bool:
        """Whether both speak on one thing for a common kind of unit on a common day."""
        mine, theirs = set(self.provision.applies_to), set(other.provision.applies_to)
        return (
            self.provision.id == other.provision.id
            and (not mine or not theirs or bool(mine & theirs))
            and (other.until is None or self.since <= other.until)
            and (self.until is None or other.since <= self.until)
        )

    def problem(self, message: str) -> Problem:
        """A problem with this rule, at its line."""
        return Problem(self.path, self.line, message)


def read_document(text: str, path: Path, *, origin: Origin = Origin.FILE, cases: str = "") -> Document:
    """Read a document from its YAML text, be it a file's or a draft's. Raises LoadError."""
    source = read_source(text, path)
    written = fitted(source, Written)
    header = written.document
    rules = tuple(
        Rule(
            header=header,
            provision=provision,
            terms=terms,
            jurisdiction=places.normal(header.jurisdiction),
            path=path,
            line=source.line_of(("provisions", at, "values", nth, "from")),
            until=terms.until.last if terms.until else None,
        )
        for at, provision in enumerate(written.provisions)
        for nth, terms in enumerate(provision.values)
    )
    return Document(header, path, source.digest, rules, text, origin, cases)
