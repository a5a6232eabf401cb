"""The unit: one union organisation, from the national federation to a primary-level union."""

from __future__ import annotations

import pgtrigger
from django.contrib.postgres.indexes import HashIndex
from django.db import models

from niangjia.kernel.actor import SEGMENT
from niangjia.kernel.history import tracked
from niangjia.kernel.models import ScopePathField
from niangjia.organisations.types import UnitKind

SETTLE_IN = pgtrigger.Trigger(
    name="settle_in",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert,
    func=f"""
        NEW.code := 'GH' || lpad(NEW.id::text, 8, '0');
        NEW.scope_path := lpad(to_hex(NEW.id), {SEGMENT}, '0');
        IF NEW.parent_id IS NOT NULL THEN
            SELECT scope_path || NEW.scope_path INTO NEW.scope_path
                FROM organisations_unit WHERE id = NEW.parent_id;
        END IF;
        RETURN NEW;
    """,
)
"""A new unit gets its stable code and its path: its parent's path and a segment that is its own for good."""


def follows_unit(column: str = "unit_id") -> pgtrigger.Trigger:
    """The trigger that gives a row its unit's scope path; a unit out of scope gives none and is refused."""
    return pgtrigger.Trigger(
        name="follow_unit",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(column, "scope_path"),  # type: ignore[no-untyped-call]
        func=f"""
            SELECT scope_path INTO NEW.scope_path FROM organisations_unit WHERE id = NEW.{column};
            RETURN NEW;
        """,
    )


@tracked
class Unit(models.Model):
    """A union organisation. Parent and path follow its present affiliation; dated facts stand beside it."""

    code = models.CharField(max_length=10, unique=True, editable=False, default="")
    name = models.TextField()
    name_key = models.TextField(
        editable=False, help_text="the name as it is matched: without ending and county"
    )
    initials = models.TextField(editable=False, help_text="pinyin initials, for search")
    kind = models.TextField(choices=[(kind.value, kind.label.zh) for kind in UnitKind])
    division_code = models.TextField(
        null=True, blank=True, help_text="the division whose union it is, if any"
    )
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    founded_date = models.DateField(null=True, blank=True)
    closed_date = models.DateField(null=True, blank=True)
    scope_path = ScopePathField()

    class Meta:
        triggers = [SETTLE_IN]
        indexes = [
            models.Index(fields=["kind", "scope_path", "closed_date"], name="units_by_kind"),
            models.Index(
                fields=["parent", "division_code", "name", "id"],
                condition=models.Q(closed_date=None),
                name="units_as_branches",
            ),
            models.Index(
                fields=["division_code"],
                condition=models.Q(division_code__isnull=False),
                name="units_by_division",
            ),
            HashIndex(fields=["name"], name="units_by_whole_name"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["division_code"],
                condition=models.Q(closed_date=None, division_code__isnull=False),
                name="one_open_union_per_division",
            ),
            models.UniqueConstraint(
                fields=["parent", "name_key", "kind"],
                # A county may have two towns of one name; their codes tell them apart.
                condition=models.Q(closed_date=None, division_code=None),
                name="one_open_union_per_name",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def found_by(self) -> str:
        """Everything a search may ask for, in lower case: name, initials, own code, division code."""
        return f"{self.name} {self.initials} {self.code} {self.division_code or ''}".lower()

    @property
    def short_name(self) -> str:
        """The name as people say it of a federation: 涪城区总工会 → 涪城区."""
        return self.name.removesuffix("总工会") if self.unit_kind.is_federation else self.name

    @property
    def unit_kind(self) -> UnitKind:
        """The kind as the enum that policies speak of."""
        return UnitKind(self.kind)
