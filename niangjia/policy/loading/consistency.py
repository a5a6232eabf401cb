"""Documents against each other: succession, overlap, and a must weakened from below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from itertools import combinations, permutations
from pathlib import Path

from niangjia.kernel.figure import Force
from niangjia.policy import places
from niangjia.policy.errors import Problem
from niangjia.policy.loading.documents import Document, Rule


class Disagreement(StrEnum):
    """In what two documents, or one with the whole, do not agree."""

    REPLACES_NOTHING = "replaces_nothing"
    OVERLAPS = "overlaps"
    WEAKENS = "weakens"
    SAME_NAME = "same_name"
    NOT_HELD = "not_held"


@dataclass(frozen=True, slots=True)
class Clash:
    """One disagreement: the document (and rule) that must give way, and the other side of it.

    `near` and `far` are rules where it lies between rules; `cited` names a document that is not held.
    """

    what: Disagreement
    document: Path
    other: Path | None = None
    near: Rule | None = None
    far: Rule | None = None
    cited: str = ""
    message: str = ""

    @property
    def line(self) -> int:
        """Where it stands in the document that must give way."""
        return self.near.line if self.near else 1

    @property
    def problem(self) -> Problem:
        """As `policy check` prints it: file, line, message."""
        return Problem(self.document, self.line, self.message)


def clashes(documents: tuple[Document, ...]) -> tuple[tuple[Rule, ...], tuple[Clash, ...]]:
    """The rules with each replaced one ended on the eve of its successor, and everything that disagrees."""
    written = tuple(rule for document in documents for rule in document.rules)
    rules = tuple(_closed(rule, [new for new in written if _succeeds(new, rule)]) for rule in written)
    return rules, (
        *_replacing_nothing(written),
        *_double_documents(documents),
        *_not_really_held(documents),
        *_overlaps(rules),
        *_weakened(rules),
    )


def _replacing_nothing(rules: tuple[Rule, ...]) -> Iterator[Clash]:
    known = {rule.key for rule in rules}
    for rule in rules:
        if rule.provision.replaces is not None and rule.provision.replaces not in known:
            said = f"replaces {rule.provision.replaces!r}, which is not among the documents held"
            yield Clash(Disagreement.REPLACES_NOTHING, rule.path, near=rule, message=said)


def _succeeds(new: Rule, old: Rule) -> bool:
    return new.provision.replaces == old.key and new is not old and new.since > old.since and new.meets(old)


def _closed(rule: Rule, successors: list[Rule]) -> Rule:
    if not successors:
        return rule
    eve = min(new.since for new in successors) - timedelta(days=1)
    return replace(rule, until=min(rule.until, eve) if rule.until else eve)


def _overlaps(rules: Iterable[Rule]) -> Iterator[Clash]:
    """Pairs that speak at once on one thing in one area without one replacing the other."""
    for together in _grouped(rules, lambda rule: (rule.jurisdiction, rule.provision.id)):
        for one, other in combinations(together, 2):
            if one.meets(other):
                said = (
                    f"{other.key} overlaps {one.key} at {one.path}:{one.line} in kind of unit and dates;"
                    f" end the older one, or say replaces: {one.key}"
                )
                yield Clash(Disagreement.OVERLAPS, other.path, one.path, other, one, message=said)


def _weakened(rules: tuple[Rule, ...]) -> Iterator[Clash]:
    """Rules that weaken a must of a higher level without saying so in `derogates`."""
    for together in _grouped(rules, lambda rule: rule.provision.id):
        for near, far in permutations(together, 2):
            derogation = near.provision.derogates
            higher = far.jurisdiction != near.jurisdiction and places.covers(
                far.jurisdiction, near.jurisdiction
            )
            if not (higher and near.meets(far) and _binds(far) and _is_weaker(near, far)):
                continue
            if derogation is None or derogation.provision != far.key:
                said = (
                    f"{near.key} weakens the must of {far.key} at {far.path}:{far.line};"
                    f" say derogates: {{provision: {far.key}, ground: …}}"
                )
                yield Clash(Disagreement.WEAKENS, near.path, far.path, near, far, message=said)


def _grouped(rules: Iterable[Rule], key: Callable[[Rule], object]) -> Iterable[list[Rule]]:
    groups: dict[object, list[Rule]] = {}
    for rule in rules:
        groups.setdefault(key(rule), []).append(rule)
    return groups.values()


def _binds(rule: Rule) -> bool:
    return rule.provision.force is Force.MUST and not rule.header.reported


def _is_weaker(near: Rule, far: Rule) -> bool:
    return not _binds(near) or near.terms.weakens(far.terms)


def _double_documents(documents: Iterable[Document]) -> Iterator[Clash]:
    """Documents that carry the name of another one."""
    seen: dict[str, Document] = {}
    for document in documents:
        first = seen.setdefault(document.name, document)
        if first is not document:
            said = f"{document.name} is already held: {first.path}:1"
            yield Clash(Disagreement.SAME_NAME, document.path, first.path, message=said)


def _not_really_held(documents: tuple[Document, ...]) -> Iterator[Clash]:
    """Citations marked as held whose document is not there."""
    names = {document.name for document in documents}
    for document in documents:
        for cited in document.header.cites:
            if cited.held and cited.number not in names:
                said = f"cites {cited.name} as held, but it is not among the documents"
                yield Clash(Disagreement.NOT_HELD, document.path, cited=cited.name, message=said)
