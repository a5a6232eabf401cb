"""The certificate: one level reached by one person, with its registration and how long that holds."""

from __future__ import annotations

from django.db import models

from niangjia.kernel.history import tracked
from niangjia.kernel.models import ScopePathField
from niangjia.kernel.wording import Wording
from niangjia.workforce.models.person import FOLLOW_PERSON, Person
from niangjia.workforce.models.sealing import Belonging, told_beside_its_seal
from niangjia.workforce.types import ProfessionalLevel

NUMBERS = ("control_number", "registration_number")
"""What the public register of certificates leads to a name by."""


@tracked(unseen=NUMBERS)
class Certificate(Belonging):
    """社会工作者职业资格: one level reached by one person."""

    PROFILE = RECALLED = NUMBERS

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    level = models.TextField(choices=[(level.value, level.label.zh) for level in ProfessionalLevel])
    control_number = models.TextField(blank=True, help_text="管理号")
    obtained_date = models.DateField(null=True)
    registration_number = models.TextField(blank=True, help_text="登记号")
    registered_date = models.DateField(null=True, help_text="of the registration that holds, or held last")
    valid_until = models.DateField(null=True, help_text="the last day of that registration")
    scope_path = ScopePathField()

    class Meta:
        triggers = [FOLLOW_PERSON]
        indexes = [models.Index(fields=["scope_path", "valid_until"], name="validity_ends_in_scope")]
        constraints = [
            models.UniqueConstraint(fields=["person", "level"], name="one_certificate_per_level"),
            models.CheckConstraint(
                condition=models.Q(valid_until=None)
                | models.Q(registered_date=None)
                | models.Q(valid_until__gt=models.F("registered_date")),
                name="valid_after_registration",
            ),
            models.CheckConstraint(
                condition=models.Q(registered_date=None)
                | models.Q(obtained_date=None)
                | models.Q(registered_date__gte=models.F("obtained_date")),
                name="registered_once_obtained",
            ),
            told_beside_its_seal("certificate_told_beside_its_seal", *NUMBERS),
        ]

    @property
    def level_label(self) -> Wording:
        """The level in words."""
        return ProfessionalLevel(self.level).label
