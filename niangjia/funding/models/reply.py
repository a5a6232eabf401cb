"""经费批复: a paper that funds so many posts of a unit for so many months."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from niangjia.funding.types import Standing, months_between
from niangjia.kernel.history import tracked
from niangjia.kernel.models import ScopePathField
from niangjia.organisations.facade import Unit, follows_unit


@tracked
class BudgetReply(models.Model):
    """A reply as the paper says it; one that was replaced or revoked stays, with the day it ended.

    Triggers hold what the rules say as well: its shares sum to posts × months, and to the amount.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", help_text="given to whom")
    number = models.TextField(help_text="文号")
    dated = models.DateField(help_text="成文日期")
    issuer = models.TextField()
    year = models.PositiveSmallIntegerField(help_text="预算年度; may differ from the year of its date")
    period = DateRangeField(help_text="[first month, month after the last): first days of months")
    posts = models.PositiveIntegerField()
    allotted = models.PositiveIntegerField(
        default=0, editable=False, help_text="of the posts, those allotted to units: kept by trigger"
    )
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, help_text="yuan, if named")
    remark = models.TextField(blank=True)
    standing = models.TextField(
        choices=[(one.value, one.label.zh) for one in Standing], default=Standing.STANDING.value
    )
    ended_on = models.DateField(null=True, help_text="the first day it no longer holds")
    ended_number = models.TextField(blank=True, help_text="文号 of the paper that ended it")
    ended_reason = models.TextField(blank=True)
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    scope_path = ScopePathField()

    class Meta:
        triggers = [follows_unit()]
        indexes = [models.Index(fields=["scope_path", "year"], name="replies_of_a_year")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "number"],
                name="one_reply_per_number",
                condition=~Q(standing=Standing.REVOKED.value),
            ),
            models.UniqueConstraint(fields=["replaces"], name="replaced_once"),
            models.CheckConstraint(
                condition=Q(standing=Standing.STANDING.value, ended_on__isnull=True)
                | (~Q(standing=Standing.STANDING.value) & Q(ended_on__isnull=False)),
                name="ended_unless_standing",
            ),
            models.CheckConstraint(
                condition=Q(period__startswith__day=1, period__endswith__day=1, period__isempty=False),
                name="whole_months",
            ),
            models.CheckConstraint(condition=Q(amount=None) | Q(amount__gte=0), name="amount_not_below_0"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def first(self) -> date:
        """The first day it funds."""
        first: date = self.period.lower
        return first

    @property
    def until(self) -> date:
        """The first day after its months."""
        until: date = self.period.upper
        return until

    @property
    def months(self) -> int:
        """How many months each post is funded for."""
        return months_between(self.first, self.until)

    @property
    def last_day(self) -> date:
        """The last day of its months."""
        return self.until - timedelta(days=1)

    @property
    def spreads(self) -> bool:
        """Whether it was given to a federation, which allots its posts to units."""
        return self.unit.unit_kind.is_federation

    @property
    def rest(self) -> int:
        """Of the posts, those not allotted."""
        return self.posts - self.allotted

    @property
    def how_it_stands(self) -> Standing:
        """Standing, replaced or revoked, as the enum."""
        return Standing(self.standing)
