"""An act on its page: the form, what it would do, and then the act itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from niangjia.kernel.clash import Side
from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.language import said
from niangjia.kernel.locking import Overtaken
from niangjia.kernel.pages import BOTH, Request, View, page
from niangjia.kernel.rehearsal import rehearse
from niangjia.kernel.scope import acting
from niangjia.organisations import queries
from niangjia.organisations.actions.deciding import Done
from niangjia.organisations.forms.deciding import DecisionForm
from niangjia.organisations.models import Unit
from niangjia.organisations.queries.shown import LABELS, told_of
from niangjia.organisations.views.acts import ACTS, Act

PREVIEW, CONFIRM = "preview", "confirm"
TOLD_BY_BOXES = {
    "rename": frozenset({"name"}),
    "correct": frozenset({"kind", "founded", "division"}),
}
"""What an act's own boxes are filled with: told box by box, not twice."""


def page_of(act: Act) -> View[[str]]:
    """The page of an act: nothing is kept before it is confirmed, and the preview is the act itself."""

    @page(act.permission, takes=BOTH)
    def doing(request: Request, code: str) -> HttpResponse:
        unit = queries.unit_at(code, by=request.actor)
        act.may_open(unit, by=request.actor).enforce()
        today = timezone.localdate()
        written: Any = request.POST if request.method == "POST" else None
        form = act.form(written, unit=unit, by=request.actor, today=today)
        if written is None or written.get("step") not in (PREVIEW, CONFIRM) or not form.is_valid():
            status = 422 if form.is_bound and form.errors and written.get("step") else 200
            return _form(request, act, unit, form, status=status)
        by = replace(request.actor, reason=form.cleaned_data["reason"])
        try:
            with acting(by):
                if written["step"] == CONFIRM:
                    return _done(request, act, act.perform(form, unit, by))
                done = rehearse(lambda: act.perform(form, unit, by))
        except Refused as refused:
            return _form(request, act, unit, form, verdict=refused.verdict, status=422)
        except Overtaken as overtaken:
            return _overtaken(request, act, queries.unit_at(code, by=request.actor), form, overtaken)
        context = {"act": act, "unit": queries.unit_at(code, by=request.actor), "form": form, "done": done}
        return render(request, "organisations/act_preview.html", context)

    return doing


def _form(
    request: Request,
    act: Act,
    unit: Unit,
    form: DecisionForm,
    *,
    verdict: Verdict | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"act": act, "unit": unit, "form": form, "verdict": verdict}
    return render(request, "organisations/act_form.html", context, status=status)


def _overtaken(
    request: Request, act: Act, unit: Unit, form: DecisionForm, overtaken: Overtaken
) -> HttpResponse:
    """What was written beside what stands now; sent once more, it is done knowingly."""
    now = told_of(unit, by=request.actor)
    sides = form.show_again(act.form(None, unit=unit, by=request.actor, today=timezone.localdate()))
    told = TOLD_BY_BOXES.get(act.key, frozenset()) if sides else frozenset()
    changed = [Side(LABELS[name], now[name], "") for name in LABELS if name in overtaken.names - told]
    context = {"act": act, "unit": unit, "form": form, "sides": (*changed, *sides)}
    return render(request, "organisations/act_form.html", context, status=409)


def _done(request: Request, act: Act, done: Done) -> HttpResponse:
    messages.success(request, _("已办理：%(act)s。") % {"act": said(act.label)})
    return redirect("organisations:unit", done.unit.code)


DOING = {act.key: page_of(act) for act in ACTS}
