"""The spell: a stretch of an engagement spent on leave or seconded out. On duty there is no spell."""

from __future__ import annotations

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from niangjia.kernel.history import tracked
from niangjia.kernel.models import ScopePathField
from niangjia.organisations.facade import Unit
from niangjia.workforce.models.engagement import Engagement
from niangjia.workforce.models.sealing import Belonging, told_beside_its_seal
from niangjia.workforce.types import AWAY, EngagementStatus

WRITTEN = ("workplace", "reason")
"""What an office writes freely, and so may name or describe the person."""

FOLLOW_ENGAGEMENT = pgtrigger.Trigger(
    name="follow_engagement",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("engagement_id", "scope_path"),  # type: ignore[no-untyped-call]
    func="""
        SELECT scope_path INTO NEW.scope_path FROM workforce_engagement WHERE id = NEW.engagement_id;
        RETURN NEW;
    """,
)
"""What belongs to an engagement lies where the engagement lies."""


@tracked(unseen=WRITTEN)
class Spell(Belonging):
    """Leave or secondment, from its first day to the day of return; never two on one day."""

    PROFILE = RECALLED = WRITTEN
    KEYED_BY = "engagement__person"

    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="+")
    status = models.TextField(choices=[(status.value, status.label.zh) for status in AWAY])
    period = DateRangeField(help_text="[first day, day of return); no end where none is known")
    workplace = models.TextField(blank=True, help_text="actual place of work, as told")
    workplace_unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True, help_text="产假, 病假, 抽调专班 …")
    scope_path = ScopePathField()

    class Meta:
        triggers = [FOLLOW_ENGAGEMENT]
        constraints = [
            ExclusionConstraint(
                name="one_spell_at_a_time",
                expressions=[("engagement", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(
                condition=models.Q(period__isempty=False, period__startswith__isnull=False),
                name="spell_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=[status.value for status in AWAY]), name="spell_is_away"
            ),
            told_beside_its_seal("spell_told_beside_its_seal", *WRITTEN),
        ]

    @property
    def spell_status(self) -> EngagementStatus:
        """Leave or secondment, as the enum."""
        return EngagementStatus(self.status)

    @property
    def where(self) -> str:
        """The actual place of work, as a page says it."""
        return self.workplace_unit.name if self.workplace_unit else self.workplace
