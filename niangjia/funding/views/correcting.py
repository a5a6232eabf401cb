"""Correcting and revoking a reply: parse, one act, back; who was overtaken sees both versions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from niangjia.funding import actions, queries
from niangjia.funding.forms import CorrectForm, RevokeForm, share_rows, shares_of
from niangjia.funding.types import Share
from niangjia.funding.views.entering import form_page
from niangjia.funding.views.record import doors, shown_reply
from niangjia.kernel import clash, locking
from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.language import said
from niangjia.kernel.locking import Overtaken
from niangjia.kernel.pages import BOTH, Request, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.scope import acting
from niangjia.kernel.wording import Wording

CORRECT = Wording("更正登记", "Correct the entry")
REVOKE = Wording("撤销批复", "Revoke the reply")
SHARES = "shares"
LABELS = {SHARES: Wording("经费来源", "sources")}
OVERTAKEN = Verdict.no(
    "您填写时，别人改动了这份批复，还没有办理；核对后可再次提交。",
    "Somebody changed this reply while you were writing; nothing was done. Check it and send it again.",
)


@page(Permission.FUNDING_ENTER, takes=BOTH)
def correct(request: Request, pk: int) -> HttpResponse:
    """What was written down wrongly; the paper is the same."""
    shown, today = shown_reply(request, pk), timezone.localdate()
    doors(request, shown)["change"].enforce()
    if request.method != "POST":
        rows = share_rows(shares=shown.shares)
        return form_page(request, CORRECT, _standing(request, shown), rows, reply=shown.reply)
    form, rows = CorrectForm(request.POST, by=request.actor, today=today), share_rows(request.POST)
    if not (form.is_valid() & rows.is_valid()):
        return form_page(request, CORRECT, form, rows, reply=shown.reply, status=422)
    by = replace(request.actor, reason=form.cleaned_data["reason"])
    try:
        with acting(by):
            actions.correct_reply(
                by=by,
                reply=shown.reply.pk,
                shown=form.cleaned_data["shown"],
                facts=form.facts(shares_of(rows)),
                entered=today,
            )
    except Refused as refused:
        return form_page(request, CORRECT, form, rows, reply=shown.reply, verdict=refused.verdict, status=422)
    except Overtaken:
        return _clash(request, shown_reply(request, pk), form, rows)
    messages.success(request, _("已更正，变动已记入记录。"))
    return redirect("funding:reply", shown.reply.pk)


def _standing(request: Request, shown: queries.ReplyPage) -> CorrectForm:
    """The form filled from the reply as it stands, with the marks of the reply, its boxes and its shares."""
    form = CorrectForm(by=request.actor, today=timezone.localdate(), facts=shown.facts)
    boxes = clash.texts_of(form) | {SHARES: _in_words(shown.shares)}
    form.initial["shown"] = f"{locking.mark(shown.values)},{clash.seen(boxes)}"
    return form


def _clash(request: Request, shown: queries.ReplyPage, sent: CorrectForm, rows: Any) -> HttpResponse:
    standing, mark = _standing(request, shown), sent.cleaned_data["shown"]
    boxes = clash.met_in(standing, sent, shown=mark)
    now, mine = {SHARES: _in_words(shown.shares)}, {SHARES: _in_words(shares_of(rows))}
    shares = clash.met(LABELS, shown=mark, now=now, mine=mine)
    if shares.written == now:
        rows = share_rows(shares=shown.shares)
    data = request.POST.copy()
    for name, text in {**boxes.written, "shown": standing.initial["shown"]}.items():
        data[name] = text
    form = CorrectForm(data, by=request.actor, today=timezone.localdate())
    sides = (*boxes.sides, *shares.sides)
    return form_page(request, CORRECT, form, rows, reply=shown.reply, sides=sides, status=409)


def _in_words(shares: tuple[Share, ...]) -> str:
    """What bears a reply, in one line."""
    told = sorted(
        f"{said(one.source.label)}（{said(one.level.label)}）{one.person_months}"
        + (f" / {one.amount:.2f}" if one.amount is not None else "")
        for one in shares
    )
    return "；".join(told)


@page(Permission.FUNDING_ENTER, takes=BOTH)
def revoke(request: Request, pk: int) -> HttpResponse:
    """A paper takes the reply back from a day on."""
    shown = shown_reply(request, pk)
    doors(request, shown)["change"].enforce()
    initial = {"on": timezone.localdate(), "shown": locking.mark(shown.values)}
    form = RevokeForm(request.POST if request.method == "POST" else None, initial=initial)
    context = {"title": REVOKE, "form": form, "reply": shown.reply}
    if not form.is_valid():
        return render(request, "funding/revoke.html", context, status=422 if form.is_bound else 200)
    by = replace(request.actor, reason=form.cleaned_data["reason"])
    given = form.cleaned_data
    try:
        with acting(by):
            actions.revoke_reply(
                by=by, reply=shown.reply.pk, shown=given["shown"], number=given["number"], on=given["on"]
            )
    except Refused as refused:
        return render(request, "funding/revoke.html", {**context, "verdict": refused.verdict}, status=422)
    except Overtaken:
        data = request.POST.copy()
        data["shown"] = locking.mark(shown_reply(request, pk).values)
        last = queries.history_of(shown.reply, by=request.actor)[:1]
        told = {**context, "form": RevokeForm(data), "verdict": OVERTAKEN, "acts": last}
        return render(request, "funding/revoke.html", told, status=409)
    messages.success(request, _("已撤销；撤销以前的名额和记录都保留。"))
    return redirect("funding:reply", shown.reply.pk)
