"""The papers of an edition: which can be written now, what is still blank in them, and their files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from niangjia.editions import queries
from niangjia.editions.documents import papers, writing
from niangjia.editions.documents.reading import matter_of
from niangjia.editions.documents.types import Paper
from niangjia.kernel.exports import export_page
from niangjia.kernel.figure import Verdict
from niangjia.kernel.official import may_typeset, open_blanks
from niangjia.kernel.pages import DOCX, PDF, Request, attachment, page
from niangjia.kernel.permissions import Permission

KINDS = {
    "docx": DOCX,
    "pdf": PDF,
    "png": "image/png",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A paper as the page offers it: whether the state allows it, its files, what is still blank."""

    paper: Paper
    ready: bool
    docx: Verdict
    pdf: Verdict
    blanks: Sequence[str]


@page(Permission.EDITION_VIEW)
def documents(request: Request, pk: int) -> HttpResponse:
    """Each paper with its open blanks: a fragment of the edition's page, or a page of its own."""
    one, by = queries.one(pk, by=request.actor), request.actor
    matter = matter_of(one, by=by)
    export, typeset = by.may(Permission.PLAN_EXPORT), may_typeset()
    offers = []
    for paper in Paper:
        may = writing.may_write(paper, one, matter, by=by)
        blanks = open_blanks(papers.write(paper, matter)) if may else ()
        word = export if may else may
        offers.append(Offer(paper, bool(may), word, typeset if word else word, blanks))
    roster = urlencode({"under": one.unit.code, "on": one.on_date.isoformat()})
    context = {
        "edition": one,
        "offers": offers,
        "decided": matter.decided,
        "may_export": export,
        "may_roster": by.may(Permission.PERSON_EXPORT),
        "roster_url": f"{reverse('workforce:export')}?{roster}",
    }
    template = "editions/_document_rows.html" if request.htmx else "editions/documents.html"
    return render(request, template, context)


@export_page(Permission.PLAN_EXPORT)
def document(request: Request, pk: int, paper: str, format: str) -> HttpResponse:
    """One paper as .docx or PDF."""
    if paper not in set(Paper) or format not in writing.FORMATS:
        raise Http404
    one = queries.one(pk, by=request.actor)
    kind = Paper(paper)
    content = writing.write(by=request.actor, edition=one, paper=kind, format=format)
    return attachment(content, f"{one.title}-{kind.label.zh}.{format}", KINDS[format])


@export_page(Permission.PLAN_EXPORT)
def quotas(request: Request, pk: int) -> HttpResponse:
    """名额表 as .xlsx."""
    one = queries.one(pk, by=request.actor)
    content = writing.write_quotas(by=request.actor, edition=one)
    return attachment(content, f"{one.title}-名额表.xlsx")
