"""A saved scenario: it belongs to a unit's desk, not to the person who may leave."""

from __future__ import annotations

import pgtrigger
from django.db import models

from niangjia.kernel.history import tracked
from niangjia.kernel.models import ScopePathField
from niangjia.organisations.facade import Unit, follows_unit


@tracked
class Scenario(models.Model):
    """Changes in thought, kept under a name. `unit` is the desk, `under` what is computed, and on which day.

    `changes` and `question` are JSON as `types.Changes` and `types.Question` read it; `outcome` is what came
    of it when it was last saved, for the list alone. A removed one stays, to be restored.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    scope_path = ScopePathField()
    under = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    on_date = models.DateField()
    name = models.TextField()
    note = models.TextField(blank=True)
    changes = models.JSONField(default=dict)
    question = models.JSONField(null=True)
    outcome = models.JSONField(default=dict)
    created_by = models.TextField()
    created_by_name = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        triggers = [follows_unit()]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name"],
                condition=models.Q(removed_at=None),
                name="one_scenario_per_name_and_desk",
            )
        ]

    def __str__(self) -> str:
        return self.name


FOLLOWS_SCENARIO = pgtrigger.Trigger(
    name="follow_scenario",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("scenario_id", "scope_path"),  # type: ignore[no-untyped-call]
    func="""
        SELECT scope_path INTO NEW.scope_path FROM scenarios_scenario WHERE id = NEW.scenario_id;
        RETURN NEW;
    """,
)


class Allotment(models.Model):
    """What a job found for a question too long for a page, and the question that it answers."""

    scenario = models.OneToOneField(Scenario, on_delete=models.CASCADE, primary_key=True, related_name="+")
    scope_path = ScopePathField()
    question = models.JSONField()
    answer = models.JSONField()
    found_at = models.DateTimeField(auto_now=True)

    class Meta:
        triggers = [FOLLOWS_SCENARIO]

    def __str__(self) -> str:
        return f"{self.scenario_id}"
