"""The basis of 在册, 已配 and 在岗, at and below a unit on a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from niangjia.kernel.figure import Figure
from niangjia.kernel.pages import Request, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording, said_day
from niangjia.organisations import facade as organisations
from niangjia.workforce.forms import day_of
from niangjia.workforce.queries import figures
from niangjia.workforce.views.people import under_asked

FIGURES: dict[str, tuple[Wording, Callable[..., Figure]]] = {
    "roster": (Wording("在册", "On the roster"), figures.roster),
    "filled": (Wording("已配", "Filled"), figures.filled),
    "on_duty": (Wording("在岗", "On duty"), figures.on_duty),
}


@page(Permission.PERSON_VIEW)
def named(request: Request, name: str) -> HttpResponse:
    """One of the three, by its name; without a unit, of the whole scope."""
    chosen = FIGURES.get(name)
    under = under_asked(request) or organisations.only_root(by=request.actor)
    if chosen is None:
        raise Http404
    label, figure = chosen
    on = day_asked(request) or timezone.localdate()
    day, name = said_day(on), under.name if under else request.actor.scope.label
    context = {
        "figure": figure(under, on=on, by=request.actor),
        "title": label,
        "subtitle": Wording(f"{name} · {day.zh}", f"{name} · {day.en}"),
    }
    return render(request, "site/_figure.html" if request.htmx else "site/figure.html", context)


def day_asked(request: Request) -> date | None:
    """The day of `?on=2026-03-31`; None for nothing and for what is no day."""
    return day_of(request.GET.get("on", "").strip())
