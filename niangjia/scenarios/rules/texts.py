"""A library in which other words hold: the documents as they are, but for what a scenario changes. Pure.

A changed rule keeps the name of its document with 模拟 before it, and loses its quotation: nothing that is
only tried can be taken for the document itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from niangjia.kernel.figure import Force
from niangjia.kernel.wording import Wording
from niangjia.policy import facade as policy
from niangjia.policy.facade import places
from niangjia.scenarios.rules.terms import changed, differences
from niangjia.scenarios.types import TextChange

STAFFING = ("staffing.posts", "staffing.filled_by")
TRIAL = "模拟·"
Rule = Any
"""A dated rule of a document; its class stands behind the front door of policy."""


@dataclass(frozen=True, slots=True)
class Trial:
    """The library of a scenario, and what about it a reader must know."""

    library: policy.Library
    problems: tuple[Wording, ...] = ()
    warnings: tuple[Wording, ...] = ()
    added: tuple[Rule, ...] = ()
    """The rules that are only tried."""


def library_of(
    texts: Sequence[TextChange], *, present: policy.Library, on: date, drafts: Sequence[policy.Document] = ()
) -> Trial:
    """The present library with these texts tried in it on a day; `drafts` are held besides.

    A text that cannot be tried (its document is not held, a term it does not have) is left out and named
    among the problems. A rule that would fall short of a higher must is tried all the same, with a warning.
    """
    held = {one.name: one for one in (*present.held, *drafts)}
    library, problems, warnings = present, [], []
    tried: list[Rule] = []
    for text in texts:
        area = places.normal(text.area)
        name = text.document if text.document is not None else _holding(library, area, on)
        document = held.get(name.removeprefix(TRIAL))
        if document is None and (name or text.document is None):
            problems.append(_not_held(name) if name else _nothing_holds(text.area))
            continue
        own = document is not None and document in present.held and _area_of(document) == area
        added, said = _tried(document, text, area, on) if document else ([], [])
        problems += said
        tried += added
        rules = [rule for rule in library.rules if not _gives_way(rule, area, document if own else None)]
        library = replace(library, rules=(*rules, *added))
        warnings += [warned for rule in added for warned in _weaker(rule, rules, on)]
    return Trial(library, tuple(problems), tuple(dict.fromkeys(warnings)), tuple(tried))


def _holding(library: policy.Library, area: str, on: date) -> str:
    """The document whose steps of headcount hold in an area; the nearest to it, empty where there is none."""
    holding = [
        rule
        for rule in library.rules
        if rule.provision.id == STAFFING[0]
        and hasattr(rule.terms, "threshold")
        and places.covers(rule.jurisdiction, area)
        and rule.in_force(on)
    ]
    return max(holding, key=lambda rule: len(rule.jurisdiction)).header.name if holding else ""


def _area_of(document: policy.Document) -> str:
    return places.normal(document.header.jurisdiction)


def _staffing(document: policy.Document) -> list[Rule]:
    return [rule for rule in document.rules if rule.provision.id in STAFFING]


def _gives_way(rule: Rule, area: str, document: policy.Document | None) -> bool:
    """Of the area's own rules on staffing: those of the document itself, or all before another document."""
    if rule.provision.id not in STAFFING or rule.jurisdiction != area:
        return False
    return document is None or rule.header.name.removeprefix(TRIAL) == document.name


def _tried(
    document: policy.Document, text: TextChange, area: str, on: date
) -> tuple[list[Rule], list[Wording]]:
    """The rules of a document as the text says them, in force on the day whatever their own dates."""
    found, problems = [], []
    rules = list(_in_time(_staffing(document), on))
    posts = [rule for rule in rules if rule.provision.id == STAFFING[0]]
    for rule in rules:
        terms, provision = rule.terms, rule.provision
        said: list[str] = []
        if rule in posts and text.terms_change:
            terms, provision = changed(terms, provision, text)
            said = differences(rule.terms, rule.provision, terms, provision)
        since = terms.since
        if since.first > on:
            since = replace(since, year=on.year, month=on.month, day=on.day)
        terms = terms.model_copy(update={"since": since, "until": None})
        header = rule.header
        if said or rule.jurisdiction != area or document.origin is policy.Origin.DRAFT:
            header = header.model_copy(update={"number": TRIAL + header.name})
        if said:
            clause = f"{provision.clause}（模拟读法：{'，'.join(said)}）"
            provision = provision.model_copy(update={"clause": clause, "quote": ""})
        found.append(
            replace(rule, header=header, provision=provision, terms=terms, jurisdiction=area, until=None)
        )
    if text.terms_change and not any(hasattr(rule.terms, "threshold") for rule in posts):
        problems.append(_no_steps(document.name))
    declared = {name for rule in posts for name in rule.provision.settings}
    problems += [_no_reading(document.name, name) for name in text.readings if name not in declared]
    return found, problems


def _in_time(rules: Sequence[Rule], on: date) -> Iterator[Rule]:
    """Of each provision the terms of the day, else those that come next, else the last there were."""
    provisions = {id(rule.provision): rule.provision for rule in rules}
    for provision in provisions.values():
        dated = sorted((rule for rule in rules if rule.provision is provision), key=lambda one: one.since)
        standing = [rule for rule in dated if rule.in_force(on)]
        later = [rule for rule in dated if rule.since > on]
        yield (standing or later or dated[-1:])[0]


def _weaker(near: Rule, rules: Sequence[Rule], on: date) -> Iterator[Wording]:
    """Warnings where the tried rule would fall short of a must of a level above."""
    for far in rules:
        above = far.jurisdiction != near.jurisdiction and places.covers(far.jurisdiction, near.jurisdiction)
        binds = far.provision.force is Force.MUST and not far.header.reported
        if not (above and binds and far.in_force(on) and near.meets(far)):
            continue
        if near.provision.force is not Force.MUST or near.terms.weakens(far.terms):
            yield Wording(
                f"如真这样规定，会低于上级文件{far.header.name}的“须”，须经上级同意才能施行。",
                f"Were it so in earnest, it would fall short of the must of {far.header.name} above.",
            )


def _not_held(name: str) -> Wording:
    return Wording(
        f"政策库没有“{name}”，这项改动没有计入。",
        f"The library does not hold “{name}”; this change is left out.",
    )


def _nothing_holds(area: str) -> Wording:
    name = places.named(places.normal(area))
    return Wording(
        f"{name.zh}没有按职工人数分档的规定在施行，这项改动没有计入。",
        f"No rule by steps of headcount is in force in {name.en}; this change is left out.",
    )


def _no_steps(name: str) -> Wording:
    return Wording(
        f"“{name}”没有按职工人数分档的配备规定，门槛、步长等改动没有计入。",
        f"“{name}” has no rule by steps of headcount; changes of threshold or step are left out.",
    )


def _no_reading(name: str, setting: str) -> Wording:
    return Wording(
        f"“{name}”没有“{setting}”这种读法可选，没有计入。",
        f"“{name}” leaves no choice of “{setting}”; it is left out.",
    )
