"""The roster below a federation in numbers: kept so that the nation's pictures cost what a county's do."""

from __future__ import annotations

from django.db import models

from niangjia.kernel.models import ScopePathField
from niangjia.organisations.facade import Unit, follows_unit

EVERYBODY, APART, UNTIL = "", "apart", "until"
"""Sides that are no facets of the list: all; those whose person lies with another federation; until when a
federation's totals hold."""


class RosterTotal(models.Model):
    """How many on the roster at and below a federation answer to one value of one side of the list.

    Sides are the facets of the list, contract ends day by day. Derived, never entered: `actions.totalling`
    keeps it as the facts say.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+", help_text="the federation")
    side = models.TextField(db_collation="C")
    value = models.TextField(db_collation="C")
    number = models.IntegerField()
    holds_until = models.DateField(
        null=True, help_text="the first day on which it may be otherwise by itself"
    )
    scope_path = ScopePathField()

    class Meta:
        triggers = [follows_unit()]
        indexes = [
            models.Index(
                fields=["holds_until", "scope_path"],
                name="roster_totals_of_a_day",
                condition=models.Q(holds_until__isnull=False),
            )
        ]
        constraints = [models.UniqueConstraint(fields=["unit", "side", "value"], name="one_total_per_value")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.side} {self.value}: {self.number}"
