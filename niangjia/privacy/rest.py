"""Privacy over the API: the register, who is due, who read a person's data, the own data as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from niangjia.kernel.access import NotThere
from niangjia.kernel.pages import Request
from niangjia.kernel.permissions import Permission
from niangjia.kernel.rest import Body, Day, Key, Paged, Paging, Search, Sentence, get, listed, post
from niangjia.kernel.rest.answers import Answer
from niangjia.kernel.scope import acting
from niangjia.privacy import actions, queries
from niangjia.privacy.register import KINDS
from niangjia.privacy.types import Fate, Format, Identity
from niangjia.workforce import facade as workforce

router = Router(tags=["privacy"])


class BasisOut(Answer):
    """A clause in words."""

    law: Sentence
    clause: Sentence
    says: Sentence


class KindOut(Answer):
    """One kind of personal data."""

    key: str
    label: Sentence
    care: str
    purpose: Sentence
    kept: Sentence
    then: str
    places: tuple[str, ...]
    bases: tuple[BasisOut, ...]


class DueOut(Answer):
    """One person whose time is up, masked."""

    person: int
    shown: str
    unit: str
    ended: date
    due: date
    fate: Fate
    why: Sentence


class ReadingOut(Answer):
    """One reading of a person's data."""

    at: datetime
    who: str
    role: Sentence
    unit: str
    what: Sentence
    fields: Sentence
    reason: str
    source: Sentence
    address: str
    number: str


class DueAsked(Paging):
    """By which day; today unless said."""

    on: Day | None = None


class ReadersAsked(Paging):
    """One kind of reading, by the name of its event; part of a name or reason."""

    kind: Search = ""
    q: Search = ""


class OwnAsked(Body):
    """When the person asked, and how it was made sure who asks."""

    asked_on: Day
    identity: Annotated[Identity, Field(strict=False)]


class OwnOut(Answer):
    """The own data as the person takes them elsewhere."""

    number: str
    pack: dict[str, Any]


@get(router, "/privacy/kinds/", Permission.ROLE_VIEW, answer=list[KindOut])
def privacy_kinds(request: Request) -> list[dict[str, Any]]:
    """The register: every kind of personal data with purpose, basis and time."""
    return [
        {
            "key": kind.key,
            "label": kind.label,
            "care": kind.care.value,
            "purpose": kind.purpose,
            "kept": kind.kept.said,
            "then": kind.kept.then.value,
            "places": kind.places,
            "bases": kind.bases,
        }
        for kind in KINDS
    ]


@get(router, "/privacy/due/", Permission.RETENTION_VIEW, answer=Paged[DueOut])
def privacy_due(request: Request, asked: Query[DueAsked]) -> Paged[DueOut]:
    """Whose time is up by a day, and what would be done with each."""
    today = timezone.localdate()
    rows = queries.due_rows(on=asked.on or today, by=request.actor).select_related("unit")

    def show(some: Sequence[Any]) -> list[DueOut]:
        return [DueOut.model_validate(one) for one in queries.told(list(some), on=today, by=request.actor)]

    return listed(rows, asked, show)


@get(router, "/persons/{person}/readers/", Permission.READERS_VIEW, answer=Paged[ReadingOut])
def person_readers(request: Request, person: Key, asked: Query[ReadersAsked]) -> Paged[ReadingOut]:
    """Who read a person's data, when and why, the newest first."""
    held = workforce.person_in(person, by=request.actor)
    if held is None:
        raise NotThere(f"person {person}")
    rows = queries.readers(person, held.scope_path, by=request.actor, kind=asked.kind, text=asked.q)
    return listed(
        rows, asked, lambda some: [ReadingOut.model_validate(one) for one in queries.told_readings(some)]
    )


@post(router, "/persons/{person}/own-data/", Permission.OWN_DATA_GIVE, answer=OwnOut)
def person_own_data(request: Request, response: HttpResponse, person: Key, given: OwnAsked) -> dict[str, Any]:
    """Everything held on a person, in full, for that person. The request and the giving are kept."""
    by = replace(request.actor, reason=given.identity.reason(given.asked_on))
    with acting(by):
        content = actions.give_own_data(
            by=by,
            person=person,
            asked_on=given.asked_on,
            identity=given.identity,
            format=Format.JSON,
            on=timezone.localdate(),
        )
    response.headers["Cache-Control"] = "no-store"
    pack = json.loads(content)
    return {"number": pack["mark"]["number"], "pack": pack}
