"""The reply an act holds while it works on it, and the event it leaves."""

from __future__ import annotations

from collections.abc import Mapping

from niangjia.funding import access
from niangjia.funding.models import BudgetReply, ReplyShare
from niangjia.funding.queries.shown import values_of
from niangjia.funding.types import Share
from niangjia.kernel import audit, locking
from niangjia.kernel.access import NotThere
from niangjia.kernel.actor import Actor

KIND = "reply"


def held(pk: int, *, shown: str, by: Actor) -> BudgetReply:
    """The reply, locked until the act is over; raises `NotThere`, and `Overtaken` when it is not as shown."""
    reply = access.replies(by).select_for_update(of=("self",)).select_related("unit").filter(pk=pk).first()
    if reply is None:
        raise NotThere(f"reply {pk}")
    locking.hold(shown, values_of(reply, by=by))
    return reply


def write_shares(reply: BudgetReply, shares: tuple[Share, ...], *, by: Actor) -> None:
    """Let the reply have these shares: what stays is left as it is, so that history tells what changed."""
    wanted = {(one.source.value, one.level.value): one for one in shares}
    for row in access.shares(by).filter(reply=reply):
        share = wanted.pop((row.source, row.level), None)
        if share is None:
            row.delete()
        elif (row.person_months, row.amount) != (share.person_months, share.amount):
            row.person_months, row.amount = share.person_months, share.amount
            row.save(update_fields=["person_months", "amount"])
    ReplyShare.objects.bulk_create(
        ReplyShare(
            reply=reply,
            source=one.source.value,
            level=one.level.value,
            person_months=one.person_months,
            amount=one.amount,
        )
        for one in wanted.values()
    )


def record(name: str, reply: BudgetReply, *, by: Actor, details: Mapping[str, object]) -> None:
    """The event of an act on a reply."""
    audit.record(
        f"funding.reply.{name}",
        by=by,
        on_kind=KIND,
        on_id=str(reply.pk),
        scope_path=reply.scope_path,
        details={"number": reply.number, "posts": reply.posts, **details},
    )
