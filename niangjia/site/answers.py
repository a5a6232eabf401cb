"""The desk and the search over the API: what the house itself answers, put together from its apps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from ninja import Router
from pydantic import Field

from niangjia.kernel import desk, finding
from niangjia.kernel.desk import Waiting
from niangjia.kernel.pages import Request
from niangjia.kernel.permissions import Permission
from niangjia.kernel.rest import Body, FigureOut, Sentence, get, post
from niangjia.kernel.rest.answers import Answer
from niangjia.kernel.rest.asking import Search

router = Router(tags=["desk"])


class WaitingOut(Answer):
    """Work that waits for a unit's desk; `count` stops at 1,000. `url` is its page."""

    kind: str
    title: Sentence
    why: Sentence
    url: str
    since: date | None
    due: date | None
    late: bool
    unit_code: str
    unit_name: str
    count: int


class ChangeOut(Answer):
    """What happened since yesterday, in one sentence; `who` names the last two."""

    sentence: Sentence
    url: str
    at: datetime
    who: list[str]


class HeadlineOut(Answer):
    """A headline number with its basis."""

    label: Sentence
    figure: FigureOut
    url: str


class DeskOut(Answer):
    """The desk of today: the late first."""

    on: date
    waiting: list[WaitingOut]
    changes: list[ChangeOut]
    numbers: list[HeadlineOut]


class Asked(Body):
    """What is looked for: a name, initials, a code, a document number, or a whole ID number or phone."""

    q: Search = Field(examples=["丰谷"])


class HitOut(Answer):
    """One record: its name, what tells it from others, its page."""

    title: str
    subtitle: Sentence
    url: str


class KindOut(Answer):
    """The hits of one kind, eight at most; `more` is the list they were taken from."""

    kind: str
    label: Sentence
    hits: list[HitOut]
    more: str


@get(router, "/desk/", Permission.HOME_VIEW, answer=DeskOut)
def desk_today(request: Request) -> dict[str, Any]:
    """What waits, what changed since yesterday, and the headline numbers, within your scope."""
    today, by = timezone.localdate(), request.actor
    board = desk.board(on=today, by=by)
    return {
        "on": today,
        "waiting": _told([*desk.waiting(on=today, by=by), *board.waiting], on=today),
        "changes": desk.changes(on=today, by=by),
        "numbers": board.numbers,
    }


@post(router, "/search/", Permission.SEARCH, answer=list[KindOut])
def search_house(request: Request, asked: Asked) -> list[finding.Kind]:
    """Units, people, documents, imports that are called so, by kind, within your scope.

    Nothing is written. It is a POST so that an ID number or phone stands in no address and no log.
    """
    return finding.search(finding.tidy(asked.q), on=timezone.localdate(), by=request.actor)


def _told(waiting: Sequence[Waiting], *, on: date) -> list[dict[str, Any]]:
    names = [name for name in WaitingOut.model_fields if name != "late"]
    return [{**{name: getattr(one, name) for name in names}, "late": one.late(on)} for one in waiting]
