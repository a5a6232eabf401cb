"""Papers of a record: attached from its page, taken home, removed with a reason."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from niangjia.kernel.figure import Refused
from niangjia.kernel.pages import BOTH, LARGEST_KEY, Request, attachment, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.scope import acting
from niangjia.papers import actions, queries, registry
from niangjia.papers.types import LARGEST, Record

LONGEST_NOTE = 200


@page(Permission.PAPER_ADD, takes=BOTH)
def add(request: Request, kind: str, key: str) -> HttpResponse:
    """Attach a file to a record; what is refused is told on the page the file was chosen on."""
    record = _record(request, kind, key)
    verdict = None
    if request.method == "POST":
        file = request.FILES.get("file")
        try:
            actions.attach(
                by=request.actor,
                to=record,
                file_name=file.name or "" if file else "",
                content=file.read(LARGEST + 1) if file else b"",
                note=request.POST.get("note", "").replace("\x00", "").strip()[:LONGEST_NOTE],
            )
        except Refused as refused:
            verdict = refused.verdict
        else:
            messages.success(request, _("附件已加密保存。"))
            return redirect(f"{record.url}#papers")
    context = {"record": record, "verdict": verdict}
    return render(request, "papers/paper_add.html", context, status=200 if verdict is None else 422)


@page(Permission.PAPER_VIEW)
def download(request: Request, pk: int) -> HttpResponse:
    """The file itself, always as an attachment: nothing is opened inside the house's pages."""
    paper, content = actions.download(by=request.actor, paper=min(pk, LARGEST_KEY))
    answer = attachment(content, paper.name, paper.file_kind)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@page(Permission.PAPER_REMOVE, takes=BOTH)
def remove(request: Request, pk: int) -> HttpResponse:
    """Ask why, then destroy the content."""
    paper = queries.paper(min(pk, LARGEST_KEY), by=request.actor)
    record = registry.record_of(paper.on_kind, paper.on_id, by=request.actor) if paper else None
    if paper is None or record is None:
        raise Http404
    verdict = None
    if request.method == "POST":
        by = replace(request.actor, reason=request.POST.get("reason", "").replace("\x00", "").strip())
        try:
            with acting(by):
                actions.remove(by=by, paper=paper.pk)
        except Refused as refused:
            verdict = refused.verdict
        else:
            messages.success(request, _("附件已移除，内容已销毁。"))
            return redirect(f"{record.url}#papers")
    context = {"paper": paper, "record": record, "verdict": verdict}
    return render(request, "papers/paper_remove.html", context, status=200 if verdict is None else 422)


def _record(request: Request, kind: str, key: str) -> Record:
    record = registry.record_of(kind, key, by=request.actor)
    if record is None:
        raise Http404
    return record
