"""A workbook on its way into the house: kept sealed until its rows are committed, and after."""

from __future__ import annotations

from django.db import models

from niangjia.kernel.models import ScopePathField


class Import(models.Model):
    """One dropped file: who dropped it, under which unit, what it was read as, when it was committed."""

    class State(models.TextChoices):
        """Where the file stands in the wizard."""

        READ = "read", "已读取，待入库"
        COMMITTED = "committed", "已入库"

    kind = models.TextField(help_text="the sheet declaration it is read by: units or roster")
    file_name = models.TextField()
    data_key = models.BinaryField()
    content_sealed = models.BinaryField()
    under_code = models.TextField()
    under_name = models.TextField()
    as_of = models.DateField(
        null=True, help_text="the cut-off date given by hand; else the file's own is taken"
    )
    state = models.TextField(choices=State.choices, default=State.READ)
    dropped_by = models.TextField()
    dropped_by_name = models.TextField()
    dropped_at = models.DateTimeField(auto_now_add=True)
    committed_at = models.DateTimeField(null=True)
    summary = models.JSONField(default=dict, help_text="counts only, no personal value")
    scope_path = ScopePathField()

    def __str__(self) -> str:
        return self.file_name
