"""Everything that any document says on one topic, and who answers at a place on a day."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from niangjia.kernel.pages import Request, page
from niangjia.kernel.permissions import Permission
from niangjia.policy import facade as policy
from niangjia.policy.forms.asking import Day, Place, first
from niangjia.policy.pictures import timeline
from niangjia.policy.queries.clauses import sayings_of
from niangjia.policy.queries.precedence import who_answers
from niangjia.policy.topics import topic


@page(Permission.POLICY_VIEW)
def provision(request: Request, provision_id: str) -> HttpResponse:
    """The timeline by place, the question “in force where and when”, and every rule with what it beats."""
    library = policy.library()
    if provision_id not in library.provisions:
        raise Http404("no document speaks on this")
    place = Place.of(first(request.GET, "place"))
    day = Day.of(first(request.GET, "on"), today=localdate())
    answers = (
        who_answers(library, provision_id, place=place.area, on=day.on) if place.area is not None else None
    )
    context = {
        "id": provision_id,
        "topic": topic(provision_id),
        "timeline": timeline.of_provision(library, provision_id, on=day.on),
        "place": place,
        "day": day,
        "answers": answers,
        "warnings": library.warnings(provision_id, place.area) if place.area is not None else (),
        "sayings": sayings_of(library, provision_id, on=day.on),
    }
    return render(request, "policy/provision.html", context)
