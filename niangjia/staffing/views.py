"""The plan page, the drawer of each of its numbers, and the export."""

from __future__ import annotations

from datetime import date

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from niangjia.funding import facade as funding
from niangjia.kernel.exports import export_page
from niangjia.kernel.pages import Request, attachment, page
from niangjia.kernel.paging import CappedPages
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording, said_day
from niangjia.organisations import facade as organisations
from niangjia.organisations.types import UnitKind
from niangjia.staffing import actions, pictures, queries
from niangjia.staffing.forms import ONLY, Asked, counted_in
from niangjia.staffing.pictures import Cell
from niangjia.staffing.queries import Overview, Plan
from niangjia.staffing.rules import flag
from niangjia.staffing.types import LABELS, Line, Measure

ROWS, FEWER_ROWS = 50, 35
"""Units of a page, and those of one on which many federations are summed: no page is a burden to load."""
MANY = 20
NUMBERS = tuple(Measure)


def _under(request: Request) -> organisations.Unit:
    """The unit that is asked for, else the highest there is."""
    code = request.GET.get("under", "")
    top = None if code else organisations.top(by=request.actor)
    return top or organisations.unit_at(code, by=request.actor)


def _asked(request: Request, under: str = "") -> Asked:
    return Asked.of(request.GET, under=under, today=timezone.localdate())


@page(Permission.PLAN_VIEW)
def plan(request: Request) -> HttpResponse:
    """Picture first, table under it; every number opens its basis."""
    under = _under(request)
    asked = _asked(request, under.code)
    try:
        found = queries.plan_shown(under, on=asked.on, today=timezone.localdate(), by=request.actor)
    except queries.TooMany as problem:
        return _too_many(request, asked, problem)
    rows = _rows(request, asked, found)
    context = {
        "plan": found,
        "above": organisations.ancestors(found.under, by=request.actor),
        "asked": asked,
        "cards": pictures.cards(found),
        "picture": pictures.bars(found),
        "groups": pictures.group_rows(found, NUMBERS),
        "rows": pictures.unit_rows(rows.object_list, NUMBERS, day=found.day),
        "page": rows,
        "documents": found.documents,
        "measures": [(measure, LABELS[measure]) for measure in NUMBERS],
        "kinds": [kind for kind in UnitKind if not kind.is_federation],
        "only": ONLY.items(),
        "may_export": request.actor.may(Permission.PLAN_EXPORT),
    }
    return render(request, "staffing/plan.html", context)


def _rows(request: Request, asked: Asked, found: Overview | Plan) -> Page[Line]:
    number, size = request.GET.get("page"), FEWER_ROWS if len(found.federations) > MANY else ROWS
    if isinstance(found, Plan):
        return Paginator(asked.chosen(found.lines), size).get_page(number)
    chosen = queries.Chosen(found.under, asked, by=request.actor)
    known = None if asked.only or asked.text else found.units_of(asked.kind)
    return CappedPages(chosen, size, known=known).get_page(number)  # type: ignore[arg-type]  # cut, not asked


def _too_many(request: Request, asked: Asked, problem: queries.TooMany) -> HttpResponse:
    above = organisations.ancestors(problem.under, by=request.actor)
    context = {"asked": asked, "under": problem.under, "below": problem.below, "above": above}
    return render(request, "staffing/too_many.html", context)


@page(Permission.PLAN_VIEW)
def standing(request: Request, code: str) -> HttpResponse:
    """Quota, funded and filled of one unit side by side: a fragment of its page, or a page of its own."""
    on, by = _asked(request).on, request.actor
    unit = organisations.unit_at(code, by=by)
    line = next(iter(queries.lines_of([unit.pk], on=on, by=by)), None)
    funded = line.funding if line else funding.funded_at([unit.pk], on=on, by=by).get(unit.pk)
    context = {
        "unit": unit,
        "cells": pictures.three_of(line, _day(on)) if line else _three_below(request, unit, on),
        "flag": flag(line.fall) if line and line.fall else None,
        "parts": funded.parts if funded else (),
    }
    template = "staffing/_standing.html" if request.htmx else "staffing/standing.html"
    return render(request, template, context)


def _day(on: date) -> date | None:
    return None if on == timezone.localdate() else on


def _three_below(request: Request, unit: organisations.Unit, on: date) -> list[tuple[Wording, Cell]]:
    try:
        found = queries.plan_shown(unit, on=on, today=timezone.localdate(), by=request.actor)
    except queries.TooMany:
        return []
    return pictures.three_below(found)


@page(Permission.PLAN_VIEW)
def figure(request: Request, measure: str) -> HttpResponse:
    """The basis of one number: of a unit, of the sum below a federation, or over a named set."""
    if measure not in set(Measure):
        raise Http404
    unit = request.GET.get("unit", "")
    asked = _asked(request, "" if unit else request.GET.get("under", ""))
    title, subject, answer = queries.figure(
        Measure(measure),
        unit=unit,
        under=asked.under,
        counted_in=counted_in(request.GET, Measure(measure)),
        on=asked.on,
        by=request.actor,
        today=timezone.localdate(),
    )
    template = "site/_figure.html" if request.htmx else "site/figure.html"
    day = said_day(asked.on)
    subtitle = Wording(f"{subject} · {day.zh}", f"{subject} · {day.en}")
    return render(request, template, {"figure": answer, "title": title, "subtitle": subtitle})


@export_page(Permission.PLAN_EXPORT)
def export(request: Request) -> HttpResponse:
    """The plan as .xlsx, with a sheet of citations."""
    asked = _asked(request, _under(request).code)
    content = actions.export_plan(by=request.actor, under=asked.under, on=asked.on, chosen=asked.chosen)
    return attachment(content, f"配备计划-{asked.under}-{asked.on.isoformat()}.xlsx")
