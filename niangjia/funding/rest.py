"""Budget replies over the API: the list, one reply, and the funded posts of a unit with their basis."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Literal

from django.db.models import QuerySet
from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel, Field

from niangjia.funding import queries
from niangjia.funding.models import BudgetReply
from niangjia.funding.queries import Asked, Row
from niangjia.funding.types import Level, Source, Standing, figure_of_sum
from niangjia.kernel.access import NotThere
from niangjia.kernel.pages import Request
from niangjia.kernel.permissions import Permission
from niangjia.kernel.rest import Code, Day, FigureOut, Key, Paged, Paging, Search, get, listed
from niangjia.kernel.rest.answers import Answer
from niangjia.organisations import facade as organisations

router = Router(tags=["funding"])
Money = str | None
"""Yuan as text with its two places; null where the paper names none."""


class RepliesAsked(Paging):
    """Below which unit, of which budget year, narrowed to what."""

    under: Code | None = None
    year: int | None = Field(None, ge=2000, le=2100)
    source: Source | None = None
    standing: Standing | None = None
    q: Search = ""


class FundedAsked(BaseModel):
    """At and below which unit, on which day."""

    under: Code | None = None
    on: Day | None = None


class ShareOut(Answer):
    """What one source at one level bears."""

    source: Source
    level: Level
    person_months: int
    amount: Money


class AllotmentOut(Answer):
    """Posts of a reply at one unit."""

    unit: str
    unit_name: str
    posts: int


class ReplyOut(Answer):
    """A reply: `first` is its first day, `until` the first day after its months."""

    id: int
    number: str
    dated: date
    issuer: str
    unit: str
    unit_name: str
    year: int
    first: date
    until: date
    posts: int
    allotted: int
    person_months: int
    amount: Money
    standing: Standing
    ended_on: date | None
    ended_number: str
    replaces: int | None
    shares: list[ShareOut]
    allotments: list[AllotmentOut]


class FundedOut(Answer):
    """The funded posts at and below a unit on a day; missing, and never 0, where no reply stands."""

    under: str
    on: date
    measure: Literal["funded"]
    figure: FigureOut


@get(router, "/funding/replies/", Permission.FUNDING_VIEW, answer=Paged[ReplyOut])
def budget_replies(request: Request, asked: Query[RepliesAsked]) -> Paged[ReplyOut]:
    """The replies of all years in your scope, the latest first, replaced and revoked ones among them."""
    under = organisations.unit_at(asked.under, by=request.actor) if asked.under else None
    path = under.scope_path if under else ""
    found = queries.found(
        Asked(path, asked.year, asked.q.strip(), asked.source, asked.standing), by=request.actor
    )

    def show(rows: QuerySet[BudgetReply]) -> list[ReplyOut]:
        return [_reply(row) for row in queries.rows_of(rows, by=request.actor)]

    return listed(found, asked, show)


@get(router, "/funding/replies/{key}/", Permission.FUNDING_VIEW, answer=ReplyOut)
def budget_reply(request: Request, key: Key) -> ReplyOut:
    """One reply with its shares and the units its posts were allotted to."""
    page = queries.reply_page(key, on=timezone.localdate(), by=request.actor)
    if page is None:
        raise NotThere(f"reply {key}")
    [row] = queries.rows_of([page.reply], by=request.actor)
    return _reply(row)


@get(router, "/funding/figures/funded/", Permission.FUNDING_VIEW, answer=FundedOut)
def funded_figure(request: Request, asked: Query[FundedAsked]) -> dict[str, Any]:
    """保障名额 at and below a unit on a day, with every reply behind it; over a named set all members'."""
    on = asked.on or timezone.localdate()
    under = organisations.unit_at(asked.under, by=request.actor) if asked.under else None
    under = under or organisations.only_root(by=request.actor)
    path = under.scope_path if under else ""
    funded = queries.funded_below(path, on=on, by=request.actor)
    figure = figure_of_sum(list(funded.values()))
    return {"under": under.code if under else "", "on": on, "measure": "funded", "figure": figure}


def _reply(row: Row) -> ReplyOut:
    one = row.reply
    return ReplyOut(
        id=one.pk,
        number=one.number,
        dated=one.dated,
        issuer=one.issuer,
        unit=one.unit.code,
        unit_name=one.unit.name,
        year=one.year,
        first=one.first,
        until=one.until,
        posts=one.posts,
        allotted=one.allotted,
        person_months=row.person_months,
        amount=_money(one.amount),
        standing=one.how_it_stands,
        ended_on=one.ended_on,
        ended_number=one.ended_number,
        replaces=one.replaces_id,
        shares=[
            ShareOut(
                source=each.source,
                level=each.level,
                person_months=each.person_months,
                amount=_money(each.amount),
            )
            for each in row.shares
        ],
        allotments=[
            AllotmentOut(unit=each.unit.code, unit_name=each.unit.name, posts=each.posts)
            for each in row.allotments
        ],
    )


def _money(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"
