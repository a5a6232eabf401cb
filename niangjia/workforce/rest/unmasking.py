"""A person's values in full over the API: with a reason, a group at a time, counted by the hour."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from ninja import Router

from niangjia.kernel.pages import Request
from niangjia.kernel.permissions import Permission
from niangjia.kernel.rest import Body, Key, Sentence, post
from niangjia.kernel.rest.answers import Answer
from niangjia.kernel.scope import acting
from niangjia.workforce import actions
from niangjia.workforce.rest.acting import Coded, Said
from niangjia.workforce.types.unmasking import Group

router = Router(tags=["persons"])


class Wanted(Body):
    """Which values, and what they are needed for."""

    group: Coded[Group]
    reason: Said


class ValueOut(Answer):
    """One field with its values in full; none where nothing is known."""

    label: Sentence
    values: tuple[str, ...]


class UnmaskedOut(Answer):
    """What was asked for. Keep it nowhere."""

    person: int
    group: Group
    fields: list[ValueOut]


@post(router, "/persons/{person}/unmask/", Permission.PERSON_UNMASK, answer=UnmaskedOut)
def person_unmask(request: Request, response: HttpResponse, person: Key, given: Wanted) -> dict[str, Any]:
    """A person's ID number or phones in full.

    Every answer leaves an audit event with the reason; after 30 within the hour it is refused.
    """
    by = replace(request.actor, reason=given.reason)
    with acting(by):
        seen = actions.unmask(by=by, person=person, group=given.group)
    response.headers["Cache-Control"] = "no-store"
    fields = [{"label": label, "values": values} for label, values in seen]
    return {"person": person, "group": given.group, "fields": fields}
