"""The tree, its branches, and a unit's own page."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from niangjia.kernel.pages import Request, page
from niangjia.kernel.permissions import Permission
from niangjia.organisations import pictures, queries
from niangjia.organisations.forms import Asked, start_of, text_of
from niangjia.organisations.models import Unit
from niangjia.organisations.queries.branches import MOST
from niangjia.organisations.types import UnitKind

ROWS = 50


def _unit(request: Request, code: str) -> Unit:
    try:
        return queries.unit_at(code, by=request.actor)
    except queries.UnknownCode as unknown:
        raise Http404(str(unknown)) from unknown


@page(Permission.UNIT_VIEW)
def tree(request: Request) -> HttpResponse:
    """Picture first, then the tree, opened branch by branch; or what a search found."""
    asked = Asked.of(request.GET)
    top = queries.top(by=request.actor)
    context: dict[str, object] = {"asked": asked, "top": top, "all_kinds": list(UnitKind)}
    if asked.anything:
        found = queries.search(asked.text, by=request.actor)
        if asked.kind:
            found = found.filter(kind=asked.kind.value)
        rows = Paginator(found, ROWS).get_page(request.GET.get("page"))
        branches = queries.grown(rows.object_list, on=timezone.localdate(), by=request.actor)  # type: ignore[arg-type]
        context |= {"page": rows, "branches": branches}
        return render(request, "organisations/unit_list.html", context)
    if top is not None:
        today = timezone.localdate()
        kinds, workers = queries.overview(top, on=today, by=request.actor)
        branches, more = queries.branches(top, on=today, by=request.actor)
        context |= {"kinds": kinds, "workers": workers, "units": sum(kinds.values())}
        context |= {"branches": branches, "more": more, "next": MOST, "picture": pictures.shares(branches)}
    return render(request, "organisations/tree.html", context)


@page(Permission.UNIT_VIEW)
def branches(request: Request) -> HttpResponse:
    """What stands directly below a unit, for the tree; a page of its own without scripts."""
    parent = _unit(request, text_of(request.GET.get("under", "")))
    if not request.htmx:
        return redirect("organisations:unit", parent.code)
    start = start_of(request.GET.get("from", ""))
    found, more = queries.branches(parent, on=timezone.localdate(), by=request.actor, start=start)
    context = {"branches": found, "more": more, "parent": parent, "start": start, "next": start + MOST}
    return render(request, "organisations/_branches.html", context)


@page(Permission.UNIT_VIEW)
def unit(request: Request, code: str) -> HttpResponse:
    """One unit: who it is, where it stands, what was counted, what lies below."""
    found = _unit(request, code)
    shown = queries.unit_page(found, on=timezone.localdate(), by=request.actor)
    picture = pictures.counts(shown.counts)
    context = {"unit": found, "shown": shown, "picture": picture, "next": len(shown.below)}
    return render(request, "organisations/unit.html", context)


@page(Permission.UNIT_VIEW)
def history(request: Request, code: str) -> HttpResponse:
    """Who changed what of a unit, when and why: a fragment of its page, or a page of its own."""
    found = _unit(request, code)
    context = {"unit": found, "acts": queries.history_of(found, by=request.actor)}
    template = "site/_history.html" if request.htmx else "organisations/history.html"
    return render(request, template, context)
