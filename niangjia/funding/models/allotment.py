"""分配到单位: how many posts of a reply a primary-level unit has."""

from __future__ import annotations

import pgtrigger
from django.contrib.postgres.fields import DateRangeField
from django.db import models

from niangjia.funding.models.reply import BudgetReply
from niangjia.kernel.history import tracked
from niangjia.kernel.models import ScopePathField
from niangjia.organisations.facade import Unit, follows_unit

SHOW_FACE = pgtrigger.Trigger(
    name="show_face",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("reply_id"),  # type: ignore[no-untyped-call]
    func="""
        SELECT number, dated, issuer, year, period, ended_on
            INTO NEW.number, NEW.dated, NEW.issuer, NEW.year, NEW.period, NEW.ended_on
            FROM funding_budgetreply WHERE id = NEW.reply_id;
        RETURN NEW;
    """,
)


@tracked
class ReplyAllotment(models.Model):
    """Posts of a reply at one unit. It lies with the unit, which may be below where the reply lies.

    Number, dates and period are the reply's own, kept by trigger: a county sees what its units were given by
    a reply that lies with the prefecture, out of its scope, and nothing else of it.
    """

    reply = models.ForeignKey(BudgetReply, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    posts = models.PositiveIntegerField()
    number = models.TextField(editable=False, default="")
    dated = models.DateField(editable=False, null=True)
    issuer = models.TextField(editable=False, default="")
    year = models.PositiveSmallIntegerField(editable=False, default=0)
    period = DateRangeField(editable=False, null=True)
    ended_on = models.DateField(editable=False, null=True)
    scope_path = ScopePathField()

    class Meta:
        triggers = [follows_unit(), SHOW_FACE]
        constraints = [models.UniqueConstraint(fields=["reply", "unit"], name="one_allotment_per_unit")]
