"""The list of drafts, and how one is begun."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from niangjia.authoring import actions, importing, queries, rules
from niangjia.authoring.flow import FLOW
from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.pages import BOTH, LARGEST_KEY, Request, page
from niangjia.kernel.permissions import Permission
from niangjia.organisations import facade as organisations
from niangjia.policy import facade as policy

PAGE = 50
LARGEST = 1024 * 1024
"""Bytes of a file with a document that is read at most."""


@page(Permission.POLICY_VIEW)
def listed(request: Request) -> HttpResponse:
    """Every draft in scope with its state; a picture of how many stand where."""
    rows = queries.listed(by=request.actor)
    state = request.GET.get("state", "")
    counts = Counter(rows.order_by().values_list("state", flat=True))
    shown = Paginator(rows.filter(state=state) if state in FLOW.states else rows, PAGE)
    context = {
        "page": shown.get_page(request.GET.get("page")),
        "states": [(name, said, counts[name], name == state) for name, said in FLOW.states.items()],
        "most": max(counts.values(), default=1),
        "any": bool(counts),
        "may_begin": _may_begin(request, organisations.roots(by=request.actor)),
        "set_aside": policy.library().set_aside,
    }
    return render(request, "authoring/draft_list.html", context)


@page(Permission.DOCUMENT_DRAFT, takes=BOTH)
def new(request: Request) -> HttpResponse:
    """Begin: blank, after a document at hand, or from a file that somebody prepared."""
    unit = queries.own_unit(by=request.actor, code=request.GET.get("under", ""))
    may = _may_begin(request, [unit] if unit else [])
    problems: tuple[importing.Unfit, ...] = ()
    verdict = None
    if request.method == "POST":
        may.enforce()
        try:
            under = unit.code if unit else ""
            draft = actions.begin(by=request.actor, under=under, **_asked(request, unit))
        except importing.Unreadable as error:
            problems = error.problems
        except Refused as refused:
            verdict = refused.verdict
        else:
            messages.success(request, _("草稿已建立。先核对文件头，再逐条写规定。"))
            return redirect("authoring:draft", draft.pk)
    context = {
        "may": may,
        "unit": unit,
        "verdict": verdict,
        "problems": problems,
        "models": policy.library().held,
        "model": request.GET.get("model", ""),
        "scenario": request.GET.get("scenario", ""),
    }
    return render(request, "authoring/draft_new.html", context, status=422 if problems or verdict else 200)


def _asked(request: Request, unit: organisations.Unit | None) -> dict[str, Any]:
    """What a draft begins with. Raises `Unreadable` for a file that cannot be read."""
    file = request.FILES.get("file")
    if file is not None:
        return importing.of_file(file.name or "", file.read(LARGEST + 1), largest=LARGEST)
    scenario = request.POST.get("scenario", "")
    if scenario.isascii() and scenario.isdigit():
        return importing.of_scenario(min(int(scenario), LARGEST_KEY), unit, by=request.actor)
    slug = request.POST.get("model", "")
    model = next((one for one in policy.library().held if one.slug == slug), None)
    if model is None:
        return {"header": importing.blank_header(unit)}
    return importing.of_model(model, unit)


def _may_begin(request: Request, units: Sequence[organisations.Unit]) -> Verdict:
    """Whether one of the units at whose desk the actor sits may draft a document."""
    power = request.actor.may(Permission.DOCUMENT_DRAFT)
    if not power:
        return power
    divisions = [one.division_code for one in units] or [None]
    verdicts = [rules.may_draft_for(division, division or "") for division in divisions]
    return next((one for one in verdicts if one), verdicts[0])
