"""Replies of nobody, and the stage they are entered on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from niangjia.funding import access, actions
from niangjia.funding.models import BudgetReply
from niangjia.funding.queries.shown import values_of
from niangjia.funding.types import Level, ReplyFacts, Share, Source, end_of
from niangjia.kernel import locking
from niangjia.kernel.actor import Actor
from niangjia.kernel.scope import acting
from niangjia.organisations.facade import Unit, units_below

TODAY = date(2026, 6, 30)
FIRST = date(2026, 1, 1)


def share(
    person_months: int,
    source: Source = Source.FEDERATION_BUDGET,
    level: Level = Level.COUNTY,
    amount: str | None = None,
) -> Share:
    """One source at one level."""
    return Share(source, level, person_months, None if amount is None else Decimal(amount))


def facts(
    posts: int = 11,
    *shares: Share,
    first: date = FIRST,
    months: int = 12,
    number: str = "涪工批〔2026〕3号",
    amount: str | None = None,
) -> ReplyFacts:
    """A reply for a year of months; without shares all of it is borne by the county's federation."""
    return ReplyFacts(
        number=number,
        dated=date(2026, 1, 15),
        issuer="绵阳市总工会",
        year=first.year,
        first=first,
        until=end_of(first, months),
        posts=posts,
        shares=shares or ((share(posts * months),) if posts else ()),
        amount=None if amount is None else Decimal(amount),
    )


def entered(by: Actor, unit: Unit, given: ReplyFacts | None = None, **more: object) -> BudgetReply:
    """A reply entered as its act does."""
    with acting(by):
        return actions.enter_reply(
            by=by,
            unit=unit.code,
            facts=given or facts(),
            entered=TODAY,
            **more,  # type: ignore[arg-type]
        )


def mark(by: Actor, reply: BudgetReply) -> str:
    """The mark of a reply as it stands now."""
    with acting(by):
        return locking.mark(values_of(access.replies(by).get(pk=reply.pk), by=by))


def allotted(by: Actor, reply: BudgetReply, **posts: int) -> tuple[str, ...]:
    """Allot posts of a reply by the codes of units; returns the warnings."""
    shown = mark(by, reply)
    with acting(by):
        _, warnings = actions.allot(by=by, reply=reply.pk, shown=shown, posts=posts, on=TODAY)
    return tuple(one.zh for one in warnings)


def because(by: Actor, reason: str = "测试") -> Actor:
    """The same person, saying why."""
    return replace(by, reason=reason)


def unit_of(county: Unit, by: Actor) -> Unit:
    """The one primary-level unit of a county of the cast."""
    with acting(by):
        return units_below(county, by=by).get()
