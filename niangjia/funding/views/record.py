"""A reply's own page, and its history."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from niangjia.funding import queries, rules
from niangjia.funding.actions.records import KIND
from niangjia.funding.queries import ReplyPage
from niangjia.kernel.figure import Verdict
from niangjia.kernel.pages import LARGEST_KEY, Request, page
from niangjia.kernel.permissions import Permission
from niangjia.papers import facade as papers


def shown_reply(request: Request, pk: int, *, quotas: bool = False) -> ReplyPage:
    """The reply of an address. Raises `Http404` out of scope, and where there is none."""
    found = queries.reply_page(min(pk, LARGEST_KEY), on=timezone.localdate(), by=request.actor, quotas=quotas)
    if found is None:
        raise Http404
    return found


def doors(request: Request, shown: ReplyPage) -> dict[str, Verdict]:
    """What may be done with the reply: the power, and then whether it stands."""
    power, standing = request.actor.may(Permission.FUNDING_ENTER), shown.reply.how_it_stands
    change = power and rules.may_be_changed(standing)
    return {
        "change": change,
        "allot": power and rules.may_be_allotted(standing, shown.reply.unit.unit_kind),
        "paper": request.actor.may(Permission.PAPER_ADD),
        "remove": request.actor.may(Permission.PAPER_REMOVE),
    }


@page(Permission.FUNDING_VIEW)
def reply(request: Request, pk: int) -> HttpResponse:
    """One reply: what it says, who bears it, where its posts went, its papers."""
    shown = shown_reply(request, pk)
    context = {
        "shown": shown,
        "reply": shown.reply,
        "summed": rules.adds_up(shown.facts),
        "may": doors(request, shown),
        "papers": papers.papers_of(KIND, str(shown.reply.pk), by=request.actor),
    }
    return render(request, "funding/reply.html", context)


@page(Permission.FUNDING_VIEW)
def history(request: Request, pk: int) -> HttpResponse:
    """Who changed what of a reply, when and why: a fragment of its page, or a page of its own."""
    shown = shown_reply(request, pk)
    context = {"reply": shown.reply, "acts": queries.history_of(shown.reply, by=request.actor)}
    template = "site/_history.html" if request.htmx else "funding/history.html"
    return render(request, template, context)
