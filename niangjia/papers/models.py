"""A paper: a file attached to a record of any app, sealed; its line stays when its content is destroyed."""

from __future__ import annotations

from django.db import models

from niangjia.kernel.models import ScopePathField
from niangjia.kernel.wording import Wording
from niangjia.papers.types import FileKind


class Paper(models.Model):
    """Who attached what to which record, and who removed it why; no foreign key points at the record."""

    on_kind = models.TextField()
    on_id = models.TextField()
    name = models.TextField(help_text="the file's own name")
    file_kind = models.TextField(choices=[(kind.value, kind.label.zh) for kind in FileKind])
    size = models.PositiveIntegerField(help_text="bytes")
    note = models.TextField(blank=True)
    data_key = models.BinaryField()
    content_sealed = models.BinaryField(null=True, help_text="empty once removed")
    added_by = models.TextField()
    added_by_name = models.TextField()
    added_at = models.DateTimeField(auto_now_add=True)
    removed_by_name = models.TextField(blank=True)
    removed_at = models.DateTimeField(null=True)
    removed_reason = models.TextField(blank=True)
    scope_path = ScopePathField()

    class Meta:
        indexes = [models.Index(fields=["on_kind", "on_id"], name="papers_of_a_record")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(content_sealed__isnull=False, removed_at__isnull=True)
                | models.Q(content_sealed__isnull=True, removed_at__isnull=False),
                name="content_until_removed",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kind_label(self) -> Wording:
        """The kind of file in words."""
        return FileKind(self.file_kind).label
