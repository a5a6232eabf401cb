"""The edition: a unit's plan of one year as an office decides on it."""

from __future__ import annotations

from django.db import models

from niangjia.editions.types import ANNUAL, OPEN, State
from niangjia.kernel.history import tracked
from niangjia.kernel.models import ScopePathField
from niangjia.kernel.wording import Wording
from niangjia.organisations.facade import Unit, follows_unit


@tracked
class Edition(models.Model):
    """Whose plan of which year; on the facts of which day, by which texts; where it stands on its way."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField(help_text="1 the annual plan, above it the adjustments")
    title = models.TextField()
    on_date = models.DateField(help_text="the day whose facts are frozen")
    state = models.TextField(
        choices=[(state.value, state.label.zh) for state in State], default=State.DRAFT.value
    )
    note = models.TextField(blank=True, help_text="说明")
    adjusts = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    scenario = models.BigIntegerField(null=True, help_text="the scenario it was drafted from, if any")
    digests = models.JSONField(default=list, help_text="the texts it rests on, as the archive keeps them")
    held = models.JSONField(default=list, help_text="[group, funded posts that lie with no unit's line]")
    taken_at = models.DateTimeField(null=True, help_text="empty while its facts are still being taken")
    retaken = models.JSONField(default=dict, help_text="what came of taking the facts anew")
    drafted_by_name = models.TextField()
    drafted_at = models.DateTimeField(auto_now_add=True)
    scope_path = ScopePathField()

    class Meta:
        triggers = [follows_unit()]
        indexes = [models.Index(fields=["scope_path", "-year"], name="editions_of_a_scope")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "number"],
                condition=~models.Q(state=State.WITHDRAWN.value),
                name="one_edition_per_number",
            ),
            models.UniqueConstraint(
                fields=["unit", "year"],
                condition=models.Q(state__in=[state.value for state in OPEN]),
                name="one_open_edition_per_year",
            ),
            models.UniqueConstraint(
                fields=["unit", "year"],
                condition=models.Q(state=State.PUBLISHED.value),
                name="one_edition_in_force_per_year",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def stands(self) -> State:
        """The state as a word of the house."""
        return State(self.state)

    @property
    def state_label(self) -> Wording:
        """The state in words."""
        return self.stands.label

    @property
    def annual(self) -> bool:
        """Whether it is the annual plan, not an adjustment."""
        return self.number == ANNUAL

    @property
    def pending(self) -> bool:
        """Whether its facts are still being taken."""
        return self.taken_at is None
