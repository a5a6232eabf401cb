"""一张图: one page for a leader that keeps itself up to date, and its two forms to take along."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from niangjia.editions.documents import writing
from niangjia.editions.documents.headlines import headlines
from niangjia.editions.documents.looking import picture_of
from niangjia.editions.views.documents import KINDS
from niangjia.kernel.exports import export_page
from niangjia.kernel.official import may_typeset
from niangjia.kernel.pages import Request, attachment, day_in, page
from niangjia.kernel.permissions import Permission
from niangjia.organisations import facade as organisations

MOST = 50
"""Places that are listed; the plan's own page lists them all."""


@page(Permission.EDITION_VIEW)
def picture(request: Request) -> HttpResponse:
    """The page, or the fragment by which it is kept up to date: unchanged, that is answered with 304."""
    under, on, by = _under(request), _on(request), request.actor
    shown = picture_of(under, on=on, by=by)
    export = by.may(Permission.PLAN_EXPORT)
    context = {
        "picture": shown,
        "cards": headlines(shown),
        "bars": shown.by_shortfall[:MOST],
        "ranked": shown.ranked[:MOST],
        "more": max(0, len(shown.places) - MOST),
        "longest": max([1, *(place.must for place in shown.places)]),
        "asked": urlencode({"under": under, "on": on.isoformat()}),
        "under": under,
        "at": {"code": under},
        "now": timezone.localtime(),
        "fixed": "on" in request.GET,
        "screen": request.GET.get("screen") == "1",
        "may_png": may_typeset() if export else export,
    }
    if not request.htmx:
        return render(request, "editions/picture.html", context)
    return _kept(request, render(request, "editions/_picture.html", context))


@export_page(Permission.PLAN_EXPORT)
def poster(request: Request, format: str) -> HttpResponse:
    """The picture as one A4 page (PDF), or as PNG for a chat."""
    if format not in writing.POSTERS:
        raise Http404
    under, on = _under(request), _on(request)
    made = f"{timezone.localtime():%Y-%m-%d %H:%M}"
    content = writing.write_poster(by=request.actor, under=under, on=on, made=made, format=format)
    return attachment(content, f"配备情况一张图-{under}-{on.isoformat()}.{format}", KINDS[format])


def _kept(request: Request, response: HttpResponse) -> HttpResponse:
    """304 where whoever asks has just this already."""
    mark = f'"{sha256(response.content).hexdigest()[:32]}"'
    if request.headers.get("If-None-Match") == mark:
        response = HttpResponse(status=304)
    response.headers["ETag"] = mark
    response.headers["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["HX-Request", "Cookie"])
    return response


def _under(request: Request) -> str:
    if asked := request.GET.get("under", "").replace("\x00", ""):
        return asked
    top = organisations.top(by=request.actor)
    return top.code if top else ""


def _on(request: Request) -> date:
    """The day asked for; today where none is, or none that can be read."""
    return day_in(request.GET.get("on", "")) or timezone.localdate()
