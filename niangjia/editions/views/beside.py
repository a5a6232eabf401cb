"""An edition beside another or beside today, and computed again."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from niangjia.archive.facade import TextLost
from niangjia.editions import pictures, queries, rules
from niangjia.editions.types import PLANNED
from niangjia.kernel.pages import Request, page
from niangjia.kernel.permissions import Permission
from niangjia.staffing.types import COUNTS, PERSON, Measure

ROWS = 50
SIDE_BY_SIDE = (
    Measure.WORKERS.value,
    Measure.MUST.value,
    Measure.VALUE.value,
    Measure.FILLED.value,
    PLANNED,
)
TODAY = "today"


@page(Permission.EDITION_VIEW)
def compare(request: Request, pk: int) -> HttpResponse:
    """Against the edition it adjusts (or last year's), or against the plan as it is today."""
    by, today = request.actor, timezone.localdate()
    one = queries.one(pk, by=by)
    former = queries.previous(one, by=by)
    with_today = request.GET.get("with") == TODAY or former is None
    if with_today or former is None:
        columns: tuple[str, ...] = SIDE_BY_SIDE[:-1]
        found = queries.against_today(one, on=today, by=by)
    else:
        columns = SIDE_BY_SIDE
        found = queries.against_edition(former, one, by=by)
    differing = [row for row in found if any(row.change(column) != 0 for column in columns) and row.differs]
    every = request.GET.get("all") == "1"
    rows = Paginator(found if every else differing, ROWS).get_page(request.GET.get("page"))
    context = {
        "edition": one,
        "former": former,
        "with_today": with_today,
        "today": today,
        "columns": [(column, pictures.label_of(column)) for column in columns],
        "sums": _shown(rules.summed_up(found), columns),
        "rows": _shown(rows.object_list, columns),
        "page": rows,
        "every": every,
        "differing": len(differing),
        "units": len(found),
    }
    return render(request, "editions/compare.html", context)


def _shown(rows: object, columns: tuple[str, ...]) -> list[dict[str, object]]:
    return [
        {
            "row": row,
            "counts": COUNTS[row.counted_in] if row.counted_in != PERSON else None,
            "cells": [
                ((row.before or {}).get(column), (row.after or {}).get(column), row.change(column))
                for column in columns
            ],
        }
        for row in rows  # type: ignore[attr-defined]
    ]


@page(Permission.EDITION_VIEW)
def recompute(request: Request, pk: int) -> HttpResponse:
    """复核: every figure from the frozen facts by the kept texts, held against the frozen one."""
    one = queries.one(pk, by=request.actor)
    lost = ""
    agreement = None
    try:
        agreement = queries.recompute(one, by=request.actor)
    except TextLost as gone:
        lost = str(gone)
    differing = agreement.differing if agreement else ()
    context = {
        "edition": one,
        "agreement": agreement,
        "lost": lost,
        "page": Paginator(differing, ROWS).get_page(request.GET.get("page")),
    }
    return render(request, "editions/recompute.html", context)
