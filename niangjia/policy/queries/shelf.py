"""The documents as the library shows them: from the nation down, each with where and since when it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from niangjia.kernel.wording import Wording
from niangjia.policy import places
from niangjia.policy.library import Library
from niangjia.policy.loading.documents import Document, Origin, Rule
from niangjia.policy.topics import subject, topic
from niangjia.policy.types import Header

LEVELS = {
    0: Wording("全国", "nation"),
    2: Wording("省级", "province"),
    4: Wording("市级", "prefecture"),
    6: Wording("县级", "county"),
    9: Wording("乡镇级", "township"),
    12: Wording("村级", "village"),
}
ALL_TOPICS = Wording("该地的全部规定", "everything for that area")


class State(StrEnum):
    """Whether a document is in force on a day; words for it are in `STATES`."""

    NOW = "now"
    PAST = "past"
    COMING = "coming"


STATES = {
    State.NOW: Wording("施行中", "in force"),
    State.PAST: Wording("已不施行", "no longer in force"),
    State.COMING: Wording("尚未施行", "not yet in force"),
}
TONES = {State.NOW: "good", State.PAST: "na", State.COMING: "info"}


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document with its place, its first and last day (None: none told), its rules, its state on a day."""

    document: Document
    area: str
    rules: tuple[Rule, ...]
    since: date
    until: date | None
    state: State

    @property
    def header(self) -> Header:
        """Who says it, where, since when."""
        return self.document.header

    @property
    def slug(self) -> str:
        """The name in an address."""
        return self.document.slug

    @property
    def level(self) -> Wording:
        """全国, 省级, 市级 …"""
        return LEVELS[len(self.area)]

    @property
    def place(self) -> Wording:
        """Where it holds: 绵阳市."""
        return places.named(self.area)

    @property
    def code(self) -> str:
        """The place's code as people write it."""
        return places.written(self.area)

    @property
    def since_written(self) -> str:
        """The first day as precisely as it is known."""
        return str(min(self.rules, key=lambda rule: rule.since).terms.since)

    @property
    def state_said(self) -> Wording:
        """The state in words."""
        return STATES[self.state]

    @property
    def tone(self) -> str:
        """The colour of the state's badge."""
        return TONES[self.state]

    @property
    def in_force(self) -> bool:
        """Whether anything it says is in force that day."""
        return self.state is State.NOW

    @property
    def published_here(self) -> bool:
        """Whether an office published it in this house."""
        return self.document.origin is Origin.PUBLISHED

    @property
    def clauses(self) -> int:
        """How many provisions it has."""
        return len({id(rule.provision) for rule in self.rules})

    @property
    def subjects(self) -> tuple[Wording, ...]:
        """What it speaks of, in the order of its clauses."""
        return tuple(topic(one) for one in dict.fromkeys(subject(rule.provision.id) for rule in self.rules))


@dataclass(frozen=True, slots=True)
class NotHeld:
    """A document that is cited but not held, by whom, and which answers of which area are warned."""

    name: str
    issuer: str
    area: str
    cited_by: tuple[Document, ...]
    warns: bool
    bears_on: tuple[str, ...]

    @property
    def level(self) -> Wording:
        """全国, 省级, 市级 …"""
        return LEVELS[len(self.area)]

    @property
    def place(self) -> Wording:
        """Whose document it is."""
        return places.named(self.area)

    @property
    def topics(self) -> tuple[Wording, ...]:
        """What is warned of."""
        return tuple(topic(prefix) for prefix in self.bears_on) or (ALL_TOPICS,)


def shelf(library: Library, *, on: date) -> list[Shelved]:
    """Every document held, those of the nation first, then by place."""
    found = [_shelved(document, rules_of(library, document), on) for document in library.held]
    return sorted(found, key=lambda one: (len(one.area), one.area, one.document.name))


def rules_of(library: Library, document: Document) -> tuple[Rule, ...]:
    """A document's rules as the library holds them: ended where a successor replaced them."""
    return _by_path(library).get(str(document.path), ())


@lru_cache(maxsize=4)
def _by_path(library: Library) -> dict[str, tuple[Rule, ...]]:
    found: dict[str, list[Rule]] = {}
    for rule in library.rules:
        found.setdefault(str(rule.path), []).append(rule)
    return {path: tuple(rules) for path, rules in found.items()}


def not_held(library: Library) -> list[NotHeld]:
    """Every document cited but not held, once, with all who cite it; those of the nation first."""
    found: dict[tuple[str, str], NotHeld] = {}
    for one in library.cited_not_held:
        cited, key = one.cited, (one.jurisdiction, one.name)
        before = found.get(key)
        found[key] = NotHeld(
            name=one.name,
            issuer=cited.issuer or "",
            area=one.jurisdiction,
            cited_by=(*(before.cited_by if before else ()), one.cited_by),
            warns=not cited.background or bool(before and before.warns),
            bears_on=tuple(dict.fromkeys((*(before.bears_on if before else ()), *cited.bears_on))),
        )
    return sorted(found.values(), key=lambda one: (len(one.area), one.area, not one.warns))


def citing(library: Library, document: Document) -> list[Document]:
    """The documents that cite this one."""
    return [one for one in library.held if any(cited.number == document.name for cited in one.header.cites)]


def topics_of(rules: Iterable[Rule]) -> dict[str, Wording]:
    """The ids of everything these rules speak on, in the order of their words, with those words."""
    return {one: topic(one) for one in sorted({rule.provision.id for rule in rules})}


def _shelved(document: Document, rules: Sequence[Rule], on: date) -> Shelved:
    ends = [rule.until for rule in rules]
    known = [end for end in ends if end is not None]
    since = min(rule.since for rule in rules)
    if any(rule.in_force(on) for rule in rules):
        state = State.NOW
    else:
        state = State.COMING if on < since else State.PAST
    return Shelved(
        document=document,
        area=places.normal(document.header.jurisdiction),
        rules=tuple(rules),
        since=since,
        until=max(known) if known and len(known) == len(ends) else None,
        state=state,
    )
