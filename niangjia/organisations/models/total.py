"""What stands below a federation, summed up: kept so that the top of the tree costs what a county costs."""

from __future__ import annotations

from django.db import models

from niangjia.kernel.models import ScopePathField
from niangjia.organisations.models.unit import Unit, follows_unit
from niangjia.organisations.types import UnitKind


class UnitTotal(models.Model):
    """The units of one kind for which a federation is the next above, whatever stands between; not those of
    the federations below it. Derived, never entered: `access.summing` keeps them as the facts say."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+", help_text="the federation")
    kind = models.TextField(choices=[(kind.value, kind.label.zh) for kind in UnitKind])
    open_units = models.PositiveIntegerField()
    counted_units = models.PositiveIntegerField(help_text="primary-level, standing, with a count of workers")
    workers = models.PositiveBigIntegerField(help_text="as last counted of these")
    holds_until = models.DateField(null=True, help_text="the first day on which it may be otherwise")
    scope_path = ScopePathField()

    class Meta:
        triggers = [follows_unit()]
        indexes = [models.Index(fields=["holds_until", "scope_path"], name="totals_of_a_day")]
        constraints = [models.UniqueConstraint(fields=["unit", "kind"], name="one_total_per_kind")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.kind}: {self.open_units}"
