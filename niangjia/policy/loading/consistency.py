"""Documents against each other: succession, overlap, and a must weakened from below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

from niangjia.kernel.figure import Force
from niangjia.policy import places
from niangjia.policy.errors import Problem
from niangjia.policy.loading.documents import Document, Rule


def close_replaced(rules: tuple[Rule, ...]) -> tuple[tuple[Rule, ...], list[Problem]]:
    """The rules with each replaced one ended on the eve of its successor, and what cannot be replaced."""
    known = {rule.key for rule in rules}
    problems = [
        rule.problem(f"replaces {rule.provision.replaces!r}, which is not among the documents held")
        for rule in rules
        if rule.provision.replaces is not None and rule.provision.replaces not in known
    ]
    closed = tuple(_closed(rule, [new for new in rules if _succeeds(new, rule)]) for rule in rules)
    return closed, problems


def _succeeds(new: Rule, old: Rule) -> bool:
    return new.provision.replaces == old.key and new is not old and new.since > old.since and new.meets(old)


def _closed(rule: Rule, successors: list[Rule]) -> Rule:
    if not successors:
        return rule
    eve = min(new.since for new in successors) - timedelta(days=1)
    return replace(rule, until=min(rule.until, eve) if rule.until else eve)


def overlaps(rules: Iterable[Rule]) -> list[Problem]:
    """Pairs that speak at once on one thing in one area without one replacing the other."""
    problems = []
    for one, other in combinations(rules, 2):
        if one.jurisdiction == other.jurisdiction and one.meets(other):
            problems.append(
                other.problem(
                    f"{other.key} overlaps {one.key} at {one.path}:{one.line} in kind of unit and dates;"
                    f" end the older one, or say replaces: {one.key}"
                )
            )
    return problems


def weakened(rules: tuple[Rule, ...]) -> list[Problem]:
    """Rules that weaken a must of a higher level without saying so in `derogates`."""
    problems = []
    for near in rules:
        for far in rules:
            derogation = near.provision.derogates
            higher = far.jurisdiction != near.jurisdiction and places.covers(
                far.jurisdiction, near.jurisdiction
            )
            if not (higher and near.meets(far) and _binds(far) and _is_weaker(near, far)):
                continue
            if derogation is None or derogation.provision != far.key:
                problems.append(
                    near.problem(
                        f"{near.key} weakens the must of {far.key} at {far.path}:{far.line};"
                        f" say derogates: {{provision: {far.key}, ground: …}}"
                    )
                )
    return problems


def _binds(rule: Rule) -> bool:
    return rule.provision.force is Force.MUST and not rule.header.reported


def _is_weaker(near: Rule, far: Rule) -> bool:
    return not _binds(near) or near.terms.weakens(far.terms)


def double_documents(documents: Iterable[Document]) -> list[Problem]:
    """Documents that carry the name of another one."""
    seen: dict[str, Document] = {}
    problems = []
    for document in documents:
        first = seen.setdefault(document.name, document)
        if first is not document:
            problems.append(Problem(document.path, 1, f"{document.name} is already held: {first.path}:1"))
    return problems


def not_really_held(documents: Iterable[Document]) -> list[Problem]:
    """Citations marked as held whose document is not there."""
    documents = tuple(documents)
    names = {document.name for document in documents}
    return [
        Problem(document.path, 1, f"cites {cited.name} as held, but it is not among the documents")
        for document in documents
        for cited in document.header.cites
        if cited.held and cited.number not in names
    ]
