"""The documents as the library shows them: from the nation down, each with where and since when it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from niangjia.kernel.wording import Wording
from niangjia.policy import places
from niangjia.policy.facade import CitedNotHeld, Document
from niangjia.policy.types import Header
from niangjia.policy.views.clauses import Clause, clauses_of, topic

LEVELS = {
    0: Wording("全国", "nation"),
    2: Wording("省级", "province"),
    4: Wording("市级", "prefecture"),
    6: Wording("县级", "county"),
    9: Wording("乡镇级", "township"),
}
ALL_TOPICS = Wording("该地的全部规定", "everything for that area")


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document with its level, its first and last day (None: none told), and its clauses."""

    document: Document
    slug: str
    level: Wording
    place: str
    since: date
    since_written: str
    until: date | None
    in_force: bool
    clauses: tuple[Clause, ...]

    @property
    def header(self) -> Header:
        """Who says it, where, since when."""
        return self.document.header


@dataclass(frozen=True, slots=True)
class NotHeld:
    """A document that is cited but not held, who cites it, and which answers of which area are warned."""

    name: str
    issuer: str
    cited_by: str
    cited_by_slug: str
    level: Wording
    place: str
    warns: bool
    topics: tuple[Wording, ...]


def slug_of(document: Document) -> str:
    """The name of a document in an address: its file's."""
    return document.path.stem


def documents_by_level(documents: Sequence[Document], *, on: date) -> list[Shelved]:
    """Those of the nation first, then by place."""
    ordered = sorted(documents, key=lambda one: (len(_area(one)), _area(one), one.name))
    return [_shelved(one, on) for one in ordered]


def missing_of(one: CitedNotHeld) -> NotHeld:
    """A document not held, as the library warns of it."""
    cited = one.cited
    return NotHeld(
        name=one.name,
        issuer=cited.issuer or "",
        cited_by=one.cited_by.name,
        cited_by_slug=slug_of(one.cited_by),
        level=LEVELS[len(one.jurisdiction)],
        place=places.written(one.jurisdiction),
        warns=not cited.background,
        topics=tuple(topic(prefix) for prefix in cited.bears_on) or (ALL_TOPICS,),
    )


def _area(document: Document) -> str:
    return places.normal(document.header.jurisdiction)


def _shelved(document: Document, on: date) -> Shelved:
    ends = [rule.until for rule in document.rules]
    known = [end for end in ends if end is not None]
    since = min(rule.since for rule in document.rules)
    return Shelved(
        document=document,
        slug=slug_of(document),
        level=LEVELS[len(_area(document))],
        place=places.written(_area(document)),
        since=since,
        since_written=str(min(document.rules, key=lambda rule: rule.since).terms.since),
        until=max(known) if known and len(known) == len(ends) else None,
        in_force=any(rule.in_force(on) for rule in document.rules),
        clauses=clauses_of(document, on=on),
    )
