"""Asking again for what a job could not do."""

from __future__ import annotations

from niangjia.imports import rules
from niangjia.imports.actions.recording import ask, held, record
from niangjia.imports.models import Import
from niangjia.imports.types import State
from niangjia.kernel import jobs
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission

JOBS = {State.RECEIVED: "imports.read", State.COMMITTING: "imports.commit", State.UNDOING: "imports.undo"}


@action(Permission.WORKBOOK_IMPORT)
def retry(*, by: Actor, pk: int) -> Import:
    """Have a job try once more where the last one gave up; nothing of what it did was kept."""
    workbook, _ = held(pk, by)
    job = jobs.state_of("workbook", str(pk), by=by)
    rules.may_retry(workbook.stands, at_work=job is not None and job.open).enforce()
    ask(JOBS[workbook.stands], workbook, by=by)
    record("workbook.retried", by, workbook, {"state": workbook.state})
    return workbook
