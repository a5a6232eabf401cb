"""Undoing an import by one reversing transaction."""

from __future__ import annotations

from django.utils import timezone

from niangjia.imports import rules
from niangjia.imports.actions.recording import ask, held, kept, record
from niangjia.imports.events import Undoing
from niangjia.imports.models import Import
from niangjia.imports.types import State
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.events import emit
from niangjia.kernel.figure import Refused
from niangjia.kernel.permissions import Permission
from niangjia.kernel.scope import tagged


@action(Permission.WORKBOOK_IMPORT)
def ask_for_undo(*, by: Actor, pk: int, reason: str) -> Import:
    """Have a job take back everything a committed workbook wrote; the reason stays with it."""
    workbook, _ = held(pk, by)
    rules.may_undo(workbook.stands, reason).enforce()
    workbook.state = State.UNDOING.value
    workbook.notice = None
    workbook.undo_reason = reason.strip()
    workbook.save(update_fields=["state", "notice_sealed", "undo_reason"])
    ask("imports.undo", workbook, by=by)
    record("undo.asked_for", by, workbook, {"reason": workbook.undo_reason})
    return workbook


@action(Permission.WORKBOOK_IMPORT)
def undo(*, by: Actor, pk: int) -> dict[str, int] | None:
    """Reverse the import: what it added goes, what it changed stands as before; None where it may not.

    It may not where a row changed since or is frozen elsewhere; then nothing is undone, and the workbook says
    which rows stand in the way.
    """
    workbook, importer = held(pk, by)
    if workbook.stands is not State.UNDOING:
        record("workbook.found_undone", by, workbook, {"state": workbook.state})
        return None  # by a job that was taken up twice
    try:
        emit(Undoing(workbook.kind, workbook.tag), by=by)
        with tagged(reason=workbook.undo_reason):
            counts = importer.undo(workbook.tag, by)
    except Refused as refused:
        workbook.state = State.COMMITTED.value
        workbook.notice = kept(refused.verdict.reason)
        workbook.save(update_fields=["state", "notice_sealed"])
        record("undo.refused", by, workbook, {})  # why may name people: it stands sealed in the notice
        return None
    workbook.state = State.UNDONE.value
    workbook.undone_by_name = by.signature
    workbook.undone_at = timezone.now()
    workbook.save(update_fields=["state", "undone_by_name", "undone_at"])
    record("workbook.undone", by, workbook, counts)
    return counts
