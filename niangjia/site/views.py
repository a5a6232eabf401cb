"""The home page: what waits, and what the numbers say."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from niangjia.kernel.pages import Request, page
from niangjia.kernel.permissions import Permission
from niangjia.organisations import facade as organisations
from niangjia.staffing import facade as staffing


@page(Permission.HOME_VIEW)
def home(request: Request) -> HttpResponse:
    """The desk: the plan's headline numbers of one's own unit, and where to begin."""
    top = organisations.top(by=request.actor)
    plan = staffing.plan(top.code, on=timezone.localdate(), by=request.actor) if top else None
    context = {
        "plan": plan,
        "cards": staffing.cards(plan) if plan and plan.lines else [],
        "may_import": request.actor.may(Permission.WORKBOOK_IMPORT),
    }
    return render(request, "site/home.html", context)
