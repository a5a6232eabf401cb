"""The library as the API says it: documents, provisions, rules, and what a question is made of."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from niangjia.kernel.rest import Body, CitationOut, Code, Day
from niangjia.kernel.rest.answers import Answer, Sentence
from niangjia.policy.calculator.attempt import fields_of
from niangjia.policy.library import Library
from niangjia.policy.loading.documents import Rule
from niangjia.policy.places import written
from niangjia.policy.queries import precedence
from niangjia.policy.queries.precedence import Meeting


class DocumentOut(Answer):
    """A document that is held, and where it holds; the dates as precisely as they are known."""

    id: str
    name: str
    title: str
    issuers: tuple[str, ...]
    jurisdiction: str
    dated: str | None
    issued: str | None
    effective: str | None
    reported: bool
    origin: str
    digest: str


class MeetingOut(Answer):
    """Another rule on the same thing, with the kinds of unit and the days on which both speak."""

    citation: CitationOut
    jurisdiction: str
    kinds: tuple[str, ...]
    since: date
    until: date | None


class RuleOut(Answer):
    """One provision of a document for a stretch of time, with what it goes before and gives way to."""

    document: str
    provision: str
    jurisdiction: str
    kinds: tuple[str, ...]
    sentence: Sentence
    since: date
    until: date | None
    citation: CitationOut
    goes_before: list[MeetingOut]
    gives_way_to: list[MeetingOut]


class DocumentWithRules(DocumentOut):
    """A document with its provisions, and what it cites that is not held."""

    rules: list[RuleOut]
    cited_not_held: list[str]


class ProvisionOut(Answer):
    """Something that documents speak on; `asks_kind`: whether the kind of unit decides who answers."""

    id: str
    name: Sentence
    documents: tuple[str, ...]
    asks_kind: bool


class AskOut(Answer):
    """A fact that a question names, what it is, its unit, and the values it may have where they are few."""

    name: str
    label: Sentence
    shape: str
    unit: str
    choices: dict[str, Sentence]


class ProvisionWithRules(ProvisionOut):
    """A provision with every rule on it and the facts it asks."""

    rules: list[RuleOut]
    asks: list[AskOut]


class AnsweringOut(Answer):
    """Who answers for some kinds of unit (none: for every kind), and what that went before."""

    kinds: tuple[str, ...]
    rule: RuleOut | None
    beaten: list[CitationOut]
    warnings: tuple[Sentence, ...]


class Question(Body):
    """What a provision is asked: for a place (division code), on a day, about these facts."""

    provision: str = Field(max_length=100, examples=["staffing.posts"])
    place: Code = Field(examples=["510703"])
    on: Day = Field(examples=["2026-06-30"])
    facts: dict[str, Any] = Field(default={}, examples=[{"kind": "zone", "workers": 8000}])
    settings: dict[str, str] = {}


def rule_out(library: Library, rule: Rule) -> dict[str, Any]:
    """A rule with its place among the others."""
    return {
        "document": rule.path.stem,
        "provision": rule.provision.id,
        "jurisdiction": written(rule.jurisdiction),
        "kinds": rule.provision.applies_to,
        "sentence": rule.terms.sentence(),
        "since": rule.since,
        "until": rule.until,
        "citation": rule.citation,
        "goes_before": [_meeting(one) for one in precedence.goes_before(library, rule)],
        "gives_way_to": [_meeting(one) for one in precedence.gives_way_to(library, rule)],
    }


def asks_of(library: Library, provision: str) -> list[dict[str, Any]]:
    """The facts that any rule of a provision asks."""
    return [
        {
            "name": one.name,
            "label": one.label,
            "shape": one.shape.value,
            "unit": one.unit,
            "choices": dict(one.choices),
        }
        for one in fields_of(library, provision, place=None, on=date.min)
    ]


def _meeting(one: Meeting) -> dict[str, Any]:
    return {
        "citation": one.rule.citation,
        "jurisdiction": written(one.rule.jurisdiction),
        "kinds": one.kinds,
        "since": one.since,
        "until": one.until,
    }
