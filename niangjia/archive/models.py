"""Texts by the hash of their content, and which of them offices have published."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Text(models.Model):
    """The YAML of one document, word for word; never changed, because old acts are computed from it."""

    digest = models.TextField(primary_key=True, help_text="SHA-256 of the text")
    slug = models.TextField(help_text="the document's name in an address")
    name = models.TextField(help_text="文号, or the title where it has none")
    text = models.TextField()
    cases = models.TextField(blank=True, help_text="the YAML of the cases beside it")
    kept_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.name} {self.digest[:12]}"


class Publication(models.Model):
    """An office's own document, in force like a shipped one until it is taken back. For everyone to read."""

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    jurisdiction = models.TextField(help_text="division code")
    drafted_by_name = models.TextField()
    published_by = models.TextField()
    published_by_name = models.TextField()
    published_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    ended_by_name = models.TextField(blank=True)
    ended_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name"], name="published_once", condition=Q(ended_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return self.name
