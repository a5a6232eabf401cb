"""One entry on a page of its own: shown, sent, refused with its reason, or done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.pages import LARGEST_KEY, Request
from niangjia.kernel.scope import acting
from niangjia.kernel.wording import Wording
from niangjia.privacy import queries
from niangjia.privacy.forms import Entry
from niangjia.privacy.queries import PrivacyPage


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing to enter: its title, form and act, and where it leads."""

    title: Wording
    form: type[Entry]
    run: Callable[[Actor, dict[str, Any]], Any]
    then: Callable[[Any], HttpResponse]
    back: str
    button: Wording
    subject: str = ""
    note: Wording | None = None
    why: Callable[[dict[str, Any]], str] = lambda given: str(given.get("reason", ""))
    """What history and audit keep as the reason."""

    may: Verdict | None = None


def answer(request: Request, asked: Asked) -> HttpResponse:
    """The page of an entry, or where it leads once it is done."""
    today = timezone.localdate()
    form = asked.form(request.POST if request.method == "POST" else None, today=today)
    if request.method != "POST" or not form.is_valid():
        return _page(request, asked, form)
    by = replace(request.actor, reason=asked.why(form.cleaned_data))
    try:
        with acting(by):
            done = asked.run(by, form.cleaned_data)
    except Refused as refused:
        return _page(request, asked, form, refused.verdict)
    return asked.then(done)


def _page(request: Request, asked: Asked, form: Entry, verdict: Verdict | None = None) -> HttpResponse:
    context = {"asked": asked, "form": form, "verdict": verdict}
    return render(request, "privacy/entry.html", context, status=200 if verdict is None else 422)


def shown_person(request: Request, pk: int) -> PrivacyPage:
    """The person of an address. Raises `Http404` out of scope, and where there is none."""
    found = queries.privacy_page(min(pk, LARGEST_KEY), on=timezone.localdate(), by=request.actor)
    if found is None:
        raise Http404
    return found
