"""Running jobs: claim, do, write down how it ended, all in one transaction."""

from __future__ import annotations

import logging
import secrets
import traceback
from contextlib import closing
from datetime import timedelta

from django.db import InterfaceError, connection

from niangjia.kernel.actor import Actor, Reach, Scope
from niangjia.kernel.figure import Refused
from niangjia.kernel.jobs import access, actions
from niangjia.kernel.jobs.progress import Board, Progress
from niangjia.kernel.jobs.registry import known, rebuilt, run_of, worker
from niangjia.kernel.jobs.silence import speaking
from niangjia.kernel.jobs.types import State
from niangjia.kernel.models import Job
from niangjia.kernel.scope import acting
from niangjia.kernel.sheets import SheetError
from niangjia.kernel.wording import Wording

log = logging.getLogger(__name__)

DELAYS = (timedelta(seconds=2), timedelta(seconds=20))
"""Before the second and the third try; a third failure is the last."""
DEATHS = 3
"""Workers that may die over a job before it is left alone: it may be what kills them."""

NOBODY = Wording(
    "提交这项任务的人已不再担任当时的角色，任务没有执行。请由现任经办人重新提交。",
    "Whoever gave this job no longer holds the role it was given under. Nothing was done; give it anew.",
)
UNKNOWN = Wording(
    "本版本不认识这种任务，没有执行。", "This version does not know this kind of job. Nothing was done."
)
DEADLY = Wording(
    "这项任务几次使后台程序意外终止，已停止重试，数据没有改动。请联系系统管理员。",
    "This job ended its worker several times and is not tried again. Nothing was changed; "
    "tell your administrator.",
)


def work_off(limit: int | None = None) -> int:
    """Run what is due, at most `limit` jobs, one after another; returns how many were taken up."""
    taken = 0
    with closing(Board()) as board:
        while (limit is None or taken < limit) and _take_one(board):
            taken += 1
    return taken


def _take_one(board: Board) -> bool:
    with acting(by := worker()):
        job = access.next_due(by)
        if job is None:
            return False
        session = access.hold(job)
        progress = Progress(board, job)
        try:
            with speaking(board, session):
                _run(job, progress)
        except Exception as problem:
            if not connection.is_usable() or isinstance(problem, InterfaceError):
                raise  # the transaction is gone, the job is free
            _fail(job, problem)
        except BaseException:  # asked to stop: the work is undone, the job waits for another
            progress.take_back()
            raise
    return True


def _run(job: Job, progress: Progress) -> None:
    actor = rebuilt(_written(job))
    if actor is None:
        return actions.end(job, State.FAILED, NOBODY)
    if not known(job.kind):
        return actions.end(job, State.FAILED, UNKNOWN)
    if progress.starts - 1 - job.tries >= DEATHS:
        return actions.end(job, State.FAILED, DEADLY)
    with acting(actor):
        run_of(job.kind)(by=actor, progress=progress, **job.arguments)
        connection.check_constraints()  # a key that does not hold must fail here, not in the commit
    return actions.end(job, State.DONE)


def _written(job: Job) -> Actor:
    """The actor as written on the job, still without powers; of a named set, its first member."""
    scope = Scope.below(job.unit_path, job.unit_name)
    if job.unit_path == Scope.everything().low:
        scope = Scope.everything()
    elif job.reach == Reach.UNIT:
        scope = Scope.alone(job.unit_path, job.unit_name)
    elif job.reach == Reach.SET:
        scope = Scope.among([job.unit_path], job.unit_name)
    return Actor(
        job.actor,
        job.actor_name,
        job.role,
        frozenset(),
        scope,
        "job",
        job.reason,
        behalf=job.behalf,
        behalf_key=job.behalf_key,
    )


def _fail(job: Job, problem: Exception) -> None:
    match problem:
        case Refused():
            return actions.end(job, State.FAILED, problem.verdict.reason)
        case SheetError():
            return actions.end(job, State.FAILED, problem.message)
    reference = secrets.token_hex(4)
    # Where and what kind, never the message: it may quote a row.
    place = "".join(traceback.format_tb(problem.__traceback__))
    log.error(
        "job %s %s failed, reference %s: %s\n%s", job.pk, job.kind, reference, type(problem).__name__, place
    )
    if job.tries < len(DELAYS):
        return actions.put_off(job, DELAYS[job.tries])
    return actions.end(job, State.FAILED, _general(reference))


def _general(reference: str) -> Wording:
    return Wording(
        f"任务没有完成，数据没有改动。请把编号 {reference} 告诉系统管理员。",
        f"The job was not done and nothing was changed. Tell your administrator the number {reference}.",
    )
