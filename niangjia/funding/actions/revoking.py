"""Revoking a reply by a paper, from a day on."""

from __future__ import annotations

from datetime import date

from niangjia.funding import rules
from niangjia.funding.actions.records import held, record
from niangjia.funding.models import BudgetReply
from niangjia.funding.queries.funded import face_of
from niangjia.funding.types import Standing
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission


@action(Permission.FUNDING_ENTER, reasoned=True)
def revoke_reply(*, by: Actor, reply: int, shown: str, number: str, on: date) -> BudgetReply:
    """Let a reply hold no longer from a day on, as the paper `number` says; what it funded before stays.

    Raises `NotThere`, `Overtaken`, `Refused`.
    """
    found = held(reply, shown=shown, by=by)
    rules.may_be_changed(found.how_it_stands).enforce()
    rules.may_revoke(face_of(found, ()), on=on, number=number).enforce()
    found.standing, found.ended_on = Standing.REVOKED.value, on
    found.ended_number, found.ended_reason = number.strip(), by.reason
    found.save(update_fields=["standing", "ended_on", "ended_number", "ended_reason"])
    record("revoked", found, by=by, details={"on": on.isoformat(), "paper": found.ended_number})
    return found
