"""Committing: the accepted rows into the house by a job, all in one transaction, exactly as the clerk saw."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from niangjia.imports import rules, sealing
from niangjia.imports.actions.reading import book_of, look, stage, unheard
from niangjia.imports.actions.recording import ask, held, kept, record
from niangjia.imports.models import Import
from niangjia.imports.types import Outcome, Progress, State
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Refused
from niangjia.kernel.permissions import Permission
from niangjia.kernel.scope import tagged


@action(Permission.WORKBOOK_IMPORT)
def ask_for_commit(*, by: Actor, pk: int) -> Import:
    """Have a job commit a workbook that has been read. Of two who press at once the second is told."""
    workbook, _ = held(pk, by)
    rules.may_commit(workbook.stands, workbook.summary, len(sealing.answers(workbook))).enforce()
    workbook.state = State.COMMITTING.value
    workbook.notice = None
    workbook.save(update_fields=["state", "notice_sealed"])
    ask("imports.commit", workbook, by=by)
    record("commit.asked_for", by, workbook, {})
    return workbook


@action(Permission.WORKBOOK_IMPORT)
def commit(*, by: Actor, pk: int, today: date, progress: Progress = unheard) -> Outcome | None:
    """Take the accepted rows in, and end the engagements of those the clerk said have left.

    The file is read anew and held against what stands now. Where that is not what the clerk was shown,
    because another list or hand came first, nothing is taken in and the clerk is asked to look again (None).
    Where a rule refuses it, a job leaves the workbook as read, with the reason, for the clerk to mend.
    """
    workbook, importer = held(pk, by)
    if workbook.stands is State.READ:
        rules.may_commit(State.READ, workbook.summary, len(sealing.answers(workbook))).enforce()
    elif workbook.stands is not State.COMMITTING:
        record("workbook.found_committed", by, workbook, {"state": workbook.state})
        return None  # by a job that was taken up twice
    seen = look(workbook, importer, book_of(workbook), by=by, today=today, progress=progress)
    if sealing.fingerprint(seen.comparison) != workbook.seen:
        workbook.notice = kept(rules.CHANGED_SINCE)
        stage(workbook, importer, seen)
        record("workbook.changed_since", by, workbook, seen.comparison.counts())
        return None
    known = {one.key for one in seen.comparison.absent}
    leaving = [one for one in sealing.answers(workbook) if one.key in known]
    source = f"{workbook.file_name} · {workbook.dropped_by_name} · {today.isoformat()}"
    why = {"reason": f"导入“{workbook.file_name}”", "reason_en": f"import of “{workbook.file_name}”"}
    try:
        with tagged(**workbook.tag, **why):
            outcome = importer.commit(seen.comparison, seen.place, seen.cut_off, source, leaving, by)
    except Refused as refused:
        if workbook.stands is State.READ:
            raise  # whoever waits for it is told
        workbook.notice = kept(refused.verdict.reason)
        stage(workbook, importer, seen)
        record("commit.refused", by, workbook, {})  # why may name people: it stands sealed in the notice
        return None
    workbook.state = State.COMMITTED.value
    workbook.as_of = seen.cut_off.date
    workbook.committed_at = timezone.now()
    workbook.committed_by_name = by.signature
    workbook.summary |= outcome.counts()
    workbook.save()
    record("workbook.committed", by, workbook, outcome.counts())
    return outcome
