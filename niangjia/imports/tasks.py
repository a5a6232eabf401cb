"""The jobs of the wizard: each moves one workbook on by one state, and does nothing where that is done."""

from __future__ import annotations

from django.utils import timezone

from niangjia.imports import actions
from niangjia.imports.types import Progress
from niangjia.kernel import jobs
from niangjia.kernel.actor import Actor
from niangjia.kernel.wording import Wording

CHECKING = Wording("逐行核对", "checking the rows")


def _heard(progress: jobs.Progress) -> Progress:
    return lambda done, in_all: progress(done, in_all, CHECKING)


@jobs.job("imports.read")
def read(*, by: Actor, progress: jobs.Progress, pk: int) -> None:
    """Read a received workbook."""
    actions.read(by=by, pk=pk, today=timezone.localdate(), progress=_heard(progress))


@jobs.job("imports.commit")
def commit(*, by: Actor, progress: jobs.Progress, pk: int) -> None:
    """Commit a workbook."""
    actions.commit(by=by, pk=pk, today=timezone.localdate(), progress=_heard(progress))


@jobs.job("imports.undo")
def undo(*, by: Actor, progress: jobs.Progress, pk: int) -> None:
    """Undo a committed workbook."""
    actions.undo(by=by, pk=pk)
