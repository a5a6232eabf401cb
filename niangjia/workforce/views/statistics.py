"""The roster in numbers: above the list in brief, on a page of its own in full."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from niangjia.kernel.actor import Actor
from niangjia.kernel.pages import Request, page
from niangjia.kernel.permissions import Permission
from niangjia.organisations import facade as organisations
from niangjia.workforce import pictures
from niangjia.workforce.forms import Asked
from niangjia.workforce.queries.facets import STATUS
from niangjia.workforce.queries.statistics import Statistics, of_totals, statistics
from niangjia.workforce.queries.totals import totals
from niangjia.workforce.types import AWAY
from niangjia.workforce.views.people import asked_of, doors, whole_of


@page(Permission.PERSON_VIEW)
def numbers(request: Request) -> HttpResponse:
    """Every picture with its table; for the list only the headlines and the pictures in brief."""
    asked, brief = asked_of(request), bool(request.htmx)
    found = _counted(asked, by=request.actor)
    top = asked.under or organisations.only_root(by=request.actor)
    away = found.held(STATUS.key, asked.entry)
    context = {
        "asked": asked,
        "found": found,
        "on_duty": found.total - sum(away.get(status, 0) for status in AWAY),
        "top": top,
        "doors": doors(request),
        "headlines": pictures.headlines(found, asked, request.GET),
        "bars": pictures.bars(found, asked, request.GET, brief=brief),
        "chips": pictures.chips(asked, request.GET),
    }
    return render(request, f"workforce/{'_in_brief' if brief else 'statistics'}.html", context)


def _counted(asked: Asked, *, by: Actor) -> Statistics:
    """From what is stored, where nothing narrows the list but the unit."""
    if not asked.entry.narrowed:
        today = timezone.localdate()
        stored = totals(asked.entry.unit_path or whole_of(by), on=asked.on, today=today, by=by)
        if stored is not None:
            return of_totals(stored)
    return statistics(asked.entry, on=asked.on, by=by)
