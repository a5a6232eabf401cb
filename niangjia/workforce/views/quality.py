"""Data quality: what is missing, contradicts itself or is stale, and the way to put it right."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from niangjia.kernel.pages import Request, page
from niangjia.kernel.permissions import Permission
from niangjia.organisations import facade as organisations
from niangjia.workforce import pictures
from niangjia.workforce.queries.completeness import quality, without_roster
from niangjia.workforce.queries.quality import FAULT_WORDS, RULES, Fault
from niangjia.workforce.views.people import asked_of, doors


@page(Permission.PERSON_VIEW)
def faults(request: Request) -> HttpResponse:
    """Every rule of the data with its count and the list of exactly those people."""
    asked, by = asked_of(request), request.actor
    top = asked.under or organisations.top(by=by)
    context: dict[str, object] = {"asked": asked, "doors": doors(request), "top": top}
    if top is not None:
        found = quality(top, on=asked.on, by=by)
        never, first = without_roster(top, by=by)
        place = {"under": asked.under.code} if asked.under else {}
        day = {"on": asked.on.isoformat()} if request.GET.get("on") else {}
        context |= {
            "found": found,
            "share": f"{100 * found.full / found.whole:.1f}%" if found.whole else "",
            "kinds": [(FAULT_WORDS[kind], _rows(kind, found.faults, {**place, **day})) for kind in Fault],
            "picture": pictures.completeness(
                [
                    (one.name, _of(one.code, day, found.of_federations), one.whole, one.full)
                    for one in found.places
                ],
                of_federations=found.of_federations,
            ),
            "never": never,
            "first": first,
            "more": never - len(first),
        }
    return render(request, "workforce/quality.html", context)


def _rows(kind: Fault, numbers: Mapping[str, int], place: dict[str, str]) -> list[tuple[object, int, str]]:
    people = reverse("workforce:people")
    return [
        (rule, numbers[key], f"{people}?{urlencode({**place, 'quality': key})}#people")
        for key, rule in RULES.items()
        if rule.fault is kind
    ]


def _of(code: str, day: dict[str, str], federation: bool) -> str:
    """A federation's own page of quality; of a posting unit the list."""
    name = "workforce:quality" if federation else "workforce:people"
    return f"{reverse(name)}?{urlencode({**day, 'under': code})}"
