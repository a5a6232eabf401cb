"""The library: the map of what holds where, the timeline, and the list of documents."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from niangjia.kernel.pages import Request, page
from niangjia.kernel.permissions import Permission
from niangjia.policy import facade as policy
from niangjia.policy.forms.library import Asked
from niangjia.policy.pictures import timeline
from niangjia.policy.pictures.tree import tree
from niangjia.policy.queries.searching import Found
from niangjia.policy.queries.shelf import LEVELS, not_held, shelf, topics_of
from niangjia.policy.topics import subject, topic

ROWS = 50


@page(Permission.POLICY_VIEW)
def library(request: Request) -> HttpResponse:
    """Picture first, list under it; a place on the map narrows the list."""
    held = policy.library()
    asked = Asked.of(request.GET, library=held, today=localdate())
    found = asked.chosen(held, shelf(held, on=asked.day.on))
    rows = Paginator(found, ROWS).get_page(request.GET.get("page"))
    shown = [one.shelved for one in rows]
    missing = asked.missing(not_held(held))
    context = {
        "asked": asked,
        "on": asked.day.on,
        "tree": tree([one.shelved for one in found], missing, at=asked.place.area),
        "timeline": timeline.of_provision(held, asked.provision, on=asked.day.on, at=asked.place.area)
        if asked.provision
        else timeline.of_documents(shown, on=asked.day.on),
        "provisions": topics_of(held.rules),
        "topics": {one: topic(one) for one in sorted({subject(id_) for id_ in held.provisions})},
        "levels": [(level, said) for level, said in LEVELS.items() if _has(level, found) or level < 9],
        "rows": rows,
        "page": rows,
        "held": len(held.held),
        "missing": missing,
    }
    return render(request, "policy/library.html", context)


def _has(level: int, found: list[Found]) -> bool:
    return any(len(one.shelved.area) == level for one in found)
