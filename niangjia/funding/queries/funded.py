"""Funded posts on a day, unit by unit: two queries whatever the number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast, JSONObject

from niangjia.funding import access
from niangjia.funding.models import BudgetReply, ReplyAllotment
from niangjia.funding.types import Funded, Level, Part, Reply, Share, Source
from niangjia.kernel.access import below
from niangjia.kernel.actor import Actor


def funded_below(path: str, *, on: date, by: Actor) -> Mapping[int, Funded]:
    """保障名额 at and below a path on a day, by unit: primary-level units with what they were given or
    allotted, federations with what they have not allotted yet.

    A unit that no standing reply covers is left out. The posts of all sum to the posts of all replies.
    """
    here = Q(scope_path__gte=path, scope_path__lt=f"{path}~")
    return _funded(below(access.allotments(by), path), here, on=on, by=by)


def funded_at(units: Collection[int], *, on: date, by: Actor) -> Mapping[int, Funded]:
    """The same of some units alone: what lies with each of them."""
    return _funded(access.allotments(by).filter(unit__in=units), Q(unit__in=units), on=on, by=by)


def _funded(allotted: QuerySet[ReplyAllotment], here: Q, *, on: date, by: Actor) -> Mapping[int, Funded]:
    """What the allotments fund, and the replies that lie `here`; others are read for what they say."""
    allotments = list(_standing(allotted.select_related("unit"), on))
    replies = access.replies(by).filter(here | Q(pk__in={one.reply_id for one in allotments}))
    told = replies.annotate(lies_here=ExpressionWrapper(here, output_field=BooleanField()))
    rows = with_shares(_standing(told.select_related("unit"), on), by=by)
    seen = {one.pk: (one, face_of(one, shares_of(one))) for one in rows}
    found: dict[int, list[Part]] = defaultdict(list)
    units = {one.unit_id: (one.scope_path, one.unit.name) for one, _ in seen.values()}
    for one in allotments:
        reply, face = seen.get(one.reply_id, (None, face_of(one, ())))
        found[one.unit_id].append(Part(face, one.posts, reply.posts if reply else None))
        units[one.unit_id] = (one.scope_path, one.unit.name)
    for reply, face in seen.values():
        if reply.lies_here:  # type: ignore[attr-defined]
            found[reply.unit_id].append(Part(face, reply.rest, reply.posts, spread=reply.spreads))
    return {
        unit: Funded(unit, units[unit][0], units[unit][1], tuple(sorted(parts, key=_order)))
        for unit, parts in found.items()
    }


def with_shares(replies: QuerySet[BudgetReply], *, by: Actor) -> QuerySet[BudgetReply]:
    """The replies, each with its shares at hand for `shares_of`: no further query."""
    rows = access.shares(by).filter(reply=OuterRef("pk")).order_by("pk")
    written = JSONObject(
        source="source",
        level="level",
        person_months="person_months",
        amount=Cast("amount", TextField()),
    )
    return replies.annotate(shared=ArraySubquery(rows.values_list(written)))


def shares_of(reply: BudgetReply) -> tuple[Share, ...]:
    """The shares of a reply that was read `with_shares`, in the order they were written down."""
    shared: list[dict[str, Any]] = reply.shared  # type: ignore[attr-defined]
    return tuple(
        Share(
            Source(one["source"]),
            Level(one["level"]),
            one["person_months"],
            None if one["amount"] is None else Decimal(one["amount"]),
        )
        for one in shared
    )


def face_of(row: BudgetReply | ReplyAllotment, shares: tuple[Share, ...]) -> Reply:
    """A reply as figures cite it, from itself or from what an allotment keeps of it."""
    assert row.dated is not None and row.period is not None, "kept by trigger"
    return Reply(
        pk=row.pk if isinstance(row, BudgetReply) else row.reply_id,
        number=row.number,
        dated=row.dated,
        issuer=row.issuer,
        year=row.year,
        first=row.period.lower,
        until=row.period.upper,
        ended_on=row.ended_on,
        shares=shares,
    )


def _standing(rows: QuerySet, on: date) -> QuerySet:  # type: ignore[type-arg]
    return rows.filter(Q(ended_on=None) | Q(ended_on__gt=on), period__contains=on)


def _order(part: Part) -> tuple[date, int]:
    return part.reply.dated, part.reply.pk
