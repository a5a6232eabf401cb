"""The list of saved scenarios, with its picture, and those that were removed."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from niangjia.kernel.pages import Request, page
from niangjia.kernel.permissions import Permission
from niangjia.scenarios import queries
from niangjia.scenarios.pictures.listing import outcome_bars
from niangjia.scenarios.sheets import in_words

ROWS, REMOVED = 20, 10


@page(Permission.SCENARIO_TRY)
def listing(request: Request) -> HttpResponse:
    """Picture first; each scenario with what it changes and what came of it."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:60]
    pages = Paginator(queries.saved(by=request.actor, text=text), ROWS)
    rows = pages.get_page(request.GET.get("page"))
    shown = [(one, list(in_words(queries.changes_in(one)))[:6]) for one in rows.object_list]
    context = {
        "rows": shown,
        "page": rows,
        "text": text,
        "picture": outcome_bars(one for one, _ in shown),
        "removed": queries.removed(by=request.actor)[:REMOVED],
    }
    return render(request, "scenarios/scenario_list.html", context)
