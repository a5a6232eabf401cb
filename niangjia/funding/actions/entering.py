"""Entering a reply, beside others or in the place of one, and correcting what was written down wrongly."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from niangjia.funding import access, rules
from niangjia.funding.actions.records import held, record, write_shares
from niangjia.funding.models import BudgetReply
from niangjia.funding.queries.funded import face_of
from niangjia.funding.queries.listing import numbered, standing_beside
from niangjia.funding.types import Relation, ReplyFacts, Standing
from niangjia.kernel.access import NotThere
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.organisations import facade as organisations


@action(Permission.FUNDING_ENTER)
def enter_reply(
    *,
    by: Actor,
    unit: str,
    facts: ReplyFacts,
    entered: date,
    relation: Relation | None = None,
    replaces: int | None = None,
) -> BudgetReply:
    """Enter the reply that a unit, by code, was given. One that `replaces` another ends it on its first day.

    Raises `UnknownCode`, `NotThere` for a reply to be replaced that is not the unit's, `Refused`.
    """
    given_to = organisations.unit_at(unit, by=by)
    rules.may_enter(facts, entered=entered).enforce()
    beside = standing_beside(given_to, facts, by=by)
    rules.may_stand_beside([face_of(one, ()) for one in beside], relation).enforce()
    rules.may_be_numbered(facts.number, taken=numbered(given_to, facts.number, by=by)).enforce()
    old = _replaced(given_to, replaces, facts, by=by) if relation is Relation.REPLACES else None
    reply = BudgetReply(unit=given_to, replaces=old, **_columns(facts))
    reply.save()
    write_shares(reply, facts.shares, by=by)
    if old is not None:
        _end(old, reply)
    reply.refresh_from_db()
    record("entered", reply, by=by, details={"unit": given_to.code, "replaces": old.number if old else None})
    return reply


@action(Permission.FUNDING_ENTER, reasoned=True)
def correct_reply(*, by: Actor, reply: int, shown: str, facts: ReplyFacts, entered: date) -> BudgetReply:
    """Put right what was written down wrongly; the paper itself is the same. Raises `NotThere`, `Overtaken`,
    `Refused`."""
    found = held(reply, shown=shown, by=by)
    rules.may_be_changed(found.how_it_stands).enforce()
    rules.may_enter(facts, entered=entered).enforce()
    taken = numbered(found.unit, facts.number, but=found.pk, by=by)
    rules.may_be_numbered(facts.number, taken=taken).enforce()
    rules.may_allot(facts.posts, {found.unit.name: found.allotted}).enforce()
    old = access.replies(by).select_for_update().filter(pk=found.replaces_id or 0).first()
    if old is not None:
        rules.may_replace(face_of(old, ()), facts).enforce()
    for name, value in _columns(facts).items():
        setattr(found, name, value)
    found.save()
    write_shares(found, facts.shares, by=by)
    if old is not None:
        _end(old, found)
    record("corrected", found, by=by, details={})
    return found


def _replaced(unit: organisations.Unit, pk: int | None, facts: ReplyFacts, *, by: Actor) -> BudgetReply:
    old = access.replies(by).select_for_update().filter(pk=pk or 0, unit=unit).first()
    if old is None:
        raise NotThere(f"reply {pk}")
    rules.may_be_changed(old.how_it_stands).enforce()
    rules.may_replace(face_of(old, ()), facts).enforce()
    return old


def _end(old: BudgetReply, by_reply: BudgetReply) -> None:
    old.standing, old.ended_on = Standing.REPLACED.value, by_reply.period.lower
    old.ended_number = by_reply.number
    old.save(update_fields=["standing", "ended_on", "ended_number"])


def _columns(facts: ReplyFacts) -> dict[str, Any]:
    return {
        "number": facts.number.strip(),
        "dated": facts.dated,
        "issuer": facts.issuer,
        "year": facts.year,
        "period": DateRange(facts.first, facts.until),
        "posts": facts.posts,
        "amount": facts.amount,
        "remark": facts.remark,
    }
