"""What happens to an engagement, over the API; each answers with the person's record as it is then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from ninja import Router

from niangjia.kernel.access import NotThere
from niangjia.kernel.actor import Actor
from niangjia.kernel.pages import Request
from niangjia.kernel.permissions import Permission
from niangjia.kernel.rest import Code, Day, Key, Search, post
from niangjia.organisations import facade as organisations
from niangjia.workforce import access, actions
from niangjia.workforce.rest.acting import Change, Coded, act
from niangjia.workforce.rest.answers import PersonRecord
from niangjia.workforce.rest.persons import record_of
from niangjia.workforce.types import EngagementStatus, LeavingReason, SpellFacts

router = Router(tags=["engagements"])
POWER = Permission.ENGAGEMENT_CHANGE


class Moved(Change):
    """To which unit, from which day on."""

    to: Code
    on: Day


class Away(Change):
    """Leave or secondment; `ends` is the day of return, where it is known."""

    status: Literal["leave", "seconded"]
    begins: Day
    ends: Day | None = None
    workplace: Search = ""
    workplace_unit: Code | None = None
    kind: Search = ""


class Back(Change):
    """The day of return to duty."""

    on: Day


class Extended(Change):
    """The new last day of the contract; null for a contract without an end."""

    to: Day | None


class Ended(Change):
    """The first day the person is no longer there, and why."""

    on: Day
    leaving_reason: Coded[LeavingReason]


@post(router, "/engagements/{engagement}/transfer/", POWER, answer=PersonRecord)
def engagement_transfer(request: Request, engagement: Key, given: Moved) -> dict[str, Any]:
    """Transfer to another unit: one engagement ends, one like it begins there the same day."""
    to = organisations.unit_at(given.to, by=request.actor).pk
    return _act(
        request,
        engagement,
        given,
        lambda by: actions.transfer(by=by, engagement=engagement, shown=given.mark, to=to, on=given.on),
    )


@post(router, "/engagements/{engagement}/away/", POWER, answer=PersonRecord)
def engagement_away(request: Request, engagement: Key, given: Away) -> dict[str, Any]:
    """Register leave or a secondment."""
    unit = organisations.unit_at(given.workplace_unit, by=request.actor).pk if given.workplace_unit else None
    facts = SpellFacts(
        status=EngagementStatus(given.status),
        begins=given.begins,
        ends=given.ends,
        workplace=given.workplace,
        workplace_unit_id=unit,
        reason=given.kind,
    )
    return _act(
        request,
        engagement,
        given,
        lambda by: actions.go_away(by=by, engagement=engagement, shown=given.mark, facts=facts),
    )


@post(router, "/engagements/{engagement}/return/", POWER, answer=PersonRecord)
def engagement_return(request: Request, engagement: Key, given: Back) -> dict[str, Any]:
    """Register the return to duty."""
    return _act(
        request,
        engagement,
        given,
        lambda by: actions.come_back(by=by, engagement=engagement, shown=given.mark, on=given.on),
    )


@post(router, "/engagements/{engagement}/extend/", POWER, answer=PersonRecord)
def engagement_extend(request: Request, engagement: Key, given: Extended) -> dict[str, Any]:
    """Prolong the contract."""
    return _act(
        request,
        engagement,
        given,
        lambda by: actions.extend_contract(by=by, engagement=engagement, shown=given.mark, to=given.to),
    )


@post(router, "/engagements/{engagement}/end/", POWER, answer=PersonRecord)
def engagement_end(request: Request, engagement: Key, given: Ended) -> dict[str, Any]:
    """End the engagement."""
    reason = given.leaving_reason.label.zh
    return _act(
        request,
        engagement,
        given,
        lambda by: actions.end_engagement(
            by=by, engagement=engagement, shown=given.mark, on=given.on, reason=reason
        ),
    )


def _act(request: Request, pk: int, given: Change, run: Callable[[Actor], object]) -> dict[str, Any]:
    held = access.engagements(request.actor).filter(pk=pk).values_list("person", flat=True).first()
    if held is None:
        raise NotThere(f"engagement {pk}")
    act(request, given, run)
    return record_of(request, held)
