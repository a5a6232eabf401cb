"""One reply's page: what it says, who bears it, where its posts went, what was changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from niangjia.funding import access
from niangjia.funding.events import Quota, QuotaAsked
from niangjia.funding.models import BudgetReply, ReplyAllotment, ReplyShare
from niangjia.funding.queries.funded import shares_of, with_shares
from niangjia.funding.queries.shown import values
from niangjia.funding.types import Level, ReplyFacts, Share, Source, Standing
from niangjia.kernel.access import versions
from niangjia.kernel.actor import Actor
from niangjia.kernel.changes import Act, Telling, acts
from niangjia.kernel.events import emit
from niangjia.kernel.wording import Wording, said_month
from niangjia.organisations import facade as organisations

NO_QUOTA, REPLACED = Quota(None, None, None), Standing.REPLACED


@dataclass(frozen=True, slots=True)
class Allotted:
    """A unit with its posts of the reply, beside what the plan says of it."""

    unit: organisations.Unit
    posts: int
    quota: Quota

    @property
    def above(self) -> bool:
        """More posts of this reply alone than the document permits: a flag."""
        return self.quota.ceiling is not None and self.posts > self.quota.ceiling


@dataclass(frozen=True, slots=True)
class ReplyPage:
    """A reply with all that is shown of it but its papers and history."""

    reply: BudgetReply
    shares: tuple[Share, ...]
    allotments: Sequence[Allotted]
    replaced_by: BudgetReply | None

    @property
    def values(self) -> Mapping[str, object]:
        """What the mark of a form is made of."""
        return values(self.reply, self.shares, ((one.unit.pk, one.posts) for one in self.allotments))

    @property
    def facts(self) -> ReplyFacts:
        """The reply as rules see it."""
        return facts_of(self.reply, self.shares)


def reply_page(pk: int, *, on: date, by: Actor, quotas: bool = False) -> ReplyPage | None:
    """A reply in scope, None out of scope and where there is none: three queries. What the plan says of its
    units is asked only for `quotas`, on the day or the nearest that the reply funds."""
    rows = access.replies(by).select_related("unit", "replaces").filter(pk=pk)
    reply = with_shares(rows, by=by).first()
    if reply is None:
        return None
    allotments = list(
        access.allotments(by).filter(reply=reply).select_related("unit").order_by("unit__scope_path")
    )
    asked = quotas_below(reply, on=on, by=by) if quotas and allotments else {}
    return ReplyPage(
        reply,
        shares_of(reply),
        [Allotted(one.unit, one.posts, asked.get(one.unit_id, NO_QUOTA)) for one in allotments],
        access.replies(by).filter(replaces=reply).first() if reply.how_it_stands is REPLACED else None,
    )


def units_to_allot(reply: BudgetReply, text: str, *, by: Actor) -> QuerySet[organisations.Unit]:
    """The open primary-level units that posts of a reply may go to, those found by a text."""
    rows = organisations.units_below(reply.unit, by=by)
    if not text:
        return rows
    named = Q(name__icontains=text) | Q(initials__icontains=text) | Q(code__iexact=text)
    return rows.filter(named | Q(division_code__startswith=text))


def quotas_below(reply: BudgetReply, *, on: date, by: Actor) -> Mapping[int, Quota]:
    """What the plan says of the units below where the reply was given, asked on a day that it funds."""
    day = min(max(on, reply.first), reply.last_day)
    return {
        unit: quota for answer in emit(QuotaAsked(reply.unit, day), by=by) for unit, quota in answer.items()
    }


def facts_of(reply: BudgetReply, shares: tuple[Share, ...]) -> ReplyFacts:
    """A stored reply as it was written down."""
    return ReplyFacts(
        number=reply.number,
        dated=reply.dated,
        issuer=reply.issuer,
        year=reply.year,
        first=reply.first,
        until=reply.until,
        posts=reply.posts,
        shares=shares,
        amount=reply.amount,
        remark=reply.remark,
    )


def history_of(reply: BudgetReply, *, by: Actor) -> list[Act]:
    """The acts behind a reply, its shares and allotments, the newest first: four queries."""
    allotments = list(versions(ReplyAllotment, by).filter(reply_id=reply.pk))
    units = {one.unit_id for one in allotments}
    rows = organisations.units_below(reply.unit, by=by).filter(pk__in=units)
    names = dict(rows.values_list("pk", "name"))
    return acts(
        [
            (REPLY, versions(BudgetReply, by).filter(pgh_obj_id=reply.pk)),
            (SHARE, versions(ReplyShare, by).filter(reply_id=reply.pk)),
            (_allotment(names), allotments),
        ]
    )


def _months(row: Any) -> Wording:
    first, last = said_month(row.period.lower), said_month(row.period.upper - timedelta(days=1))
    return Wording(f"{first.zh}至{last.zh}", f"{first.en} to {last.en}")


def _share(row: Any) -> Wording:
    source, level = Source(row.source).label, Level(row.level).label
    return Wording(f"经费来源：{source.zh}（{level.zh}）", f"source: {source.en} ({level.en})")


def _allotment(names: Mapping[int, str]) -> Telling:
    def what(row: Any) -> Wording:
        name = names.get(row.unit_id, "")
        return Wording(f"分配：{name}", f"allotment: {name}")

    return Telling(what, ((Wording("名额", "posts"), lambda row: row.posts),))


REPLY = Telling(
    lambda _: Wording("经费批复", "budget reply"),
    (
        (Wording("文号", "number"), lambda row: row.number),
        (Wording("成文日期", "dated"), lambda row: row.dated),
        (Wording("批复机关", "issuer"), lambda row: row.issuer),
        (Wording("预算年度", "budget year"), lambda row: str(row.year)),
        (Wording("保障期", "months"), _months),
        (Wording("名额", "posts"), lambda row: row.posts),
        (Wording("总额（元）", "amount (yuan)"), lambda row: row.amount),
        (Wording("备注", "remark"), lambda row: row.remark),
        (Wording("状态", "standing"), lambda row: Standing(row.standing).label),
        (Wording("终止日期", "ended on"), lambda row: row.ended_on),
        (Wording("终止文号", "ended by"), lambda row: row.ended_number),
        (Wording("终止理由", "why ended"), lambda row: row.ended_reason),
    ),
)
SHARE = Telling(
    _share,
    (
        (Wording("人月", "person-months"), lambda row: row.person_months),
        (Wording("金额（元）", "amount (yuan)"), lambda row: row.amount),
    ),
)
