"""One unit of an edition: the facts of the day, the figures that came of them, the posts it plans."""

from __future__ import annotations

import pghistory
import pgtrigger
from django.db import models

from niangjia.editions.models.edition import Edition
from niangjia.kernel.models import ScopePathField

FOLLOW_EDITION = pgtrigger.Trigger(
    name="follow_edition",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("edition_id", "scope_path"),  # type: ignore[no-untyped-call]
    func="""
        SELECT scope_path INTO NEW.scope_path FROM editions_edition WHERE id = NEW.edition_id;
        RETURN NEW;
    """,
)
"""A line lies where its edition lies."""

PLANNING = ["id", "edition", "code", "name", "planned", "reason", "scope_path"]
"""What history keeps of a line: the rest never changes but with the facts as a whole."""


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=pghistory.AnyChange("planned", "reason")),
    fields=PLANNING,
    model_name="EditionLineEvent",
)
class EditionLine(models.Model):
    """A unit as it stood on the day. No foreign key holds the unit: what is frozen outlives it.

    From `unit_key` to `tallies` the facts, to `clause` the figures, then the decision.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    place_in_order = models.PositiveIntegerField()
    unit_key = models.BigIntegerField(help_text="the unit's own key")
    code = models.TextField()
    name = models.TextField()
    lay_at = models.TextField(db_collation="C", help_text="the unit's path on that day")
    kind = models.TextField()
    county = models.TextField(blank=True)
    found_by = models.TextField()
    place = models.TextField(null=True, help_text="属地: division code")
    workers = models.IntegerField(null=True)
    cut_off_date = models.DateField(null=True)
    source = models.TextField(blank=True)
    tallies = models.JSONField(default=list, help_text="[form, full time, past the contract's end, number]")
    further = models.JSONField(default=dict, help_text="the other facts: budget replies, former counts")
    group_code = models.TextField(blank=True, help_text="the federation next below the edition's unit")
    group_name = models.TextField(blank=True)
    counted_in = models.TextField(help_text="person or project")
    status = models.TextField()
    must = models.IntegerField(null=True)
    may = models.IntegerField(null=True)
    value = models.IntegerField(null=True)
    funded = models.IntegerField(null=True)
    filled = models.IntegerField(null=True)
    filling = models.JSONField(default=dict)
    shortfall = models.IntegerField(null=True)
    room = models.IntegerField(null=True)
    above = models.IntegerField(null=True)
    document = models.TextField(blank=True)
    clause = models.TextField(blank=True)
    planned = models.IntegerField(null=True, help_text="the posts the plan asks for")
    reason = models.TextField(blank=True)
    scope_path = ScopePathField()

    class Meta:
        triggers = [FOLLOW_EDITION]
        indexes = [models.Index(fields=["edition", "place_in_order"], name="lines_in_order")]
        constraints = [
            models.UniqueConstraint(fields=["edition", "unit_key"], name="one_line_per_unit"),
            models.CheckConstraint(
                condition=models.Q(planned=None) | models.Q(planned__gte=0), name="planned_not_below_none"
            ),
        ]

    def __str__(self) -> str:
        return self.name
