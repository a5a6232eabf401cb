"""Editions over the API: the list, one with its way, its lines, a move."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from niangjia.editions import queries
from niangjia.editions.actions.moving import MOVES
from niangjia.editions.flow import FLOW
from niangjia.editions.models import Edition, EditionLine
from niangjia.editions.types import PLANNED, State
from niangjia.kernel.access import NotThere
from niangjia.kernel.flows import Given
from niangjia.kernel.pages import Request
from niangjia.kernel.permissions import Permission
from niangjia.kernel.rest import (
    Body,
    Code,
    Day,
    Key,
    Paged,
    Paging,
    Search,
    Sentence,
    VerdictOut,
    get,
    listed,
    post,
)
from niangjia.kernel.rest.answers import Answer
from niangjia.staffing.types import Measure

router = Router(tags=["editions"])
NUMBERS = (*(measure.value for measure in Measure), PLANNED)


class EditionsAsked(Paging):
    """Which editions: of a year, in a state, with a text in the title."""

    year: int | None = Field(None, ge=2000, le=2100)
    state: State | None = None
    q: Search = ""


class EditionOut(Answer):
    """One edition; `transcribed` says that its approval was given on paper and only entered here."""

    pk: int
    unit: str
    unit_name: str
    year: int
    number: int
    title: str
    on: date
    state: State
    transcribed: bool
    adjusts: int | None
    note: str


class StepOut(Answer):
    """A move that was taken: by whom, at which desk, with which paper."""

    move: str
    label: Sentence
    round: int
    by_name: str
    unit_name: str
    at: datetime
    on: date
    opinion: str
    number: str
    paper_date: date | None
    issuer: str


class OfferedOut(Answer):
    """A move out of the present state, and whether the one who asks may take it."""

    move: str
    label: Sentence
    verdict: VerdictOut


class EditionFullOut(EditionOut):
    """One edition with its way: the steps, and what may be done next."""

    digests: list[str]
    steps: list[StepOut]
    offered: list[OfferedOut]


class FrozenLineOut(Answer):
    """One unit of an edition, as it was frozen; `numbers` has null where there is no number."""

    code: str
    name: str
    kind: str
    county: str
    place: str | None
    counted_in: str
    status: str
    cut_off_date: date | None
    numbers: dict[str, int | None]
    reason: str
    document: str
    clause: str


class LinesAsked(Paging):
    """Which lines."""

    q: Search = ""
    county: Code | None = None


class MoveIn(Body):
    """A move with what comes along; a scan is attached on the page."""

    move: str = Field(max_length=40)
    opinion: str = Field("", max_length=2000)
    number: str = Field("", max_length=200)
    paper_date: Day | None = None
    issuer: str = Field("", max_length=200)


@get(router, "/editions/", Permission.EDITION_VIEW, answer=Paged[EditionOut])
def editions(request: Request, asked: Query[EditionsAsked]) -> Paged[dict[str, Any]]:
    """The editions in scope, the newest year first."""
    found = queries.editions(
        by=request.actor, year=asked.year, state=asked.state.value if asked.state else "", text=asked.q
    )
    return listed(found, asked, lambda rows: _listed(list(rows), request))


@get(router, "/editions/{pk}/", Permission.EDITION_VIEW, answer=EditionFullOut)
def edition(request: Request, pk: Key) -> dict[str, Any]:
    """One edition, the steps it took, and what may be done next by whom asks."""
    return _full(queries.one(pk, by=request.actor), request)


@get(router, "/editions/{pk}/lines/", Permission.EDITION_VIEW, answer=Paged[FrozenLineOut])
def edition_lines(request: Request, pk: Key, asked: Query[LinesAsked]) -> Paged[dict[str, Any]]:
    """The frozen lines, in the order of the tree as it was."""
    one = queries.one(pk, by=request.actor)
    found = queries.lines(one, by=request.actor, text=asked.q, group=asked.county or "")
    return listed(found, asked, lambda rows: [_line(row) for row in rows])


@post(router, "/editions/{pk}/moves/", Permission.EDITION_VIEW, answer=EditionFullOut)
def edition_move(request: Request, pk: Key, sent: MoveIn) -> dict[str, Any]:
    """Take a move on the edition's way: each needs its own power, desk and papers, and says so if refused."""
    one = queries.one(pk, by=request.actor)
    if sent.move not in MOVES:
        raise NotThere(sent.move)
    given = Given(timezone.localdate(), sent.opinion, sent.number, sent.paper_date, sent.issuer)
    return _full(MOVES[sent.move](by=request.actor, edition=one, given=given), request)


def _listed(rows: list[Edition], request: Request) -> list[dict[str, Any]]:
    approvals = queries.approvals(rows, by=request.actor)
    return [_out(one, approvals.get(one.pk)) for one in rows]


def _full(one: Edition, request: Request) -> dict[str, Any]:
    taken = queries.steps(one, by=request.actor)
    offered = queries.offered(one, taken, by=request.actor)
    return {
        **_out(one, queries.approval_of(taken)),
        "digests": one.digests,
        "steps": [_step(step) for step in taken],
        "offered": [
            {"move": each.move.name, "label": each.move.label, "verdict": each.verdict} for each in offered
        ],
    }


def _out(one: Edition, approval: queries.Step | None) -> dict[str, Any]:
    return {
        "pk": one.pk,
        "unit": one.unit.code,
        "unit_name": one.unit.name,
        "year": one.year,
        "number": one.number,
        "title": one.title,
        "on": one.on_date,
        "state": one.stands,
        "transcribed": approval is not None and approval.transcribed,
        "adjusts": one.adjusts_id,
        "note": one.note,
    }


def _step(step: queries.Step) -> dict[str, Any]:
    one, given = step.taken, step.taken.given
    return {
        "move": one.move,
        "label": FLOW.move(one.move).label,
        "round": one.round,
        "by_name": one.by_name,
        "unit_name": one.unit_name,
        "at": one.at,
        "on": given.on,
        "opinion": given.opinion,
        "number": given.number,
        "paper_date": given.paper_date,
        "issuer": given.issuer,
    }


def _line(row: EditionLine) -> dict[str, Any]:
    names = ("code", "name", "kind", "county", "place", "counted_in", "status", "cut_off_date")
    rest = ("reason", "document", "clause")
    return {
        **{name: getattr(row, name) for name in (*names, *rest)},
        "numbers": {column: getattr(row, column) for column in NUMBERS},
    }
