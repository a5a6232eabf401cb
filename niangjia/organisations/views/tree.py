"""The tree, opened branch by branch; the list a search finds; suggestions; the list as a workbook."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from niangjia.kernel.exports import export_page
from niangjia.kernel.pages import Request, attachment, page
from niangjia.kernel.paging import MOST_COUNTED, MOST_SEARCHED, CappedPages
from niangjia.kernel.permissions import Permission
from niangjia.organisations import actions, pictures, queries
from niangjia.organisations.forms import Asked, start_of, text_of
from niangjia.organisations.queries import listing
from niangjia.organisations.queries.branches import MOST
from niangjia.organisations.types import UnitKind

ROWS = 50


@page(Permission.UNIT_VIEW)
def tree(request: Request) -> HttpResponse:
    """Picture first, then the tree, opened branch by branch; or what a search found."""
    asked = Asked.of(request.GET)
    today = timezone.localdate()
    top = queries.only_root(by=request.actor)
    may = {
        "found": request.actor.may(Permission.UNIT_FOUND),
        "export": request.actor.may(Permission.UNIT_EXPORT),
    }
    context: dict[str, object] = {"asked": asked, "top": top, "all_kinds": list(UnitKind), "may": may}
    if asked.anything:
        found = listing.found(asked.entry, on=today, by=request.actor)
        total = listing.total(asked.entry, top, on=today, by=request.actor) if top else None
        most = MOST_SEARCHED if asked.entry.text else MOST_COUNTED
        pages = CappedPages(found, ROWS, known=total, most=most)
        rows = pages.get_page(request.GET.get("page"))
        units = listing.these(rows.object_list, by=request.actor)
        branches = queries.grown(units, on=today, by=request.actor)
        context |= {"page": rows, "branches": branches, "beyond": pages.beyond, "most": most}
        context |= {"total": total}
        return render(request, "organisations/unit_list.html", context)
    if request.actor.scope.only and top is None:
        context |= _of_a_set(request, today)
    elif top is not None:
        branches, more = queries.branches(top, on=today, by=request.actor)
        kinds = queries.kinds_below(top, on=today, by=request.actor)
        workers = queries.workers_of(top, branches, more, on=today, by=request.actor)
        context |= {"kinds": kinds, "workers": workers, "units": sum(kinds.values())}
        context |= {"branches": branches, "more": more, "next": MOST, "picture": pictures.shares(branches)}
    return render(request, "organisations/tree.html", context)


def _of_a_set(request: Request, today: date) -> dict[str, object]:
    """The members of a named set side by side, and their sums together."""
    by = request.actor
    roots = queries.roots(by=by)
    branches, kinds = queries.grown(roots, on=today, by=by), queries.kinds_of(roots, on=today, by=by)
    counted = [one.workers for one in branches if one.workers is not None]
    sums = {"kinds": kinds, "workers": sum(counted) if counted else None, "units": sum(kinds.values())}
    return {**sums, "branches": branches, "more": False, "picture": pictures.shares(branches)}


@page(Permission.UNIT_VIEW)
def branches(request: Request) -> HttpResponse:
    """What stands directly below a unit, for the tree; a page of its own without scripts."""
    parent = queries.unit_at(text_of(request.GET.get("under", "")), by=request.actor)
    if not request.htmx:
        return redirect("organisations:unit", parent.code)
    start = start_of(request.GET.get("from", ""))
    found, more = queries.branches(parent, on=timezone.localdate(), by=request.actor, start=start)
    context = {"branches": found, "more": more, "parent": parent, "start": start, "next": start + MOST}
    return render(request, "organisations/_branches.html", context)


@export_page(Permission.UNIT_EXPORT)
def export(request: Request) -> HttpResponse:
    """Exactly the units that the list shows with the same filters, all pages of it, as .xlsx."""
    asked, today = Asked.of(request.GET), timezone.localdate()
    content = actions.export_units(by=request.actor, entry=asked.entry, on=today)
    return attachment(content, f"单位-{today.isoformat()}.xlsx")


@page(Permission.UNIT_VIEW)
def suggest(request: Request) -> HttpResponse:
    """A few units that typed letters may mean, for a form to choose from; what is ticked stays."""
    field, many = text_of(request.GET.get("field", "")), "many" in request.GET
    field = field if field.isidentifier() else "unit"
    ticked = [
        unit
        for code in request.GET.getlist(field)[: listing.SUGGESTED]
        if (unit := listing.meant(text_of(code), by=request.actor)) is not None
    ]
    text = text_of(request.GET.get(f"{field}_text", ""))
    found = [one for one in listing.suggested(text, by=request.actor) if one not in ticked]
    context = {"field": field, "many": many, "text": text, "ticked": ticked, "found": found}
    return render(request, "organisations/_suggestions.html", context)
