"""A value in full: asked for with a reason, shown once, kept by no browser."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.pages import BOTH, LARGEST_KEY, Request, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.scope import acting
from niangjia.workforce import access, actions
from niangjia.workforce.forms.unmasking import UnmaskForm
from niangjia.workforce.models import Person
from niangjia.workforce.types.unmasking import Group

SECONDS = 60
"""How long the value stands on an open page before a script takes it away."""


@page(Permission.PERSON_UNMASK, takes=BOTH)
@never_cache
def unmask(request: Request, pk: int, group: str) -> HttpResponse:
    """Asks what the value is needed for, then shows it: in place, or on a page of its own without scripts."""
    person = access.persons(request.actor).filter(pk=min(pk, LARGEST_KEY)).first()
    if person is None or group not in set(Group):
        raise Http404
    wanted = Group(group)
    form = UnmaskForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _shown(request, person, wanted, form=form)
    by = replace(request.actor, reason=form.reason)
    try:
        with acting(by):
            values = actions.unmask(by=by, person=person.pk, group=wanted)
    except Refused as refused:
        return _shown(request, person, wanted, form=form, verdict=refused.verdict)
    return _shown(request, person, wanted, values=values, seconds=SECONDS)


def _shown(
    request: Request,
    person: Person,
    group: Group,
    *,
    form: UnmaskForm | None = None,
    verdict: Verdict | None = None,
    **more: Any,
) -> HttpResponse:
    context = {"person": person, "group": group, "form": form, "verdict": verdict, **more}
    template = "workforce/_unmasked.html" if request.htmx else "workforce/unmask.html"
    # A browser without scripts is told by the status as well; htmx puts only what succeeded into the page.
    return render(request, template, context, status=422 if verdict is not None and not request.htmx else 200)
