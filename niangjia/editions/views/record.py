"""An edition's own page, the basis of each of its numbers, its history, how far its facts are taken."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from niangjia.editions import pictures, queries, rules
from niangjia.editions.flow import KIND
from niangjia.editions.forms import LinesAsked
from niangjia.editions.forms.asked import ONLY
from niangjia.editions.models import Edition
from niangjia.editions.types import COLUMNS, PLANNED, TRANSCRIBED
from niangjia.kernel import jobs
from niangjia.kernel.clash import Side
from niangjia.kernel.figure import Verdict
from niangjia.kernel.pages import LARGEST_KEY, Request, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording, said_day
from niangjia.organisations.types import UnitKind
from niangjia.papers import facade as papers
from niangjia.staffing.types import COUNTS, PERSON, Measure

ROWS = 50
ALL = (*COLUMNS, PLANNED)
POWERS = {
    "draft": Permission.EDITION_DRAFT,
    "export": Permission.PLAN_EXPORT,
    "paper": Permission.PAPER_ADD,
    "remove": Permission.PAPER_REMOVE,
}


@page(Permission.EDITION_VIEW)
def edition(request: Request, pk: int) -> HttpResponse:
    """One edition: where it stands, what comes next, its picture, its lines, its papers."""
    return shown(request, queries.one(pk, by=request.actor))


def shown(
    request: Request,
    one: Edition,
    *,
    problem: Verdict | None = None,
    at_line: int | None = None,
    sent: dict[str, str] | None = None,
    sides: Sequence[Side] | None = None,
    status: int = 422,
) -> HttpResponse:
    """The page of an edition, with what was wrong with what was sent from it."""
    by, asked = request.actor, LinesAsked.of(request.GET)
    taken = queries.steps(one, by=by)
    groups = queries.groups_of(one, by=by)
    change = rules.may_change(state=one.stands, path=one.scope_path, by=by)
    may = {name: by.may(power) for name, power in POWERS.items()}
    editable = bool(change and may["draft"] and not one.pending)
    found = queries.lines(
        one,
        by=by,
        text=asked.text,
        group=asked.group,
        kind=asked.kind,
        only=asked.only,
        sort=asked.sort,
    )
    rows = Paginator(found, ROWS).get_page(request.GET.get("page"))
    by_county = any(group.code for group in groups)
    lacking = () if by_county else queries.lines(one, by=by, sort="-shortfall")[: pictures.MOST_BARS]
    totals = queries.totals_of(groups)
    context = {
        "edition": one,
        "steps": taken,
        "stages": queries.stages(one, taken),
        "next": queries.next_moves(one),
        "offered": queries.offered(one, taken, by=by, units=sum(group.units for group in groups)),
        "approval": queries.approval_of(taken),
        "transcribed": TRANSCRIBED,
        "totals": totals,
        "cards": pictures.cards(one, totals),
        "picture": pictures.bars(one, groups, lacking) if groups else None,
        "groups": pictures.group_rows(one, groups),
        "columns": [(column, pictures.label_of(column)) for column in ALL],
        "asked": asked,
        "page": rows,
        "rows": pictures.line_rows(one, rows.object_list, editable=editable),
        "kinds": [kind for kind in UnitKind if not kind.is_federation],
        "only": ONLY.items(),
        "change": change if may["draft"] else may["draft"],
        "editable": editable,
        "may": may,
        "job": jobs.state_of(KIND, str(one.pk), by=by) if one.pending else None,
        "papers": papers.papers_of(KIND, str(one.pk), by=by),
        "previous": queries.previous(one, by=by),
        "problem": problem,
        "at_line": at_line if any(row.pk == at_line for row in rows.object_list) else None,
        "sent": sent,
        "sides": sides,
    }
    return render(request, "editions/edition.html", context, status=200 if problem is None else status)


@page(Permission.EDITION_VIEW)
def figure(request: Request, pk: int, column: str) -> HttpResponse:
    """The basis of one number: computed from the frozen facts by the texts that were in force."""
    one = queries.one(pk, by=request.actor)
    if column != PLANNED and column not in set(Measure):
        raise Http404
    line = request.GET.get("line", "")
    count = request.GET.get("count", "")
    title, subject, answer = queries.figure(
        one,
        column,
        line=min(int(line), LARGEST_KEY) if line.isascii() and line.isdigit() else None,
        group=request.GET.get("group", "").replace("\x00", ""),
        counted_in=count if count in COUNTS else PERSON,
        by=request.actor,
    )
    day = said_day(one.on_date)
    context = {
        "figure": answer,
        "title": title,
        "subtitle": Wording(
            f"{subject} · {one.title} · 数据截至{day.zh}", f"{subject} · {one.title} · facts of {day.en}"
        ),
    }
    return render(request, "site/_figure.html" if request.htmx else "site/figure.html", context)


@page(Permission.EDITION_VIEW)
def history(request: Request, pk: int) -> HttpResponse:
    """Who changed what, when and why: a fragment of the page, or a page of its own."""
    one = queries.one(pk, by=request.actor)
    context = {"edition": one, "acts": queries.history_of(one, by=request.actor)}
    return render(request, "site/_history.html" if request.htmx else "editions/history.html", context)


@page(Permission.EDITION_VIEW)
def progress(request: Request, pk: int) -> HttpResponse:
    """How far the facts are taken; when they are, the page is fetched anew."""
    one = queries.one(pk, by=request.actor)
    if not request.htmx:
        return redirect("editions:edition", pk)
    job = jobs.state_of(KIND, str(one.pk), by=request.actor)
    if not one.pending or job is None or not job.open:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "editions/_progress.html", {"edition": one, "job": job})
