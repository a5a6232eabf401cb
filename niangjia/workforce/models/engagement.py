"""The engagement: one person working for one posting unit, from a day to the day of leaving."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models

from niangjia.kernel.history import tracked
from niangjia.kernel.models import ScopePathField
from niangjia.organisations.facade import Unit, follows_unit
from niangjia.workforce.models.person import Person
from niangjia.workforce.models.sealing import Belonging, told_beside_its_seal
from niangjia.workforce.types import EmploymentForm

WRITTEN = ("employer", "post_title", "leaving_reason", "remark")
"""What an office writes freely, and so may name or describe the person."""


class DateRange(models.Func):
    """PostgreSQL's daterange(from, to, bounds)."""

    function = "daterange"
    output_field = DateRangeField()


@tracked(unseen=WRITTEN)
class Engagement(Belonging):
    """Who works where, in which form; lasts until a leaving date is entered, whatever the contract's end."""

    PROFILE = RECALLED = WRITTEN

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", help_text="定岗单位")
    form = models.TextField(choices=[(form.value, form.label.zh) for form in EmploymentForm])
    full_time = models.BooleanField(default=True)
    employer = models.TextField(blank=True, help_text="聘用单位: signs the contract, pays the insurance")
    post_title = models.TextField(blank=True)
    start_date = models.DateField(null=True, help_text="unknown where no list told it")
    contract_end_date = models.DateField(null=True)
    open_ended = models.BooleanField(default=False)
    left_date = models.DateField(null=True, help_text="the first day the person is no longer there")
    leaving_reason = models.TextField(blank=True)
    monthly_wage = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    insured = models.BooleanField(null=True)
    remark = models.TextField(blank=True)
    scope_path = ScopePathField()

    class Meta:
        triggers = [follows_unit()]
        indexes = [
            models.Index(fields=["unit", "start_date"]),
            # Contracts that end soon, within a scope, without reading the whole roster.
            models.Index(fields=["scope_path", "contract_end_date"], name="contract_ends_in_scope"),
        ]
        constraints = [
            ExclusionConstraint(
                name="one_full_time_engagement_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (DateRange("start_date", "left_date", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                condition=models.Q(full_time=True),
            ),
            models.CheckConstraint(
                condition=models.Q(left_date=None)
                | models.Q(start_date=None)
                | models.Q(left_date__gt=models.F("start_date")),
                name="left_after_start",
            ),
            told_beside_its_seal("engagement_told_beside_its_seal", *WRITTEN),
        ]

    @property
    def employment_form(self) -> EmploymentForm:
        """The form as the enum that policies speak of."""
        return EmploymentForm(self.form)
