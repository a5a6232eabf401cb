"""What a unit is found by: fragments of its names, and whether its workers were ever counted."""

from __future__ import annotations

from django.db import models

from niangjia.organisations.models.unit import Unit

COUNTED, UNCOUNTED = "counted", "not counted"
"""In the place of a fragment, which has two characters at most: whether workers were counted of the unit."""

OF_EVERY_UNIT = frozenset({"工", "会", "工会", "g", "h", "gh"})
"""Fragments that are not kept: whoever asks for nothing else means nearly every unit, and soon has a page."""


class UnitGram(models.Model):
    """A fragment of one or two characters of a unit's name, former name or initials.

    Triggers write it, statement by statement and with the path, so that it is true after raw SQL too and a
    list of thousands waits for no trigger a row. Kind and closing stand in it, so that a list that is
    searched and narrowed is read from the key alone, in the order of the tree.
    """

    pk = models.CompositePrimaryKey("gram", "scope_path", "unit_id", "kind", "closed")
    gram = models.TextField(db_collation="C")
    scope_path = models.TextField(db_collation="C", editable=False, default="")
    unit = models.ForeignKey(
        Unit, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    kind = models.TextField(db_collation="C")
    closed = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["scope_path"], name="grams_below")]  # what a move takes along

    def __str__(self) -> str:
        return f"{self.gram} {self.unit_id}"
