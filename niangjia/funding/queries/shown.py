"""What a form shows of a reply: the values its mark is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from niangjia.funding import access
from niangjia.funding.models import BudgetReply
from niangjia.funding.types import Level, Share, Source
from niangjia.kernel.actor import Actor

FACTS = ("number", "dated", "issuer", "year", "posts", "amount", "remark", "standing", "ended_on")


def values_of(reply: BudgetReply, *, by: Actor) -> Mapping[str, object]:
    """Its facts, shares and allotments as they stand now: an act stops where any is otherwise than shown."""
    rows = access.shares(by).filter(reply=reply).values_list("source", "level", "person_months", "amount")
    allotted = access.allotments(by).filter(reply=reply).values_list("unit_id", "posts")
    return values(reply, (Share(Source(one[0]), Level(one[1]), *one[2:]) for one in rows), allotted)


def values(
    reply: BudgetReply, shares: Iterable[Share], allotted: Iterable[tuple[int, int]]
) -> Mapping[str, object]:
    """The same of a reply whose shares, and posts by unit, are at hand."""
    return {
        **{name: getattr(reply, name) for name in FACTS},
        "period": (reply.first, reply.until),
        "shares": sorted(
            (one.source.value, one.level.value, one.person_months, one.amount) for one in shares
        ),
        "allotments": sorted(allotted),
    }
