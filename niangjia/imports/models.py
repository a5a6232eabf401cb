"""A workbook on its way into the house: kept sealed, with all that was read in it."""

from __future__ import annotations

import json

import pgtrigger
from django.db import models

from niangjia.imports.types import State
from niangjia.kernel.models import ScopePathField
from niangjia.kernel.vault import vault
from niangjia.kernel.wording import Wording

EXPIRED = Wording(
    "原文件和逐行内容已按保存期限销毁，只留登记。",
    "The file and what was read in it were destroyed when their time was up; the entry stays.",
)
FOLLOW_IMPORT = pgtrigger.Trigger(
    name="follow_import",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("workbook_id", "scope_path"),  # type: ignore[no-untyped-call]
    func="""
        SELECT scope_path INTO NEW.scope_path FROM imports_import WHERE id = NEW.workbook_id;
        RETURN NEW;
    """,
)
"""A side of a workbook lies where the workbook lies."""


class Import(models.Model):
    """One dropped file: who dropped it, under which unit, what it was read as, what became of it."""

    kind = models.TextField(help_text="the sheet declaration it is read by: units or roster")
    file_name = models.TextField()
    data_key = models.BinaryField()
    content_sealed = models.BinaryField()
    content_index = models.BinaryField(null=True, db_index=True, help_text="finds the same file again")
    under_code = models.TextField()
    under_name = models.TextField()
    as_of = models.DateField(
        null=True, help_text="the cut-off date given by hand; else the file's own is taken"
    )
    file_as_of = models.DateField(null=True, help_text="the cut-off date that the file itself tells")
    state = models.TextField(
        choices=[(state.value, state.label.zh) for state in State], default=State.RECEIVED.value
    )
    notice_sealed = models.BinaryField(
        null=True, help_text="why it stands where it stands, and the way out: it may name people"
    )
    remarks = models.JSONField(default=list, help_text="what the clerk is told of the file: zh, en")
    seen = models.TextField(blank=True, help_text="fingerprint of the comparison that the clerk was shown")
    headings = models.JSONField(
        default=dict, help_text="heading word → column key, as the clerk corrected it"
    )
    defaults = models.JSONField(default=dict, help_text="column key → what holds where the column is blank")
    answers_sealed = models.BinaryField(null=True, help_text="leaving dates and reasons of the absent")
    dropped_by = models.TextField()
    dropped_by_name = models.TextField()
    dropped_at = models.DateTimeField(auto_now_add=True)
    committed_by_name = models.TextField(blank=True)
    committed_at = models.DateTimeField(null=True)
    undone_by_name = models.TextField(blank=True)
    undone_at = models.DateTimeField(null=True)
    undo_reason = models.TextField(blank=True)
    summary = models.JSONField(default=dict, help_text="counts only, no personal value")
    scope_path = ScopePathField()

    def __str__(self) -> str:
        return self.file_name

    @property
    def stands(self) -> State:
        """Where it stands in the wizard."""
        return State(self.state)

    @property
    def notice(self) -> dict[str, dict[str, str]] | None:
        """Why it stands where it stands, and the way out: zh, en. Without its key, that its time was up."""
        if not self.data_key:
            return {"said": {"zh": EXPIRED.zh, "en": EXPIRED.en}}
        if self.notice_sealed is None:
            return None
        told: dict[str, dict[str, str]] = json.loads(
            vault().open(self.data_key, self.notice_sealed, about="notice")
        )
        return told

    @notice.setter
    def notice(self, told: dict[str, dict[str, str]] | None) -> None:
        text = json.dumps(told, ensure_ascii=False)
        self.notice_sealed = None if told is None else vault().seal(self.data_key, text, about="notice")

    @property
    def tag(self) -> dict[str, str]:
        """What marks every version that its commit wrote."""
        return {"import": str(self.pk)}


class SidePage(models.Model):
    """So many lines of one side of a workbook, as the page shows them; sealed under the workbook's key."""

    workbook = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="+")
    tab = models.TextField()
    number = models.PositiveIntegerField()
    lines_sealed = models.BinaryField()
    scope_path = ScopePathField()

    class Meta:
        triggers = [FOLLOW_IMPORT]
        constraints = [
            models.UniqueConstraint(fields=["workbook", "tab", "number"], name="one_page_of_a_side")
        ]


class OfficeForm(models.Model):
    """A form an office uses, known again by its headings: how the clerk corrected their reading once."""

    kind = models.TextField()
    unit_code = models.TextField(help_text="the office under which such files are dropped")
    words = models.JSONField(help_text="the words of its headings, sorted; of no row below them")
    words_key = models.TextField(help_text="digest of the words: one row a form")
    headings = models.JSONField(help_text="heading word → column key, or null for no column of the list")
    corrected_by_name = models.TextField()
    corrected_at = models.DateTimeField(auto_now=True)
    scope_path = ScopePathField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "unit_code", "words_key"], name="one_reading_of_a_form")
        ]
