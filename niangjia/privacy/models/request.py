"""本人申请: what a person asked about the own data, and what was answered."""

from __future__ import annotations

from django.db import models

from niangjia.kernel.history import tracked
from niangjia.kernel.models import ScopePathField
from niangjia.kernel.wording import Wording
from niangjia.privacy.models.hold import LIE_WITH_PERSON
from niangjia.privacy.types.requests import Asked, Identity, Outcome


@tracked
class OwnRequest(models.Model):
    """One request of one person; the values it is about are never written down here."""

    person = models.BigIntegerField()
    asked = models.TextField(choices=[(one.value, one.label.zh) for one in Asked])
    kinds = models.JSONField(default=list, help_text="keys of the register that a correction is about")
    asked_on = models.DateField()
    identity = models.TextField(choices=[(one.value, one.label.zh) for one in Identity])
    outcome = models.TextField(
        choices=[(one.value, one.label.zh) for one in Outcome], default=Outcome.OPEN.value
    )
    answer = models.TextField(blank=True, help_text="what was done, or why not")
    taken_by = models.TextField()
    taken_by_name = models.TextField()
    taken_at = models.DateTimeField(auto_now_add=True)
    answered_by_name = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    scope_path = ScopePathField()

    class Meta:
        triggers = [LIE_WITH_PERSON]
        indexes = [models.Index(fields=["person"], name="requests_of_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome=Outcome.OPEN.value, answered_at=None)
                | (~models.Q(outcome=Outcome.OPEN.value) & models.Q(answered_at__isnull=False)),
                name="answered_once_no_longer_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.asked}"

    @property
    def what(self) -> Wording:
        """What was asked, in words."""
        return Asked(self.asked).label

    @property
    def stands(self) -> Outcome:
        """What became of it."""
        return Outcome(self.outcome)

    @property
    def known_by(self) -> Wording:
        """How it was made sure who asks."""
        return Identity(self.identity).label
