"""What became of units: the names they bore, and which unit came after which."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.postgres.fields import DateRangeField
from django.db import models

from niangjia.kernel.history import tracked
from niangjia.kernel.wording import Wording
from niangjia.organisations.models.facts import UnitFact, one_at_a_time
from niangjia.organisations.models.unit import Unit
from niangjia.organisations.types import SuccessionKind


@tracked
class UnitName(UnitFact):
    """曾用名: a name the unit bore, from a day (or as far back as is known) to the day it was renamed."""

    name = models.TextField()
    period = DateRangeField()

    class Meta(UnitFact.Meta):
        constraints = [one_at_a_time("one_former_name_at_a_time")]

    @property
    def last_day(self) -> date:
        """The day before the renaming."""
        last: date = self.period.upper - timedelta(1)
        return last


@tracked
class Succession(UnitFact):
    """`unit` gave way, wholly or in part, to `successor` from a day on; lies where the predecessor lies."""

    successor = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=[(kind.value, kind.label.zh) for kind in SuccessionKind])
    on_date = models.DateField()
    reason = models.TextField()
    document_number = models.TextField(blank=True, help_text="文号 of the paper that approves it")
    document_date = models.DateField(null=True)

    class Meta(UnitFact.Meta):
        indexes = [models.Index(fields=["successor"])]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "successor", "on_date"],
                name="one_succession_a_day",
                nulls_distinct=False,
            )
        ]

    @property
    def kind_label(self) -> Wording:
        """What happened, in words."""
        return SuccessionKind(self.kind).label
