"""The calculator: any provision tried with facts typed in; its address can be shared."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from niangjia.kernel.figure import Verdict
from niangjia.kernel.pages import Request, page
from niangjia.kernel.permissions import Permission
from niangjia.policy import facade as policy
from niangjia.policy.calculator.attempt import attempt
from niangjia.policy.forms.asking import Day, Place, first
from niangjia.policy.queries import divisions
from niangjia.policy.queries.clauses import said_force, said_kinds, tone
from niangjia.policy.queries.tried import examples
from niangjia.policy.topics import topic


@page(Permission.POLICY_VIEW)
def calculator(request: Request, provision_id: str) -> HttpResponse:
    """The form and what came of it; as it is typed only the answer and the words at the fields come anew."""
    library = policy.library()
    if provision_id not in library.provisions:
        raise Http404("no document speaks on this")
    place = Place.of(first(request.GET, "place"))
    day = Day.of(first(request.GET, "on"), today=localdate())
    given = {name: request.GET.getlist(name) for name in request.GET}
    found = attempt(library, provision_id, place=place.code, on=day.on, given=given)
    context = {
        "id": provision_id,
        "topic": topic(provision_id),
        "place": place,
        "day": day,
        "attempt": found,
        "figure": found.answer,
        "verdict": isinstance(found.answer, Verdict),
        "rule": found.rule,
        "force": said_force(found.rule) if found.rule else None,
        "tone": tone(found.rule) if found.rule else "",
        "kinds": said_kinds(found.rule) if found.rule else (),
        "part_names": found.part_names,
    }
    if request.htmx and request.htmx.target == "answer":
        return render(request, "policy/_calculated.html", context)
    return render(request, "policy/calculator.html", {**context, "examples": examples(library, provision_id)})


@page(Permission.POLICY_VIEW)
def places(request: Request) -> HttpResponse:
    """Places whose code, name or initials begin as typed, for the list under the box."""
    found = divisions.search(first(request.GET, "place"))
    named = [(divisions.code_of(one), one.name, divisions.whole_name(one)) for one in found]
    return render(request, "policy/_places.html", {"places": named})
