"""What a person is appointed to: a role, how far it reaches, from when to when."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.utils import timezone

from niangjia.accounts.models.account import Account
from niangjia.kernel.actor import Reach
from niangjia.kernel.history import tracked
from niangjia.kernel.roles import ADMINISTRATORS, LABELS, Role

BUSINESS = "business"
"""What stands for every role that is no administrator's where roles are kept apart."""


class Days(models.Func):
    """The days of an appointment, the last one among them; none where it was withdrawn before it began."""

    template = "daterange(from_date, to_date + 1)"
    output_field = DateRangeField()


class Duty(models.Case):
    """What no two of one person may hold at a time: each administrator's role, and all business as one."""

    def __init__(self, *cases: object, **more: object) -> None:
        apart = sorted(role.value for role in ADMINISTRATORS)
        super().__init__(
            models.When(role__in=apart, then=models.F("role")),
            default=models.Value(BUSINESS),
            output_field=models.TextField(),
        )


@tracked
class Appointment(models.Model):
    """One role over a part of the tree, from a day to a day, both among them.

    It is read before any scope is set, so it carries the unit's path itself. Nothing but its last day is
    ever changed: another role or reach is another appointment.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    role = models.TextField(choices=[(role.value, LABELS[role].zh) for role in Role])
    reach = models.TextField(
        choices=[(reach.value, reach.label.zh) for reach in Reach], default=Reach.BELOW.value
    )
    unit_path = models.TextField(db_collation="C", help_text="of a named set, the first of its members")
    unit_code = models.TextField()
    unit_name = models.TextField()
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True, help_text="the last day")
    acting_for = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="+", help_text="the absent one's own"
    )
    reason = models.TextField(blank=True)
    made_by = models.TextField(blank=True, editable=False)
    made_by_name = models.TextField(blank=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        indexes = [models.Index(fields=["unit_path"], name="appointments_at")]
        constraints = [
            ExclusionConstraint(
                name="administrators_apart",
                expressions=[
                    ("account", RangeOperators.EQUAL),
                    (Duty(), RangeOperators.NOT_EQUAL),
                    (Days(), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=models.Q(acting_for=None) | models.Q(to_date__isnull=False),
                name="stand_in_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.role} {self.unit_name}"


class AppointmentUnit(models.Model):
    """A member of the named set that an appointment reaches over, with everything below it. Only added."""

    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="+")
    unit_path = models.TextField(db_collation="C")
    unit_code = models.TextField()
    unit_name = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["appointment", "unit_code"], name="once_in_a_named_set")
        ]

    def __str__(self) -> str:
        return f"{self.appointment_id}: {self.unit_name}"
