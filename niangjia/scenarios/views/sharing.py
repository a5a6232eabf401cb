"""The sharing out: few posts among many units, why each gets what it gets, and what one more would buy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render

from niangjia.kernel import jobs
from niangjia.kernel.figure import Figure
from niangjia.kernel.pages import Request, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.scenarios import queries
from niangjia.scenarios.forms.sharing import is_question, question_of, typed_of
from niangjia.scenarios.pictures import sharing as pictures
from niangjia.scenarios.queries.sharing import Sharing, kept_answer, sharing_on
from niangjia.scenarios.rules import allocation
from niangjia.scenarios.tasks import KIND
from niangjia.scenarios.types import Aim, Allocated
from niangjia.scenarios.views import asking
from niangjia.scenarios.views.nexts import nexts, tabs

ROWS, MOST_RAISED = 50, 6
SECONDS = 10.0
WHOLE: Mapping[str, Callable[[Sharing, Allocated], Figure]] = {
    "t": lambda sharing, whole: allocation.figure_of_whole(whole, sharing.posts, dict(sharing.names)),
    "a": lambda sharing, whole: sharing.posts,
    "left": lambda sharing, whole: allocation.figure_of_left(whole, sharing.names),
    "served": lambda sharing, whole: allocation.figure_of_served(whole),
}
"""The numbers of the headline, by what the address asks."""
TITLES = {"a": pictures.TO_SHARE, "left": pictures.LEFT, "served": pictures.SERVED}


def _shared(
    request: Request,
) -> tuple[asking.Question, dict[str, str], queries.Comparison, Sharing | None, tuple[Wording, ...]]:
    """The page's question, what stands in its boxes, the comparison, and the posts among its units."""
    asked = asking.question_of(request)
    given = {name: request.GET.get(name, "") for name in request.GET if is_question(name)}
    kept = queries.question_in(asked.scenario) if asked.scenario and not given else None
    typed = typed_of(kept) if kept else given
    found = queries.compare(asked.asked.under, asked.sides[:1], on=asked.asked.on, by=request.actor)
    question, problems = question_of(typed, {one.code: one.name for one in found.federations})
    sharing = sharing_on(found, 1, question) if question else None
    return asked, typed, found, sharing, problems


@page(Permission.SCENARIO_TRY)
def share(request: Request) -> HttpResponse:
    """Who gets, first as a picture; the form on the left."""
    asked, typed, found, sharing, problems = _shared(request)
    whole = _answer(request, asked, sharing)
    groups = found.plans[1].groups if found.federations else []
    context: dict[str, Any] = {
        "question": asked,
        "found": found,
        "nexts": nexts(asked, request.actor),
        **tabs(asked),
        "state": {name: value for name, value in asked.state.items() if not is_question(name)},
        "typed": typed,
        "limits": [(group.name, group.code, *_limits(typed, group.code)) for group in groups],
        "aims": list(Aim),
        "aim": sharing.question.aim if sharing else Aim.WORKERS,
        "sharing": sharing,
        "whole": whole,
        "problems": [*asked.asked.problems, *problems, *found.trials[0].problems],
        "job": _job(request, asked) if sharing and not sharing.at_once else None,
    }
    if sharing is not None and whole is not None:
        context |= _result(request, sharing, whole)
    template = "scenarios/_shared.html" if request.htmx else "scenarios/share.html"
    return render(request, template, context)


def _limits(typed: dict[str, str], group: str) -> tuple[str, str]:
    return typed.get(f"least.{group}", ""), typed.get(f"most.{group}", "")


def _answer(request: Request, asked: asking.Question, sharing: Sharing | None) -> Allocated | None:
    if sharing is None or not sharing.may:
        return None
    if sharing.at_once:
        return sharing.share()
    return kept_answer(asked.scenario, sharing, by=request.actor) if asked.scenario else None


def _job(request: Request, asked: asking.Question) -> jobs.JobState | None:
    if asked.scenario is None:
        return None
    return jobs.state_of("scenario", str(asked.scenario.pk), by=request.actor, kind=KIND)


def _result(request: Request, sharing: Sharing, whole: Allocated) -> dict[str, Any]:
    rows = pictures.group_rows(sharing, whole)
    only = request.GET.get("only", "")
    text = request.GET.get("q", "").replace("\x00", "").strip()[:60].lower()
    seats = [
        seat
        for seat in whole.seats
        if (only != "given" or seat.posts)
        and (only != "not" or (not seat.posts and seat.candidate.must + seat.candidate.may))
        and (text in seat.candidate.name.lower() or text in seat.candidate.code.lower())
    ]
    shown = Paginator(seats, ROWS).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "cards": pictures.headline(sharing, whole),
        "groups": rows,
        "by_county": len(rows) > 1,
        "page": shown,
        "only": only,
        "text": text,
        "seats": [
            (
                seat,
                sharing.names.get(seat.candidate.group, ""),
                allocation.stopped(seat, whole, sharing.question),
            )
            for seat in shown.object_list
        ],
    }
    if sharing.at_once:
        asked = (sharing.question, whole, sharing.candidates)
        context["more"] = pictures.margin_said(allocation.one_more(*asked, seconds=SECONDS))
        raised = pictures.binding(sharing.question, whole)[:MOST_RAISED]
        context["raised"] = [
            (
                sharing.names[group],
                pictures.margin_said(allocation.one_more_for(group, *asked, seconds=SECONDS)),
            )
            for group in raised
            if group in sharing.names
        ]
    return context


@page(Permission.SCENARIO_TRY)
def share_figure(request: Request) -> HttpResponse:
    """Why a unit, a federation or the whole gets so many."""
    asked, _, found, sharing, _ = _shared(request)
    whole = _answer(request, asked, sharing)
    if sharing is None or whole is None:
        raise Http404
    what, _, code = request.GET.get("of", "").partition(".")
    if what in WHOLE:
        name, figure = found.under.name, WHOLE[what](sharing, whole)
    elif what == "g" and code in sharing.names:
        own = [seat for seat in whole.seats if seat.candidate.group == code]
        name, figure = sharing.names[code], allocation.figure_of_group(own, whole, sharing.question)
    else:
        seat = next((one for one in whole.seats if one.candidate.code == code), None)
        if what != "u" or seat is None:
            raise Http404
        name, figure = seat.candidate.name, allocation.figure_of_seat(seat, whole, sharing.question)
    aim = whole.aim.label
    context = {
        "figure": figure,
        "title": TITLES.get(what, Wording("名额分配", "Posts shared out")),
        "subtitle": Wording(f"{name} · {aim.zh}", f"{name} · {aim.en}"),
    }
    return render(request, "site/_figure.html" if request.htmx else "site/figure.html", context)
