"""The wizard's pages: drop, look row by row, commit, take the refused rows home."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from niangjia.imports import actions, queries, rules
from niangjia.imports.forms import Dropped, day_written, tab_chosen
from niangjia.imports.queries import Preview
from niangjia.imports.registry import importer_of, importers
from niangjia.imports.types import Tab, UnknownPlace
from niangjia.kernel.pages import Request, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.sheets import SheetError
from niangjia.kernel.sheets import template as empty_workbook
from niangjia.kernel.wording import Wording

ROWS, WORKBOOKS = 50, 20
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page(Permission.WORKBOOK_IMPORT)
def list_workbooks(request: Request) -> HttpResponse:
    """The drop zone, then what was dropped before."""
    return _list(request)


@page(Permission.WORKBOOK_IMPORT)
def drop(request: Request) -> HttpResponse:
    """Read a dropped file and go to its rows; what cannot be read is told on the same page, and not kept."""
    if request.method != "POST":
        return redirect("imports:list")
    dropped = Dropped.read(request.POST, request.FILES)
    if dropped.problem or dropped.importer is None:
        return _list(request, dropped, dropped.problem)
    try:
        workbook = actions.drop(
            by=request.actor,
            importer=dropped.importer,
            file_name=dropped.file_name,
            content=dropped.content(),
            under=dropped.under,
            as_of=dropped.as_of,
        )
    except UnknownPlace as unknown:
        return _list(request, dropped, unknown.wording)
    except SheetError as unread:
        return _list(request, dropped, unread.message, way_out=rules.way_out(unread.code))
    return redirect("imports:show", workbook.pk)


@page(Permission.WORKBOOK_IMPORT)
def show(request: Request, pk: int) -> HttpResponse:
    """A workbook row by row: what was understood, corrected, refused, and why."""
    preview = _preview(request, pk)
    reading = preview.reading
    tab = tab_chosen(request.GET.get("tab"), otherwise=Tab.REFUSED if reading.refused else Tab.ACCEPTED)
    entries = Paginator(queries.entries_of(reading, tab), ROWS).get_page(request.GET.get("page"))
    context = {
        "preview": preview,
        "reading": reading,
        "tab": tab,
        "tabs": [(one, queries.LABELS[one], len(queries.entries_of(reading, one))) for one in Tab],
        "headings": queries.headings_of(preview, tab),
        "lines": queries.lines_of(preview, tab, list(entries)),
        "page": entries,
        "many_sheets": len(reading.understood) > 1,
        "ignored": queries.tally_of(reading.ignored),
        "may_commit": preview.may_commit(request.actor),
        "may_download": preview.may_download_problems(request.actor),
    }
    return render(request, "imports/import_show.html", context)


@page(Permission.WORKBOOK_IMPORT)
def commit(request: Request, pk: int) -> HttpResponse:
    """Take the accepted rows in; a cut-off date given here goes before the file's own."""
    if request.method != "POST":
        return redirect("imports:show", pk)
    written = day_written(request.POST.get("as_of", ""))
    preview = _preview(request, pk)
    if written is not None and written != preview.cut_off.date:
        preview = _preview(request, pk, as_of=written)
    outcome = actions.commit(by=request.actor, preview=preview)
    told = {"created": outcome.created, "changed": outcome.changed, "unchanged": outcome.unchanged}
    messages.success(request, _("已入库：新增 %(created)d，更新 %(changed)d，未变 %(unchanged)d。") % told)
    return redirect("imports:show", pk)


@page(Permission.WORKBOOK_IMPORT)
def problems(request: Request, pk: int) -> HttpResponse:
    """The refused rows as a workbook to be mended and dropped again."""
    preview = _preview(request, pk)
    content = actions.download_problems(by=request.actor, preview=preview)
    stem = preview.workbook.file_name.rpartition(".")[0] or preview.workbook.file_name
    return _workbook(content, f"{stem}-问题表.xlsx")


@page(Permission.WORKBOOK_IMPORT)
def template(request: Request) -> HttpResponse:
    """The empty workbook of a kind of list."""
    importer = importer_of(request.GET.get("kind", ""))
    if importer is None:
        raise Http404("no such kind of list")
    return _workbook(empty_workbook(importer.sheet), f"{importer.title.zh}-模板.xlsx")


def _preview(request: Request, pk: int, as_of: date | None = None) -> Preview:
    preview = queries.preview(pk, by=request.actor, today=localdate(), as_of=as_of)
    if preview is None:
        raise Http404("no such workbook in scope")
    return preview


def _list(
    request: Request,
    dropped: Dropped | None = None,
    problem: Wording | None = None,
    way_out: Wording | None = None,
) -> HttpResponse:
    kinds = [(one, request.actor.may(one.permission)) for one in importers()]
    workbooks = Paginator(queries.recent(by=request.actor), WORKBOOKS).get_page(request.GET.get("page"))
    context = {
        "kinds": kinds,
        "chosen": dropped.importer.kind if dropped and dropped.importer else "",
        "may_drop": rules.may_drop(tuple(verdict for _kind, verdict in kinds)),
        "dropped": dropped,
        "problem": problem,
        "way_out": way_out,
        "page": workbooks,
        "titles": {one.kind: one.title for one in importers()},
    }
    return render(request, "imports/import_list.html", context, status=422 if problem else 200)


def _workbook(content: bytes, name: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": disposition or ""})
