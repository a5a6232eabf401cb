"""Drafted documents over the API: the list, one, its YAML, and the moves of its flow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any, Literal

from django.db.models import QuerySet
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from niangjia.authoring import access, queries
from niangjia.authoring.models import Draft
from niangjia.authoring.views.record import ACTS
from niangjia.kernel.flows import Given
from niangjia.kernel.pages import Request
from niangjia.kernel.permissions import Permission
from niangjia.kernel.rest import Body, Day, Key, Paged, Paging, Sentence, get, listed, post
from niangjia.kernel.rest.answers import Answer
from niangjia.kernel.scope import acting

router = Router(tags=["authoring"])
Own = Literal["submit", "recall", "discard"]
Deciding = Literal["publish", "send_back", "withdraw"]
LONGEST = 500


class DraftOut(Answer):
    """A draft: `state` is draft, submitted, published, withdrawn or discarded."""

    id: int
    number: str
    title: str
    jurisdiction: str
    unit: str
    unit_name: str
    state: str
    drafted_by_name: str
    made_from: str
    changed_at: datetime


class FaultOut(Answer):
    """What is wrong at a field: the part is header or a provision's key; what is not grave may stand."""

    part: str
    field: str
    said: Sentence
    grave: bool


class CheckedDraft(DraftOut):
    """A draft with what must be put right, its YAML where it has one, and whether its cases come out."""

    faults: list[FaultOut]
    document: str | None
    cases: str | None
    agrees: list[bool | None]


class MoveIn(Body):
    """The legal day of the move (today if not given), and the opinion or reason where it needs one."""

    on: Day | None = None
    opinion: str = Field("", max_length=LONGEST)


@get(router, "/authoring/drafts/", Permission.POLICY_VIEW, answer=Paged[DraftOut])
def drafts(request: Request, asked: Query[Paging]) -> Paged[Any]:
    """The drafts of units in scope, the latest changed first."""
    rows: QuerySet[Draft] = queries.listed(by=request.actor)
    return listed(rows, asked, lambda some: [_draft(one) for one in some])


@get(router, "/authoring/drafts/{draft}/", Permission.POLICY_VIEW, answer=CheckedDraft)
def draft(request: Request, draft: Key) -> dict[str, Any]:
    """One draft as it stands beside the documents in force."""
    found = access.draft(draft, by=request.actor)
    checked = queries.checked(found)
    return {
        **_draft(found),
        "faults": [
            {"part": one.part, "field": ".".join(map(str, one.path)), "said": one.said, "grave": one.grave}
            for one in checked.faults
        ],
        "document": checked.document.text if checked.document else None,
        "cases": checked.document.cases if checked.document else None,
        "agrees": [one.agrees for one in checked.outcomes],
    }


@post(router, "/authoring/drafts/{draft}/moves/{move}/", Permission.DOCUMENT_DRAFT, answer=DraftOut)
def draft_move(request: Request, draft: Key, move: Own, given: MoveIn) -> dict[str, Any]:
    """Submit a draft, call it back, discard it."""
    return _moved(request, draft, move, given)


@post(router, "/authoring/drafts/{draft}/decisions/{move}/", Permission.DOCUMENT_PUBLISH, answer=DraftOut)
def draft_decision(request: Request, draft: Key, move: Deciding, given: MoveIn) -> dict[str, Any]:
    """Publish a draft that another submitted, send it back, take a publication back."""
    return _moved(request, draft, move, given)


def _moved(request: Request, pk: int, move: str, given: MoveIn) -> dict[str, Any]:
    access.draft(pk, by=request.actor)
    opinion = given.opinion.strip()
    by = replace(request.actor, reason=opinion)
    on: date = given.on or timezone.localdate()
    with acting(by):
        moved = ACTS[move](by=by, draft=pk, given=Given(on, opinion=opinion))
    return _draft(moved)


def _draft(one: Draft) -> dict[str, Any]:
    return {
        "id": one.pk,
        "number": one.number,
        "title": one.title,
        "jurisdiction": one.jurisdiction,
        "unit": one.unit.code,
        "unit_name": one.unit.name,
        "state": one.state,
        "drafted_by_name": one.drafted_by_name,
        "made_from": one.made_from,
        "changed_at": one.changed_at,
    }
