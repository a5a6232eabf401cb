"""A unit's own page, and its history."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from niangjia.kernel.pages import Request, page
from niangjia.kernel.permissions import Permission
from niangjia.organisations import pictures, queries
from niangjia.organisations.views.acts import ACTS


@page(Permission.UNIT_VIEW)
def unit(request: Request, code: str) -> HttpResponse:
    """One unit, open or closed: who it is, where it stands, what was counted, what may be done."""
    found = queries.unit_ever(code, by=request.actor)
    shown = queries.unit_page(found, on=timezone.localdate(), by=request.actor)
    doors = [(act, act.may_open(found, by=request.actor)) for act in ACTS]
    context = {"unit": found, "shown": shown, "next": len(shown.below)}
    return render(
        request,
        "organisations/unit.html",
        context | {"picture": pictures.counts(shown.counts), "doors": doors},
    )


@page(Permission.UNIT_VIEW)
def history(request: Request, code: str) -> HttpResponse:
    """Who changed what of a unit, when and why: a fragment of its page, or a page of its own."""
    found = queries.unit_ever(code, by=request.actor)
    context = {"unit": found, "acts": queries.history_of(found, by=request.actor)}
    template = "site/_history.html" if request.htmx else "organisations/history.html"
    return render(request, template, context)
