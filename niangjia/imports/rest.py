"""Imports over the API: drop a workbook, look at what was read, have it committed, have it undone."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import File, Form, Query, Router, Status, UploadedFile
from pydantic import BaseModel, Field, StringConstraints

from niangjia.imports import actions, queries, rules
from niangjia.imports.forms import LONGEST_REASON
from niangjia.imports.models import Import
from niangjia.imports.queries import Sight
from niangjia.imports.registry import importer_of
from niangjia.imports.types import State, Tab, UnknownPlace
from niangjia.kernel.pages import Request
from niangjia.kernel.permissions import Permission
from niangjia.kernel.rest import Body, Code, Day, Key, Paged, Paging, Sentence, VerdictOut, get, listed, post
from niangjia.kernel.rest.answers import Answer
from niangjia.kernel.rest.asking import LAST_PAGE, WRITABLE
from niangjia.kernel.sheets.book import MAX_BYTES

router = Router(tags=["imports"])
Reason = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_REASON, pattern=WRITABLE)]


class ImportOut(Answer):
    """A workbook and where it stands; `counts` are of its rows."""

    id: int
    kind: str
    file_name: str
    under: str
    state: State
    notice: Sentence | None
    counts: dict[str, int]
    dropped_at: datetime
    dropped_by: str
    committed_at: datetime | None
    undone_at: datetime | None


class ProgressOut(Answer):
    """How far the job is that moves a workbook on; `failure` says why it has given up."""

    state: str
    done: int
    total: int
    said: Sentence | None
    seconds_left: float | None
    failure: Sentence | None


class ImportState(ImportOut):
    """A workbook, how far its job is, and what may be done with it now."""

    as_of: date
    progress: ProgressOut | None
    may: dict[str, VerdictOut]


class CellOut(Answer):
    """A cell as the page shows it: personal values masked; `tone` is bad, fix, was, na or nothing."""

    text: Sentence | str
    tone: str


class LineOut(Answer):
    """A row of the file, and what is to be said of it."""

    sheet: str
    row: int
    cells: list[CellOut]
    notes: list[Sentence]


class SideOut(Answer):
    """One page of one side of a workbook."""

    headings: list[Sentence]
    lines: list[LineOut]
    page: int
    pages: int


class Dropping(BaseModel):
    """What a file is, and under which unit it belongs."""

    kind: Code = Field(examples=["roster"])
    under: Code = Field(examples=["510703"])
    as_of: Day | None = None


class Undoing(Body):
    """Why an import is taken back; history keeps it."""

    reason: Reason


class LinesAsked(BaseModel):
    """Which page of a side."""

    page: int = Field(1, ge=1, le=LAST_PAGE)


@get(router, "/imports/", Permission.WORKBOOK_IMPORT, answer=Paged[ImportOut])
def imports(request: Request, asked: Query[Paging]) -> Paged[ImportOut]:
    """The workbooks in your scope, the newest first."""
    rows = queries.recent(by=request.actor)
    return listed(rows, asked, lambda some: [ImportOut(**_told(one)) for one in some])


@post(router, "/imports/", Permission.WORKBOOK_IMPORT, answer=ImportState, status=202)
def import_drop(
    request: Request, response: HttpResponse, asked: Form[Dropping], file: File[UploadedFile]
) -> Status[Any]:
    """Drop a workbook; a job reads it. Ask at `Location` until its state is no longer `received`."""
    importer = importer_of(asked.kind)
    if importer is None:
        raise Http404
    content = file.read(MAX_BYTES + 1)
    rules.may_hold(len(content)).enforce()
    try:
        workbook = actions.drop(
            by=request.actor,
            importer=importer,
            file_name=file.name or "",
            content=content,
            under=asked.under,
            as_of=asked.as_of,
        )
    except UnknownPlace as unknown:
        raise Http404 from unknown
    return _accepted(request, response, workbook.pk)


@get(router, "/imports/{workbook}/", Permission.WORKBOOK_IMPORT, answer=ImportState)
def import_state(request: Request, workbook: Key) -> dict[str, Any]:
    """One workbook: where it stands, how far its job is, what may be done."""
    return _state(_sight(request, workbook))


@get(router, "/imports/{workbook}/lines/{side}/", Permission.WORKBOOK_IMPORT, answer=SideOut)
def import_lines(request: Request, workbook: Key, side: Tab, asked: Query[LinesAsked]) -> dict[str, Any]:
    """The rows of one side (refused, new, changed, absent …), as the page shows them."""
    seen = _sight(request, workbook)
    found, page = queries.side(seen.workbook, side, str(asked.page), by=request.actor)
    return {
        "headings": found.headings,
        "lines": found.lines,
        "page": page.number,
        "pages": page.paginator.num_pages,
    }


@post(router, "/imports/{workbook}/commit/", Permission.WORKBOOK_IMPORT, answer=ImportState, status=202)
def import_commit(request: Request, response: HttpResponse, workbook: Key) -> Status[Any]:
    """Have the accepted rows taken in, all at once, exactly as they were shown."""
    _sight(request, workbook)
    actions.ask_for_commit(by=request.actor, pk=workbook)
    return _accepted(request, response, workbook)


@post(router, "/imports/{workbook}/undo/", Permission.WORKBOOK_IMPORT, answer=ImportState, status=202)
def import_undo(request: Request, response: HttpResponse, workbook: Key, asked: Undoing) -> Status[Any]:
    """Have the whole import taken back, unless a row has changed since."""
    _sight(request, workbook)
    actions.ask_for_undo(by=request.actor, pk=workbook, reason=asked.reason)
    return _accepted(request, response, workbook)


def _sight(request: Request, pk: int) -> Sight:
    seen = queries.sight(pk, by=request.actor, today=timezone.localdate())
    if seen is None:
        raise Http404
    return seen


def _accepted(request: Request, response: HttpResponse, pk: int) -> Status[Any]:
    response.headers["Location"] = reverse("api:import_state", args=[pk])
    return Status(202, _state(_sight(request, pk)))


def _state(seen: Sight) -> dict[str, Any]:
    return {
        **_told(seen.workbook),
        "as_of": seen.cut_off.date,
        "progress": seen.job,
        "may": seen.may,
    }


def _told(workbook: Import) -> dict[str, Any]:
    notice: dict[str, Any] | None = workbook.notice
    return {
        "id": workbook.pk,
        "kind": workbook.kind,
        "file_name": workbook.file_name,
        "under": workbook.under_code,
        "state": workbook.stands,
        "notice": notice["said"] if notice else None,
        "counts": {
            name: count
            for name, count in workbook.summary.items()
            if isinstance(count, int) and not isinstance(count, bool)
        },
        "dropped_at": workbook.dropped_at,
        "dropped_by": workbook.dropped_by_name,
        "committed_at": workbook.committed_at,
        "undone_at": workbook.undone_at,
    }
