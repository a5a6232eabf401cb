"""The plan page, the drawer of each of its numbers, and the export."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from niangjia.kernel.pages import Request, attachment, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording, said_day
from niangjia.organisations import facade as organisations
from niangjia.organisations.types import UnitKind
from niangjia.staffing import actions, pictures, queries
from niangjia.staffing.forms import ONLY, Asked, counted_in
from niangjia.staffing.rules import flag
from niangjia.staffing.types import LABELS, Measure

ROWS = 50
NUMBERS = (
    Measure.WORKERS,
    Measure.MUST,
    Measure.MAY,
    Measure.VALUE,
    Measure.FUNDED,
    Measure.FILLED,
    Measure.SHORTFALL,
    Measure.ROOM,
    Measure.ABOVE,
)


def _asked(request: Request) -> Asked:
    top = organisations.top(by=request.actor)
    return Asked.of(request.GET, under=top.code if top else "", today=timezone.localdate())


@page(Permission.PLAN_VIEW)
def plan(request: Request) -> HttpResponse:
    """Picture first, table under it; every number opens its basis."""
    asked = _asked(request)
    found = queries.plan(asked.under, on=asked.on, by=request.actor)
    rows = Paginator(asked.chosen(found.lines), ROWS).get_page(request.GET.get("page"))
    context = {
        "plan": found,
        "above": organisations.ancestors(found.under, by=request.actor),
        "asked": asked,
        "cards": pictures.cards(found),
        "picture": pictures.bars(found),
        "groups": pictures.group_rows(found, NUMBERS),
        "rows": pictures.unit_rows(rows.object_list, NUMBERS, on=asked.on),
        "page": rows,
        "documents": pictures.documents(found),
        "measures": [(measure, LABELS[measure]) for measure in NUMBERS],
        "kinds": [kind for kind in UnitKind if not kind.is_federation],
        "only": ONLY.items(),
        "may_export": request.actor.may(Permission.PLAN_EXPORT),
    }
    return render(request, "staffing/plan.html", context)


@page(Permission.PLAN_VIEW)
def standing(request: Request, code: str) -> HttpResponse:
    """Quota, funded and filled of one unit side by side: a fragment of its page, or a page of its own."""
    found = queries.plan(code, on=_asked(request).on, by=request.actor)
    line = next((one for one in found.lines if one.code == found.under.code), None)
    funded = [line.funding] if line and line.funding else [] if line else found.held
    context = {
        "unit": found.under,
        "cells": pictures.three(found, line),
        "flag": flag(line.fall) if line and line.fall else None,
        "parts": [part for one in funded for part in one.parts if one.unit_id == found.under.pk],
    }
    template = "staffing/_standing.html" if request.htmx else "staffing/standing.html"
    return render(request, template, context)


@page(Permission.PLAN_VIEW)
def figure(request: Request, measure: str) -> HttpResponse:
    """The basis of one number: of a unit, or of the sum below a federation."""
    if measure not in set(Measure):
        raise Http404
    asked = _asked(request)
    title, subject, answer = queries.figure(
        Measure(measure),
        unit=request.GET.get("unit", ""),
        under=asked.under,
        counted_in=counted_in(request.GET, Measure(measure)),
        on=asked.on,
        by=request.actor,
    )
    template = "site/_figure.html" if request.htmx else "site/figure.html"
    day = said_day(asked.on)
    subtitle = Wording(f"{subject} · {day.zh}", f"{subject} · {day.en}")
    return render(request, template, {"figure": answer, "title": title, "subtitle": subtitle})


@page(Permission.PLAN_EXPORT)
def export(request: Request) -> HttpResponse:
    """The plan as .xlsx, with a sheet of citations."""
    asked = _asked(request)
    content = actions.export_plan(by=request.actor, under=asked.under, on=asked.on, chosen=asked.chosen)
    return attachment(content, f"配备计划-{asked.under}-{asked.on.isoformat()}.xlsx")
