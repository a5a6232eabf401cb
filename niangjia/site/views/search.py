"""Global search: a page by kind, and suggestions while somebody types.

What is typed may be somebody's number: suggestions are asked for by POST, and what holds many digits never
becomes an address, so that it stands in no history and no log.
"""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from niangjia.kernel import finding
from niangjia.kernel.pages import BOTH, POST, Request, page
from niangjia.kernel.permissions import Permission

SUGGESTED = 5
"""Hits of a kind below the field; the page has more."""


@page(Permission.SEARCH, takes=BOTH)
def search(request: Request) -> HttpResponse:
    """What was found, by kind; one person for a whole number leads straight to the person."""
    if request.method == "POST":
        return _typed(request, finding.tidy(request.POST.get("q", "")))
    text = finding.tidy(request.GET.get("q", ""))
    if finding.holds_number(text):
        messages.warning(request, _("号码不能放在网址里查。请直接在搜索框里输入。"))
        return redirect("search:results")
    return _answered(request, text, shown=text)


def _typed(request: Request, text: str) -> HttpResponse:
    if not finding.holds_number(text):
        return redirect(f"{reverse('search:results')}?{urlencode({'q': text})}" if text else "search:results")
    return _answered(request, text, shown="")


def _answered(request: Request, text: str, *, shown: str) -> HttpResponse:
    found = finding.search(text, on=timezone.localdate(), by=request.actor)
    hits = [hit for kind in found for hit in kind.hits]
    if finding.is_personal(text) and len(hits) == 1:
        return redirect(hits[0].url)
    context = {
        "found": found,
        "asked": text,
        "field_in_page": True,
        "text": shown,
        "enough": finding.enough(text),
        "kinds": [one.label for one in finding.finders() if request.actor.may(one.power)],
    }
    return render(request, "site/search.html", context)


@page(Permission.SEARCH, takes=POST)
def suggest(request: Request) -> HttpResponse:
    """A few hits of each kind for the list below the field."""
    text = finding.tidy(request.POST.get("q", ""))
    found = finding.search(text, on=timezone.localdate(), by=request.actor, limit=SUGGESTED)
    context = {"found": found, "enough": finding.enough(text)}
    return render(request, "site/_search_suggestions.html", context)
