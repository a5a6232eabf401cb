"""The shares of a reply: who bears how many person-months of it, and how much money."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from niangjia.funding.models.reply import BudgetReply
from niangjia.funding.types import Level, Source
from niangjia.kernel.history import tracked
from niangjia.kernel.models import ScopePathField

FOLLOW_REPLY = pgtrigger.Trigger(
    name="follow_reply",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("reply_id", "scope_path"),  # type: ignore[no-untyped-call]
    func="""
        SELECT scope_path INTO NEW.scope_path FROM funding_budgetreply WHERE id = NEW.reply_id;
        RETURN NEW;
    """,
)
"""A share lies where its reply lies."""


@tracked
class ReplyShare(models.Model):
    """One source at one level; the shares of a reply sum to its posts × months."""

    reply = models.ForeignKey(BudgetReply, on_delete=models.PROTECT, related_name="+")
    source = models.TextField(choices=[(one.value, one.label.zh) for one in Source])
    level = models.TextField(choices=[(one.value, one.label.zh) for one in Level])
    person_months = models.PositiveIntegerField()
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, help_text="yuan, if named")
    scope_path = ScopePathField()

    class Meta:
        triggers = [FOLLOW_REPLY]
        constraints = [
            models.UniqueConstraint(fields=["reply", "source", "level"], name="one_share_each"),
            models.CheckConstraint(
                condition=Q(source=Source.EMPLOYER.value, level=Level.EMPLOYER.value)
                | (~Q(source=Source.EMPLOYER.value) & ~Q(level=Level.EMPLOYER.value)),
                name="the_employer_bears_its_own",
            ),
            models.CheckConstraint(condition=Q(amount=None) | Q(amount__gte=0), name="share_not_below_0"),
        ]

    @property
    def share_source(self) -> Source:
        """Where the money comes from, as the enum."""
        return Source(self.source)

    @property
    def share_level(self) -> Level:
        """Who bears it, as the enum."""
        return Level(self.level)
