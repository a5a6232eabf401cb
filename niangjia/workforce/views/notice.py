"""公示: the list as it is narrowed, made a notice for the board as Word or PDF."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.official import docx, may_typeset, pdf
from niangjia.kernel.pages import BOTH, DOCX, PDF, Request, attachment, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.scope import acting
from niangjia.organisations import facade as organisations
from niangjia.workforce.actions.noticing import notice_people
from niangjia.workforce.forms.notice import NoticeForm
from niangjia.workforce.pictures.addresses import address
from niangjia.workforce.views.people import asked_of


@page(Permission.PERSON_EXPORT, takes=BOTH)
def notice(request: Request) -> HttpResponse:
    """What the notice says, and then its file; who it names is what the list was narrowed to."""
    asked, by, today = asked_of(request), request.actor, timezone.localdate()
    unit = asked.under or organisations.top(by=by)
    assert unit is not None, "whoever acts sits in a unit"
    form = NoticeForm(request.POST if request.method == "POST" else None, on=today)
    verdict: Verdict | None = None
    if form.is_valid():
        given, actor = form.cleaned_data, replace(by, reason=form.cleaned_data["reason"])
        typeset = request.POST.get("format") == "pdf" and may_typeset()
        try:
            with acting(actor):
                content = notice_people(
                    by=actor,
                    entry=asked.entry,
                    unit=unit,
                    on=today,
                    last_day=form.last_day,
                    fields=given["fields_shown"],
                    title=given["title"],
                    opening=given["opening"],
                    objections=given["objections"],
                    write=pdf if typeset else docx,
                )
        except Refused as refused:
            verdict = refused.verdict
        else:
            ending, kind = ("pdf", PDF) if typeset else ("docx", DOCX)
            return attachment(content, f"{given['title']}.{ending}", kind)
    context = {
        "form": form,
        "verdict": verdict,
        "typeset": may_typeset(),
        "back": address(request.GET),
        "unit": unit,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "workforce/notice.html", context, status=status)
