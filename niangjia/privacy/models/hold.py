"""暂缓清除: a person's data are kept beyond their time, for a reason, until a day."""

from __future__ import annotations

import pgtrigger
from django.db import models

from niangjia.kernel.history import tracked
from niangjia.kernel.models import ScopePathField

LIE_WITH_PERSON = pgtrigger.Trigger(
    name="lie_with_person",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("scope_path"),  # type: ignore[no-untyped-call]
    func="""
        SELECT coalesce(max(scope_path), NEW.scope_path) INTO NEW.scope_path
            FROM workforce_person WHERE id = NEW.person;
        RETURN NEW;
    """,
)
"""Where the person lies; once the person is deleted, where that was."""


@tracked
class Hold(models.Model):
    """Why one person's data are not removed yet. No foreign key: it is kept when the person is gone."""

    person = models.BigIntegerField()
    reason = models.TextField()
    until = models.DateField(help_text="the last day it holds")
    held_by = models.TextField()
    held_by_name = models.TextField()
    held_at = models.DateTimeField(auto_now_add=True)
    ended_by_name = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_reason = models.TextField(blank=True)
    scope_path = ScopePathField()

    class Meta:
        triggers = [LIE_WITH_PERSON]
        indexes = [models.Index(fields=["person"], name="holds_of_a_person")]

    def __str__(self) -> str:
        return f"{self.person} until {self.until}"
