"""Entering a reply: parse, one act, back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from niangjia.funding import actions, queries
from niangjia.funding.forms import EnterForm, share_rows, shares_of
from niangjia.funding.models import BudgetReply
from niangjia.funding.views.record import shown_reply
from niangjia.kernel.clash import Side
from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.pages import BOTH, Request, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.scope import acting
from niangjia.kernel.wording import Wording

ENTER = Wording("登记经费批复", "Enter a budget reply")


@page(Permission.FUNDING_ENTER, takes=BOTH)
def enter(request: Request) -> HttpResponse:
    """A new reply; where others stand for the same unit and year it is asked what it does to them."""
    today, by = timezone.localdate(), request.actor
    if request.method != "POST":
        old = _to_replace(request)
        unit = ([old.unit.code], "") if old else ([], request.GET.get("unit", "").replace("\x00", ""))
        given = {"unit": unit, "relation": str(old.pk) if old else "", "issuer": old.issuer if old else ""}
        form = EnterForm(by=by, today=today, given=given)
        return form_page(request, ENTER, form, share_rows(), beside=form.beside([old]) if old else ())
    form, rows = EnterForm(request.POST, by=by, today=today), share_rows(request.POST)
    if not (form.is_valid() & rows.is_valid()):
        return form_page(request, ENTER, form, rows, status=422)
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
        return form_page(request, ENTER, form, rows, verdict=refused.verdict, beside=answers, status=422)
    messages.success(request, _("已登记。请上传批复扫描件，并把名额分配到单位。"))
    return redirect("funding:reply", reply.pk)


def _to_replace(request: Request) -> BudgetReply | None:
    written = request.GET.get("replaces", "")
    if not (written.isascii() and written.isdigit()):
        return None
    return shown_reply(request, int(written[:18])).reply


def form_page(
    request: Request,
    title: Wording,
    form: Any,
    rows: Any,
    *,
    reply: BudgetReply | None = None,
    verdict: Verdict | None = None,
    beside: Any = (),
    sides: Sequence[Side] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a reply's form."""
    context = {
        "title": title,
        "form": form,
        "rows": rows,
        "reply": reply,
        "verdict": verdict,
        "beside": beside,
        "sides": sides,
    }
    return render(request, "funding/reply_form.html", context, status=status)
