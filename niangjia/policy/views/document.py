"""One document: its dates, its clauses and what they go before, its cases, its text."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from niangjia.kernel.pages import Request, attachment, page
from niangjia.kernel.permissions import Permission
from niangjia.policy import facade as policy
from niangjia.policy.library import CASES
from niangjia.policy.queries.clauses import clauses_of
from niangjia.policy.queries.shelf import Shelved, citing, not_held, shelf
from niangjia.policy.queries.tried import tried

YAML = "application/yaml; charset=utf-8"
FILES = ("document", "cases")


@page(Permission.POLICY_VIEW)
def document(request: Request, slug: str) -> HttpResponse:
    """What it says in our words and in its own, what it beats and what beats it, and its cases tried now."""
    held, on = policy.library(), localdate()
    found = _found(held, slug)
    context = {
        "document": found,
        "on": on,
        "clauses": clauses_of(held, found.rules, on=on),
        "cited": [one for one in shelf(held, on=on) if _cites(found, one)],
        "cited_by": citing(held, found.document),
        "missing": [one for one in not_held(held) if found.document in one.cited_by],
        "trials": tried(held, found.document),
    }
    return render(request, "policy/document.html", context)


@page(Permission.POLICY_VIEW)
def download(request: Request, slug: str, what: str) -> HttpResponse:
    """The document, or its cases, as the YAML it is read from."""
    if what not in FILES:
        raise Http404("no such file")
    found = _found(policy.library(), slug).document
    text = found.text if what == "document" else found.cases
    if not text:
        raise Http404("no cases beside it")
    name = found.path.name if what == "document" else f"{found.path.stem}{CASES}"
    return attachment(text.encode(), name, YAML)


def _found(library: policy.Library, slug: str) -> Shelved:
    found = next((one for one in shelf(library, on=localdate()) if one.slug == slug), None)
    if found is None:
        raise Http404("no such document")
    return found


def _cites(one: Shelved, other: Shelved) -> bool:
    return any(cited.number == other.document.name for cited in one.header.cites)
