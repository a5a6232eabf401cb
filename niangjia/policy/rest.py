"""The policy library over the API: what is held, what goes before what, and what the documents answer."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from ninja import Router

from niangjia.kernel.figure import Figure, Verdict
from niangjia.kernel.pages import Request
from niangjia.kernel.permissions import Permission
from niangjia.kernel.rest import Code, Day, FigureOut, VerdictOut, get, post, problem
from niangjia.policy import facade as policy
from niangjia.policy import places
from niangjia.policy.answers import (
    AnsweringOut,
    DocumentOut,
    DocumentWithRules,
    ProvisionOut,
    ProvisionWithRules,
    Question,
    asks_of,
    rule_out,
)
from niangjia.policy.loading.documents import Rule
from niangjia.policy.queries.precedence import Answering, who_answers
from niangjia.policy.queries.shelf import rules_of
from niangjia.policy.topics import topic

router = Router(tags=["policy"])


@get(router, "/policy/documents/", Permission.POLICY_VIEW, answer=list[DocumentOut])
def policy_documents(request: Request) -> list[dict[str, Any]]:
    """Every document held."""
    return [_document(one) for one in policy.documents()]


@get(router, "/policy/documents/{document}/", Permission.POLICY_VIEW, answer=DocumentWithRules)
def policy_document(request: Request, document: Code) -> dict[str, Any]:
    """One document with its provisions, each with what it goes before and what goes before it."""
    library = policy.library()
    held = next((one for one in library.held if one.slug == document), None)
    if held is None:
        raise Http404
    cited = [one.name for one in library.cited_not_held if one.cited_by is held]
    rules = [rule_out(library, rule) for rule in rules_of(library, held)]
    return {**_document(held), "rules": rules, "cited_not_held": cited}


@get(router, "/policy/provisions/", Permission.POLICY_VIEW, answer=list[ProvisionOut])
def policy_provisions(request: Request) -> list[dict[str, Any]]:
    """Everything that any document speaks on."""
    library = policy.library()
    return [_provision(library, one) for one in library.provisions]


@get(router, "/policy/provisions/{provision}/", Permission.POLICY_VIEW, answer=ProvisionWithRules)
def policy_provision(request: Request, provision: Code) -> dict[str, Any]:
    """Every rule on one provision, from the nation down, and the facts that a question to it names."""
    library = _spoken_on(provision)
    rules = sorted(library.rules_on(provision), key=lambda rule: (len(rule.jurisdiction), rule.since))
    return {
        **_provision(library, provision),
        "rules": [rule_out(library, rule) for rule in rules],
        "asks": asks_of(library, provision),
    }


@get(router, "/policy/provisions/{provision}/in-force/", Permission.POLICY_VIEW, answer=list[AnsweringOut])
def policy_in_force(
    request: Request, provision: Code, place: Code, on: Day
) -> list[dict[str, Any]] | HttpResponse:
    """Which rule answers at a place (division code) on a day, for each kind of unit that is spoken of."""
    library = _spoken_on(provision)
    try:
        found = who_answers(library, provision, place=places.normal(place), on=on)
    except policy.FactError as error:
        return problem(422, "place", error.said)
    return [_answering(library, one) for one in found]


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
        return problem(422, "fact", error.said)


def _spoken_on(provision: str) -> policy.Library:
    library = policy.library()
    if provision not in library.provisions:
        raise Http404
    return library


def _document(held: policy.Document) -> dict[str, Any]:
    header = held.header
    dates = {name: getattr(header, name) for name in ("dated", "issued", "effective")}
    return {
        "id": held.slug,
        "name": held.name,
        "title": header.title,
        "issuers": header.issuers,
        "jurisdiction": header.jurisdiction,
        "reported": header.reported,
        "origin": held.origin.value,
        "digest": held.digest,
        **{name: None if day is None else str(day) for name, day in dates.items()},
    }


def _provision(library: policy.Library, provision: str) -> dict[str, Any]:
    rules = library.rules_on(provision)
    return {
        "id": provision,
        "name": topic(provision),
        "documents": tuple(dict.fromkeys(rule.path.stem for rule in rules)),
        "asks_kind": library.asks_kind(provision),
    }


def _answering(library: policy.Library, one: Answering) -> dict[str, Any]:
    rule: Rule | None = one.resolution.rule if one.resolution else None
    beaten = one.resolution.beaten if one.resolution else ()
    return {
        "kinds": one.kinds,
        "rule": rule_out(library, rule) if rule else None,
        "beaten": [other.citation for other in beaten],
        "warnings": one.resolution.warnings if one.resolution else (),
    }
