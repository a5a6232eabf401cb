"""Dropping a file, and looking at it row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from niangjia.imports import actions, queries, rules
from niangjia.imports.forms import Dropped, Written, tab_chosen
from niangjia.imports.queries import Sight
from niangjia.imports.registry import importers
from niangjia.imports.types import Side, Tab, UnknownPlace
from niangjia.kernel import clash
from niangjia.kernel.figure import Refused
from niangjia.kernel.pages import BOTH, LARGEST_KEY, Request, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording

WORKBOOKS = 20


@page(Permission.WORKBOOK_IMPORT)
def list_workbooks(request: Request) -> HttpResponse:
    """The drop zone, then what was dropped before."""
    return _list(request)


@page(Permission.WORKBOOK_IMPORT, takes=BOTH)
def drop(request: Request) -> HttpResponse:
    """Keep a dropped file and go to its page, where it is read; what is wrong with the form is told here."""
    if request.method != "POST":
        return redirect("imports:list")
    dropped = Dropped.read(request.POST, request.FILES)
    if dropped.problem or dropped.importer is None:
        return _list(request, dropped, dropped.problem)
    content = dropped.content()
    try:
        rules.may_hold(len(content)).enforce()
        workbook = actions.drop(
            by=request.actor,
            importer=dropped.importer,
            file_name=dropped.file_name,
            content=content,
            under=dropped.under,
            as_of=dropped.as_of,
        )
    except UnknownPlace as unknown:
        return _list(request, dropped, unknown.wording)
    except Refused as refused:
        if not request.actor.may(dropped.importer.permission):
            raise
        return _list(request, dropped, refused.verdict.reason)
    return redirect("imports:show", workbook.pk)


@page(Permission.WORKBOOK_IMPORT)
def show(request: Request, pk: int) -> HttpResponse:
    """A workbook as it stands: being read, row by row, committed, undone; or why it cannot be read."""
    return shown(request, pk)


def shown(
    request: Request,
    pk: int,
    problem: Wording | None = None,
    *,
    tab: Tab | None = None,
    written: Mapping[str, Written] | None = None,
    sides: Sequence[clash.Side] | None = None,
) -> HttpResponse:
    """The page of a workbook, with what was wrong with the form that was sent from it, and what it said."""
    seen = sight_of(request, pk)
    tab = tab or tab_chosen(request.GET.get("tab"), otherwise=seen.first_tab)
    side, lines = queries.side(seen.workbook, tab, request.GET.get("page"), by=request.actor)
    context = {
        "seen": seen,
        "workbook": seen.workbook,
        "summary": seen.workbook.summary,
        "tab": tab,
        "side": side,
        "page": lines,
        "problem": problem,
        "answers": written or {key: Written.of(one) for key, one in seen.answers.items()},
        "answers_seen": clash.seen(_boxes(seen, side)) if tab is Tab.ABSENT else "",
        "sides": sides,
        "columns": seen.importer.sheet.all_columns,
        "many_sheets": seen.workbook.summary.get("sheets", 1) > 1,
    }
    status = 409 if sides is not None else 422 if problem else 200
    return render(request, "imports/import_show.html", context, status=status)


def _boxes(seen: Sight, side: Side) -> dict[str, str]:
    """What the form of a page of the absent is filled with."""
    return rules.answer_boxes((int(line.key) for line in side.lines if line.key), seen.answers.values())


@page(Permission.WORKBOOK_IMPORT)
def progress(request: Request, pk: int) -> HttpResponse:
    """How far the job is, asked for again and again; when it is done the page is fetched anew."""
    seen = sight_of(request, pk)
    if not request.htmx:
        return redirect("imports:show", pk)
    if not seen.stands.waits_for_a_job or seen.stuck:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "imports/_progress.html", {"seen": seen})


def sight_of(request: Request, pk: int) -> Sight:
    """The workbook of an address; out of scope is the same as not existing."""
    found = queries.sight(pk, by=request.actor, today=localdate()) if pk <= LARGEST_KEY else None
    if found is None:
        raise Http404("no such workbook in scope")
    return found


def _list(request: Request, dropped: Dropped | None = None, problem: Wording | None = None) -> HttpResponse:
    kinds = [(one, request.actor.may(one.permission)) for one in importers()]
    workbooks = Paginator(queries.recent(by=request.actor), WORKBOOKS).get_page(request.GET.get("page"))
    context = {
        "kinds": kinds,
        "chosen": dropped.importer.kind if dropped and dropped.importer else "",
        "may_drop": rules.may_drop(tuple(verdict for _kind, verdict in kinds)),
        "dropped": dropped,
        "problem": problem,
        "page": workbooks,
        "titles": {one.kind: one.title for one in importers()},
    }
    return render(request, "imports/import_list.html", context, status=422 if problem else 200)
