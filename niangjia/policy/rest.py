"""The policy library over the API: what is held, and what the documents answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from ninja import Router
from pydantic import Field

from niangjia.kernel.figure import Figure, Verdict
from niangjia.kernel.pages import Request
from niangjia.kernel.permissions import Permission
from niangjia.kernel.rest import Body, CitationOut, Code, Day, FigureOut, VerdictOut, get, post, problem
from niangjia.kernel.rest.answers import Answer
from niangjia.kernel.wording import Wording
from niangjia.policy import facade as policy
from niangjia.policy.views.shelf import slug_of

router = Router(tags=["policy"])


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


class RuleOut(Answer):
    """One provision of a document for a stretch of time."""

    provision: str
    since: date
    until: date | None
    citation: CitationOut


class DocumentWithRules(DocumentOut):
    """A document with its provisions, and what it cites that is not held."""

    rules: list[RuleOut]
    cited_not_held: list[str]


class Question(Body):
    """What a provision is asked: for a place (division code), on a day, about these facts."""

    provision: str = Field(max_length=100, examples=["staffing.posts"])
    place: Code = Field(examples=["510703"])
    on: Day = Field(examples=["2026-06-30"])
    facts: dict[str, Any] = Field(default={}, examples=[{"kind": "zone", "workers": 8000}])
    settings: dict[str, str] = {}


@get(router, "/policy/documents/", Permission.POLICY_VIEW, answer=list[DocumentOut])
def policy_documents(request: Request) -> list[dict[str, Any]]:
    """Every document held."""
    return [_document(one) for one in policy.documents()]


@get(router, "/policy/documents/{document}/", Permission.POLICY_VIEW, answer=DocumentWithRules)
def policy_document(request: Request, document: Code) -> dict[str, Any]:
    """One document with its provisions."""
    held = next((one for one in policy.documents() if slug_of(one) == document), None)
    if held is None:
        raise Http404
    rules = [
        {"provision": rule.provision.id, "since": rule.since, "until": rule.until, "citation": rule.citation}
        for rule in held.rules
    ]
    cited = [one.name for one in policy.cited_not_held() if one.cited_by is held]
    return {**_document(held), "rules": rules, "cited_not_held": cited}


@post(router, "/policy/answers/", Permission.POLICY_VIEW, answer=FigureOut | VerdictOut)
def policy_answer(request: Request, question: Question) -> Figure | Verdict | HttpResponse:
    """What the documents answer: a figure, or a verdict, with its steps and clauses.

    Nothing is written. A fact not given makes the figure missing; one that cannot be right is refused.
    """
    try:
        return policy.evaluate(
            question.provision,
            place=question.place,
            on=question.on,
            facts=question.facts,
            settings=question.settings,
        )
    except policy.FactError as error:
        return problem(422, "fact", Wording(str(error), str(error)))


def _document(held: policy.Document) -> dict[str, Any]:
    header = held.header
    dates = {name: getattr(header, name) for name in ("dated", "issued", "effective")}
    return {
        "id": slug_of(held),
        "name": held.name,
        "title": header.title,
        "issuers": header.issuers,
        "jurisdiction": header.jurisdiction,
        "reported": header.reported,
        **{name: None if day is None else str(day) for name, day in dates.items()},
    }
