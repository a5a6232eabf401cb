"""The list of saved scenarios, with its picture, and those that were removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from niangjia.kernel import clash
from niangjia.kernel.clash import Side
from niangjia.kernel.pages import Request, page
from niangjia.kernel.permissions import Permission
from niangjia.scenarios import queries
from niangjia.scenarios.models import Scenario
from niangjia.scenarios.pictures.listing import outcome_bars
from niangjia.scenarios.queries.history import history_of
from niangjia.scenarios.sheets import in_words

ROWS, REMOVED = 20, 10


@page(Permission.SCENARIO_TRY)
def listing(request: Request) -> HttpResponse:
    """Picture first; each scenario with what it changes and what came of it."""
    return listed(request)


@page(Permission.SCENARIO_TRY)
def history(request: Request, key: int) -> HttpResponse:
    """Who changed what of a scenario, when and why."""
    scenario = queries.scenario_of(key, by=request.actor)
    context = {"scenario": scenario, "acts": history_of(scenario, by=request.actor)}
    return render(request, "site/_history.html" if request.htmx else "scenarios/history.html", context)


def listed(
    request: Request,
    *,
    sides: Sequence[Side] | None = None,
    sent: Mapping[str, object] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The list; `sides` and `sent` (key, name, note) where somebody else renamed a scenario meanwhile."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:60]
    pages = Paginator(queries.saved(by=request.actor, text=text), ROWS)
    rows = pages.get_page(request.GET.get("page"))
    shown = [
        (one, list(in_words(queries.changes_in(one)))[:6], _boxes(one, sent or {}))
        for one in rows.object_list
    ]
    context = {
        "rows": shown,
        "page": rows,
        "text": text,
        "picture": outcome_bars(one for one, *_ in shown),
        "removed": queries.removed(by=request.actor)[:REMOVED],
        "sides": sides,
    }
    return render(request, "scenarios/scenario_list.html", context, status=status)


def _boxes(one: Scenario, sent: Mapping[str, object]) -> dict[str, object]:
    """What stands in the boxes of a scenario's row, and the mark of what they were filled from."""
    stands = {"name": one.name, "note": one.note}
    mine = {name: sent[name] for name in stands} if sent.get("key") == one.pk else {}
    seen = f"{queries.mark_of(one)},{clash.seen(stands)}"
    return {**stands, **mine, "seen": seen, "open": bool(mine)}
