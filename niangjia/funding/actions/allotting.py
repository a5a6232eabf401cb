"""Allotting the posts of a reply to units."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from niangjia.funding import access, rules
from niangjia.funding.actions.records import held, record
from niangjia.funding.events import QuotaAsked
from niangjia.funding.models import BudgetReply, ReplyAllotment
from niangjia.funding.queries.funded import funded_below
from niangjia.kernel.access import NotThere
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.events import emit
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.organisations import facade as organisations


@action(Permission.FUNDING_ENTER)
def allot(
    *, by: Actor, reply: int, shown: str, posts: Mapping[str, int], on: date
) -> tuple[BudgetReply, tuple[Wording, ...]]:
    """Let units, by code, have so many posts of a reply, and no others any; the rest stays where it is.

    Answers what to be warned of on the day `on`: more posts than permitted. Raises `NotThere` for a reply or
    an open primary-level unit that is not below it, `Overtaken`, `Refused`.
    """
    found = held(reply, shown=shown, by=by)
    rules.may_be_allotted(found.how_it_stands, found.unit.unit_kind).enforce()
    units = _units(found, posts, by=by)
    wanted = {units[code].pk: number for code, number in posts.items()}
    rules.may_allot(found.posts, {units[code].name: number for code, number in posts.items()}).enforce()
    for row in access.allotments(by).filter(reply=found):
        number = wanted.pop(row.unit_id, None)
        if number is None:
            row.delete()
        elif row.posts != number:
            row.posts = number
            row.save(update_fields=["posts"])
    ReplyAllotment.objects.bulk_create(
        ReplyAllotment(reply=found, unit_id=unit, posts=number) for unit, number in wanted.items()
    )
    found.refresh_from_db()
    record("allotted", found, by=by, details={"units": len(posts), "allotted": found.allotted})
    return found, _warnings(found, on=on, by=by)


def _units(reply: BudgetReply, posts: Mapping[str, int], *, by: Actor) -> dict[str, organisations.Unit]:
    rows = organisations.units_below(reply.unit, by=by).filter(code__in=posts)
    found = {one.code: one for one in rows}
    if lost := sorted(set(posts) - set(found)):
        raise NotThere(f"units {', '.join(lost)}")
    return found


def _warnings(reply: BudgetReply, *, on: date, by: Actor) -> tuple[Wording, ...]:
    day = min(max(on, reply.first), reply.last_day)
    quotas = {
        unit: one for answer in emit(QuotaAsked(reply.unit, day), by=by) for unit, one in answer.items()
    }
    funded = funded_below(reply.unit.scope_path, on=day, by=by)
    names = {one.unit_id: one.name for one in funded.values()}
    return rules.above_ceiling(
        {names[unit]: one.posts for unit, one in funded.items() if unit in quotas},
        {
            names[unit]: quota.ceiling
            for unit, quota in quotas.items()
            if unit in names and quota.ceiling is not None
        },
    )
