"""A draft tried against today's data: what would change, for whom, at what cost."""

from __future__ import annotations

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from niangjia.authoring import pictures, queries
from niangjia.authoring.entry import terms
from niangjia.authoring.queries.effect import TOUCHES, effect
from niangjia.authoring.queries.outcomes import outcome_shown
from niangjia.authoring.queries.wages import wage_floors
from niangjia.authoring.views.record import found
from niangjia.kernel.pages import Request, page
from niangjia.kernel.permissions import Permission
from niangjia.policy import facade as policy
from niangjia.staffing.types import LABELS

PAGE = 50
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)


@page(Permission.PLAN_VIEW)
def tried(request: Request, pk: int) -> HttpResponse:
    """The plan with the draft and without it; of other topics the cases and the calculator."""
    one = found(request, pk)
    checked = queries.checked(one)
    context: dict[str, object] = {"draft": one, "checked": checked, "labels": LABELS}
    document = checked.document
    if document is not None:
        ids = [rule.provision.id for rule in document.rules]
        others = [name for name in dict.fromkeys(ids) if name not in TOUCHES]
        context["others"] = [(name, policy.topic(name)) for name in others]
        context["outcomes"] = [
            outcome_shown(each) for each in checked.outcomes if each.case.provision in others
        ]
        context["wages"] = wage_floors(
            one, document, dict(request.GET.lists()), on=timezone.localdate(), by=request.actor
        )
        if checked.stands and any(name in TOUCHES for name in ids):
            on = _day(request, first=checked.first_day)
            shown = effect(one, document, on=on, by=request.actor)
            units = Paginator(shown.units, PAGE).get_page(request.GET.get("page"))
            context |= {"effect": shown, "page": units, "picture": pictures.bars(shown), "on": on}
    return render(request, "authoring/draft_try.html", context)


def _day(request: Request, *, first: date | None) -> date:
    """The day asked for; else today, or the draft's first day where that is still to come."""
    try:
        asked = date.fromisoformat(terms.day(request.GET.get("on", "").strip()))
    except ValueError:
        today = timezone.localdate()
        return max(today, first) if first else today
    return min(max(asked, FIRST_DAY), LAST_DAY)
