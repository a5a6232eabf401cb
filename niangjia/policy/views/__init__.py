"""The policy library: what is held and in force where, and each document by its clauses and cases."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from niangjia.kernel.pages import Request, page
from niangjia.kernel.permissions import Permission
from niangjia.policy import facade as policy
from niangjia.policy.views.clauses import clauses_of
from niangjia.policy.views.shelf import documents_by_level, missing_of, slug_of
from niangjia.policy.views.timeline import timeline
from niangjia.policy.views.tried import tried


@page(Permission.POLICY_VIEW)
def library(request: Request) -> HttpResponse:
    """Which document is in force where, what each says, and what is cited but not held."""
    on = localdate()
    shelf = documents_by_level(policy.documents(), on=on)
    context = {
        "on": on,
        "shelf": shelf,
        "timeline": timeline(shelf, on=on),
        "missing": [missing_of(one) for one in policy.cited_not_held()],
    }
    return render(request, "policy/library.html", context)


@page(Permission.POLICY_VIEW)
def document(request: Request, slug: str) -> HttpResponse:
    """One document: its dates, its clauses with their readings, its cases with what they came to."""
    held = next((one for one in policy.documents() if slug_of(one) == slug), None)
    if held is None:
        raise Http404("no such document")
    on = localdate()
    context = {
        "document": documents_by_level((held,), on=on)[0],
        "clauses": clauses_of(held, on=on),
        "missing": [missing_of(one) for one in policy.cited_not_held() if one.cited_by is held],
        "trials": tried(held),
    }
    return render(request, "policy/document.html", context)
