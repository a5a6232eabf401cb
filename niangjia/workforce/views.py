"""The list of people and a person's own page."""

from __future__ import annotations

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from niangjia.kernel.pages import Request, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording, said_day
from niangjia.organisations import facade as organisations
from niangjia.workforce import pictures, queries, rules
from niangjia.workforce.forms import entry_of, text_of
from niangjia.workforce.types import EmploymentForm

ROWS = 50
LARGEST_KEY = 2**63 - 1


def _under(request: Request) -> organisations.Unit | None:
    code = text_of(request.GET.get("under", ""))
    if not code:
        return None
    try:
        return organisations.unit_at(code, by=request.actor)
    except organisations.UnknownCode as unknown:
        raise Http404(str(unknown)) from unknown


@page(Permission.PERSON_VIEW)
def people(request: Request) -> HttpResponse:
    """人才库: picture first, then everyone on the roster today."""
    today, by = timezone.localdate(), request.actor
    under = _under(request)
    entry = entry_of(request.GET, unit_path=under.scope_path if under else "")
    rows = Paginator(queries.people(entry, on=today, by=by), ROWS).get_page(request.GET.get("page"))
    ends = queries.contract_ends(entry, on=today, by=by)
    names = organisations.county_names(by=by)
    context = {
        "entry": entry,
        "under": under,
        "today": today,
        "page": rows,
        "rows": [(one, organisations.county_of(one.scope_path, names)) for one in rows],
        "ends": ends,
        "forms": list(EmploymentForm),
        "levels": pictures.LEVELS,
        "form_picture": pictures.forms(queries.by_form(entry, on=today, by=by), request.GET),
        "level_picture": pictures.levels(queries.by_level(entry, on=today, by=by), request.GET),
        "narrowed": bool(entry.text or entry.form or entry.level or entry.contract_end),
    }
    return render(request, "workforce/person_list.html", context)


@page(Permission.PERSON_VIEW)
def figure(request: Request) -> HttpResponse:
    """The basis of how many are on the roster, narrowed as the list is."""
    today, by = timezone.localdate(), request.actor
    under = _under(request)
    entry = replace(entry_of(request.GET, unit_path=under.scope_path if under else ""), form="")
    ends = queries.contract_ends(entry, on=today, by=by)
    answer = rules.on_the_roster(queries.by_form(entry, on=today, by=by), ends[queries.ContractEnd.PAST])
    subject, day = under.name if under else by.scope.label, said_day(today)
    subtitle = Wording(f"{subject} · {day.zh}", f"{subject} · {day.en}")
    template = "site/_figure.html" if request.htmx else "site/figure.html"
    context = {
        "figure": answer,
        "title": Wording("在册", "On the roster"),
        "subtitle": subtitle,
    }
    return render(request, template, context)


@page(Permission.PERSON_VIEW)
def person(request: Request, pk: int) -> HttpResponse:
    """One person: out of scope is the same as not existing."""
    shown = queries.person_page(pk, by=request.actor) if pk <= LARGEST_KEY else None
    if shown is None:
        raise Http404
    context = {
        "shown": shown,
        "person": shown.person,
        "today": timezone.localdate(),
        "acts": queries.history_of(shown.person, by=request.actor),
    }
    return render(request, "workforce/person.html", context)
