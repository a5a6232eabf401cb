"""The replies an actor may touch, with their shares and allotments."""

from __future__ import annotations

from django.db.models import QuerySet

from niangjia.funding.models import BudgetReply, ReplyAllotment, ReplyShare
from niangjia.kernel.access import within
from niangjia.kernel.actor import Actor


def replies(by: Actor) -> QuerySet[BudgetReply]:
    """The replies given to units within the actor's scope."""
    return within(BudgetReply.objects.all(), by)


def shares(by: Actor) -> QuerySet[ReplyShare]:
    """The shares of replies within the actor's scope."""
    return within(ReplyShare.objects.all(), by)


def allotments(by: Actor) -> QuerySet[ReplyAllotment]:
    """What units within the actor's scope were allotted, by replies that may lie above it."""
    return within(ReplyAllotment.objects.all(), by)
