"""暂缓清除: the list of removals put off, putting one off, ending it."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from niangjia.kernel.pages import BOTH, LARGEST_KEY, Request, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.privacy import access, actions, queries, rules
from niangjia.privacy.forms import EndForm, HoldForm
from niangjia.privacy.views.doors import doors
from niangjia.privacy.views.entering import Asked, answer, shown_person

ROWS = 50


@page(Permission.RETENTION_VIEW)
def holds(request: Request) -> HttpResponse:
    """Every removal put off within the scope, those in force first."""
    today, by = timezone.localdate(), request.actor
    rows = access.holds(by).order_by("ended_at", "-until", "-pk")
    shown = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    context = {
        "page": shown,
        "rows": [
            (one, rules.holds(until=one.until, ended=bool(one.ended_at), on=today), name)
            for one, name in queries.with_names(shown.object_list, by=by)
        ],
        "may_hold": by.may(Permission.RETENTION_HOLD),
        "doors": doors(request, "holds"),
    }
    return render(request, "privacy/hold_list.html", context)


@page(Permission.RETENTION_HOLD, takes=BOTH)
def put_off(request: Request, pk: int) -> HttpResponse:
    """Put one person's removal off."""
    shown, today = shown_person(request, pk), timezone.localdate()

    def done(hold: object) -> HttpResponse:
        messages.success(request, _("已登记暂缓。"))
        return redirect("privacy:person", pk)

    return answer(
        request,
        Asked(
            title=Wording("暂缓清除", "put the removal off"),
            form=HoldForm,
            run=lambda by, given: actions.put_off(by=by, person=pk, until=given["until"], on=today),
            then=done,
            back=reverse("privacy:person", args=[pk]),
            button=Wording("登记暂缓", "put off"),
            subject=shown.shown,
        ),
    )


@page(Permission.RETENTION_HOLD, takes=BOTH)
def end(request: Request, pk: int) -> HttpResponse:
    """End a hold."""
    hold = access.holds(request.actor).filter(pk=min(pk, LARGEST_KEY)).first()
    if hold is None:
        raise Http404

    def done(_hold: object) -> HttpResponse:
        messages.success(request, _("暂缓已解除。"))
        return redirect("privacy:holds")

    return answer(
        request,
        Asked(
            title=Wording("解除暂缓", "end the hold"),
            form=EndForm,
            run=lambda by, given: actions.end_hold(by=by, hold=hold.pk),
            then=done,
            back=reverse("privacy:holds"),
            button=Wording("解除", "end"),
        ),
    )
