"""What is known of a unit over time: who manages it, whose policy holds, how many workers it has."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from niangjia.kernel.history import tracked
from niangjia.kernel.identity import mask
from niangjia.kernel.models import ScopePathField
from niangjia.kernel.vault import Bytes, vault
from niangjia.kernel.wording import Wording
from niangjia.organisations.models.unit import Unit, follows_unit
from niangjia.organisations.types import Measure


def one_at_a_time(name: str) -> ExclusionConstraint:
    """No two rows of a unit hold on the same day."""
    return ExclusionConstraint(
        name=name, expressions=[("unit", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)]
    )


class UnitFact(models.Model):
    """A dated fact of a unit, walled with it."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    scope_path = ScopePathField()

    class Meta:
        abstract = True
        triggers = [follows_unit()]


@tracked
class Affiliation(UnitFact):
    """隶属关系: the federation that manages the unit and sums up its numbers, from a day to a day."""

    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    period = DateRangeField()

    class Meta(UnitFact.Meta):
        constraints = [one_at_a_time("one_affiliation_at_a_time")]


@tracked
class Territory(UnitFact):
    """属地: the division whose policy holds for the unit; a zone's subdistricts may lie in another county."""

    division_code = models.TextField()
    period = DateRangeField()

    class Meta(UnitFact.Meta):
        constraints = [one_at_a_time("one_territory_at_a_time")]


@tracked
class Headcount(UnitFact):
    """职工人数、会员人数: a count as it was on its cut-off date, and where it was read."""

    measure = models.TextField(choices=[(measure.value, measure.label.zh) for measure in Measure])
    cut_off_date = models.DateField()
    count = models.PositiveIntegerField()
    source = models.TextField()

    class Meta(UnitFact.Meta):
        indexes = [models.Index(fields=["cut_off_date"], name="counts_by_cut_off_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "measure", "cut_off_date"], name="one_count_per_cut_off_date"
            )
        ]

    @property
    def measure_label(self) -> Wording:
        """What was counted, in words."""
        return Measure(self.measure).label


def contact_value(row: Any, name: str, key: Bytes | None) -> str:
    """A value of a contact, or of a kept version of one, under the key of its row; empty where there is no
    value, or no key any more."""
    sealed = getattr(row, f"{name}_sealed")
    return vault().open(key, sealed, about=f"contact_{name}") if sealed and key else ""


@tracked(unseen=("data_key", "name"))
class UnitContact(UnitFact):
    """联系人: the person an office rings up. Name and phone are sealed under the row's own key, and history
    keeps nothing else of them."""

    name = models.TextField()
    data_key = models.BinaryField()
    name_sealed = models.BinaryField(null=True, help_text="the name, as history keeps it")
    phone_sealed = models.BinaryField(null=True)

    class Meta(UnitFact.Meta):
        constraints = [models.UniqueConstraint(fields=["unit"], name="one_contact_per_unit")]

    RECALLED = ("name",)
    """The columns that `recall` fills."""

    def keep(self, name: str, phone: str) -> None:
        """Take a name and a phone, sealed as history keeps them."""
        self.name = name
        self.name_sealed = vault().seal(self.data_key, name, about="contact_name")
        self.phone_sealed = vault().seal(self.data_key, phone, about="contact_phone") if phone else None

    def recall(self, version: Any) -> None:
        """Take back the name that a kept version tells only sealed."""
        self.name = contact_value(version, "name", self.data_key)

    @property
    def phone(self) -> str:
        """The phone in the clear, for comparing with a list; pages show `masked_phone`."""
        return contact_value(self, "phone", self.data_key)

    @property
    def masked_phone(self) -> str:
        """The phone as everyone sees it; empty where none is known."""
        return mask(self.phone)
