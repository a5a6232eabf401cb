"""Entering, correcting and revoking a reply: parse, one act, back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from niangjia.funding import actions, queries
from niangjia.funding.forms import CorrectForm, EnterForm, RevokeForm, share_rows, shares_of
from niangjia.funding.models import BudgetReply
from niangjia.funding.views.record import doors, shown_reply
from niangjia.kernel import locking
from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.locking import Overtaken
from niangjia.kernel.pages import Request, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.scope import acting
from niangjia.kernel.wording import Wording

ENTER = Wording("登记经费批复", "Enter a budget reply")
CORRECT = Wording("更正登记", "Correct the entry")
REVOKE = Wording("撤销批复", "Revoke the reply")
OVERTAKEN = Verdict(
    False,
    Wording(
        "您填写时，别人改动了这份批复，还没有办理；核对后可再次提交。",
        "Somebody changed this reply while you were writing; nothing was done. Check it and send it again.",
    ),
)


@page(Permission.FUNDING_ENTER)
def enter(request: Request) -> HttpResponse:
    """A new reply; where others stand for the same unit and year it is asked what it does to them."""
    today, by = timezone.localdate(), request.actor
    if request.method != "POST":
        old = _to_replace(request)
        unit = ([old.unit.code], "") if old else ([], request.GET.get("unit", "").replace("\x00", ""))
        given = {"unit": unit, "relation": str(old.pk) if old else "", "issuer": old.issuer if old else ""}
        form = EnterForm(by=by, today=today, given=given)
        return _page(request, ENTER, form, share_rows(), beside=form.beside([old]) if old else ())
    form, rows = EnterForm(request.POST, by=by, today=today), share_rows(request.POST)
    if not (form.is_valid() & rows.is_valid()):
        return _page(request, ENTER, form, rows, status=422)
    [unit, *_rest], facts = form.cleaned_data["unit"], form.facts(shares_of(rows))
    relation, replaces = form.said_of_others
    try:
        with acting(by):
            reply = actions.enter_reply(
                by=by, unit=unit.code, facts=facts, entered=today, relation=relation, replaces=replaces
            )
    except Refused as refused:
        standing = queries.standing_beside(unit, facts, by=by)
        answers = form.beside(standing) if standing else ()
        return _page(request, ENTER, form, rows, verdict=refused.verdict, beside=answers, status=422)
    messages.success(request, _("已登记。请上传批复扫描件，并把名额分配到单位。"))
    return redirect("funding:reply", reply.pk)


def _to_replace(request: Request) -> BudgetReply | None:
    written = request.GET.get("replaces", "")
    if not (written.isascii() and written.isdigit()):
        return None
    return shown_reply(request, int(written[:18])).reply


@page(Permission.FUNDING_ENTER)
def correct(request: Request, pk: int) -> HttpResponse:
    """What was written down wrongly; the paper is the same."""
    shown, today = shown_reply(request, pk), timezone.localdate()
    doors(request, shown)["change"].enforce()
    if request.method != "POST":
        mark = locking.mark(shown.values)
        form = CorrectForm(by=request.actor, today=today, facts=shown.facts, given={"shown": mark})
        return _page(request, CORRECT, form, share_rows(shares=shown.shares), reply=shown.reply)
    form, rows = CorrectForm(request.POST, by=request.actor, today=today), share_rows(request.POST)
    if not (form.is_valid() & rows.is_valid()):
        return _page(request, CORRECT, form, rows, reply=shown.reply, status=422)
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
        return _page(request, CORRECT, form, rows, reply=shown.reply, verdict=refused.verdict, status=422)
    except Overtaken:
        again = _marked_anew(request, shown.reply)
        form = CorrectForm(again, by=request.actor, today=today)
        return _page(request, CORRECT, form, rows, reply=shown.reply, verdict=OVERTAKEN, status=409)
    messages.success(request, _("已更正，变动已记入记录。"))
    return redirect("funding:reply", shown.reply.pk)


@page(Permission.FUNDING_ENTER)
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
        form = RevokeForm(_marked_anew(request, shown.reply))
        told = {**context, "form": form, "verdict": OVERTAKEN}
        return render(request, "funding/revoke.html", told, status=409)
    messages.success(request, _("已撤销；撤销以前的名额和记录都保留。"))
    return redirect("funding:reply", shown.reply.pk)


def _marked_anew(request: Request, reply: BudgetReply) -> Any:
    data = request.POST.copy()
    data["shown"] = locking.mark(shown_reply(request, reply.pk).values)
    return data


def _page(
    request: Request,
    title: Wording,
    form: Any,
    rows: Any,
    *,
    reply: BudgetReply | None = None,
    verdict: Verdict | None = None,
    beside: Any = (),
    status: int = 200,
) -> HttpResponse:
    context = {
        "title": title,
        "form": form,
        "rows": rows,
        "reply": reply,
        "verdict": verdict,
        "beside": beside,
    }
    return render(request, "funding/reply_form.html", context, status=status)
