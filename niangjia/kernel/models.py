"""Tables of the ground floor: the scope path every walled row carries, and the audit event."""

from __future__ import annotations

from typing import Any

from django.db import models

SEGMENT = 6
"""Hexadecimal digits of one segment of a scope path: room for 16 million units."""


class ScopePathField(models.TextField):  # type: ignore[type-arg]
    """The affiliation path of the unit a row belongs to, filled by trigger, compared as a text range."""

    def __init__(self, **kwargs: Any) -> None:
        settled = {"db_collation": "C", "editable": False, "db_index": True, "default": ""}
        super().__init__(**{**settled, **kwargs})


class AuditEvent(models.Model):
    """Who did what, on what, from where and why. Only ever added to."""

    at = models.DateTimeField(auto_now_add=True)
    name = models.TextField(help_text="app.noun.verbed")
    actor = models.TextField()
    actor_name = models.TextField()
    role = models.TextField()
    source = models.TextField()
    reason = models.TextField(blank=True)
    on_kind = models.TextField()
    on_id = models.TextField()
    scope_path = ScopePathField()
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["on_kind", "on_id"])]

    def __str__(self) -> str:
        return f"{self.name} {self.on_kind} {self.on_id}"
