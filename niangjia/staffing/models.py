"""What the plan of today comes to, stored: a line for each unit, the sums of each federation.

Derived, never entered: `kernel.derived` keeps them as the facts and the documents say. No history is kept of
them, for there is nothing in them that nobody else has the history of.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Left, Length

from niangjia.kernel.actor import SEGMENT
from niangjia.kernel.models import ScopePathField
from niangjia.organisations.facade import Unit, follows_unit
from niangjia.staffing.types import Measure

MEASURES = tuple(Measure)


class PlanLine(models.Model):
    """One unit's numbers today. Federations and units that do not stand have a line too (`stands` is false):
    funded posts may lie with them."""

    # No constraint: a unit that an import is undone of leaves its line to be taken away with its sums.
    unit = models.OneToOneField(
        Unit, primary_key=True, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False
    )
    name = models.TextField(db_collation="C")
    kind = models.TextField()
    stands = models.BooleanField(help_text="a primary-level unit, founded and not closed")
    height = models.PositiveSmallIntegerField(help_text="steps up to the federation that sums it up")
    summed_at = models.GeneratedField(
        expression=Left("scope_path", Length("scope_path") - F("height") * Value(SEGMENT)),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
        db_index=True,
    )
    place = models.TextField(null=True, db_collation="C", help_text="属地")
    area = models.TextField(null=True, help_text="the smallest area that a document speaks for, around it")
    counted_in = models.TextField()
    status = models.TextField()
    workers = models.IntegerField(null=True)
    cut_off_date = models.DateField(null=True)
    must = models.IntegerField(null=True)
    may = models.IntegerField(null=True)
    value = models.IntegerField(null=True)
    funded = models.IntegerField(null=True)
    spread = models.IntegerField(
        default=0, help_text="of the funded, those a federation has not allotted yet"
    )
    filled = models.IntegerField(null=True)
    past_end = models.IntegerField(default=0)
    shortfall = models.IntegerField(null=True)
    room = models.IntegerField(null=True)
    above = models.IntegerField(null=True)
    unused = models.IntegerField(null=True)
    fall_until = models.DateField(null=True, help_text="the last day of the buffer after a fall in workers")
    fall_over = models.BooleanField(default=False)
    stale = models.BooleanField(default=False, help_text="the count of workers is older than a year")
    holds_until = models.DateField(null=True, help_text="the first day on which it may be otherwise")
    scope_path = ScopePathField()

    class Meta:
        triggers = [follows_unit()]
        indexes = [
            models.Index(fields=["holds_until", "scope_path"], name="staffing_line_holds"),
            models.Index(fields=["kind", "scope_path"], name="staffing_line_kind", condition=Q(stands=True)),
            models.Index(fields=["name", "scope_path"], name="staffing_line_name", condition=Q(stands=True)),
            models.Index(
                fields=["place", "scope_path"], name="staffing_line_place", condition=Q(stands=True)
            ),
            *(
                models.Index(
                    fields=[one.value, "scope_path"],
                    name=f"staffing_line_{one.value}",
                    condition=Q(stands=True, **{f"{one.value}__isnull": False}),
                )
                for one in MEASURES
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PlanSum(models.Model):
    """The lines directly below one federation, of one kind in one area, that count in the same thing.

    Of each measure the sum of what is known, and in how many lines it is known. Never netted: a shortfall is
    the sum of shortfalls.
    """

    federation = models.ForeignKey(Unit, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False)
    area = models.TextField(null=True)
    kind = models.TextField()
    counted_in = models.TextField()
    units = models.IntegerField()
    with_value = models.IntegerField()
    missing = models.IntegerField()
    first_place = models.TextField(null=True, help_text="the first place of those that have workers")
    past_end = models.BigIntegerField()
    workers = models.BigIntegerField()
    workers_known = models.IntegerField()
    must = models.BigIntegerField()
    must_known = models.IntegerField()
    may = models.BigIntegerField()
    may_known = models.IntegerField()
    value = models.BigIntegerField()
    value_known = models.IntegerField()
    funded = models.BigIntegerField()
    funded_known = models.IntegerField()
    filled = models.BigIntegerField()
    filled_known = models.IntegerField()
    shortfall = models.BigIntegerField()
    shortfall_known = models.IntegerField()
    room = models.BigIntegerField()
    room_known = models.IntegerField()
    above = models.BigIntegerField()
    above_known = models.IntegerField()
    short = models.IntegerField(help_text="units with a shortfall")
    unused = models.BigIntegerField()
    idle = models.IntegerField(help_text="units with funded posts that nobody fills")
    fallen = models.IntegerField(help_text="units above their ceiling since a fall in workers")
    fall_first = models.DateField(null=True)
    over = models.IntegerField(help_text="those whose buffer has ended")
    over_first = models.DateField(null=True)
    stale = models.IntegerField()
    stale_first = models.DateField(null=True)
    held = models.BigIntegerField(help_text="funded posts that lie with no line")
    held_known = models.IntegerField()
    spread = models.BigIntegerField(help_text="of these, not allotted yet")
    scope_path = ScopePathField()

    class Meta:
        triggers = [follows_unit("federation_id")]

    def __str__(self) -> str:
        return f"{self.kind} {self.counted_in}"


class PlanBasis(models.Model):
    """By which rules the lines are stored: one row. What differs from the documents in force is marked."""

    digest = models.TextField()
    terms = models.JSONField(help_text="from a place on, by kind: the digest of what holds there")

    def __str__(self) -> str:
        return self.digest
