"""The jobs an actor may see, and the one a worker takes next."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.db.models import QuerySet
from django.db.models.functions import Now

from niangjia.kernel.access import within
from niangjia.kernel.actor import Actor
from niangjia.kernel.jobs.types import State
from niangjia.kernel.models import Job, JobProgress

HELD = 0x6A6F6273
"""The first half of the advisory lock ("jobs") under which a job runs; the second is the job."""
HOLDERS = """
    SELECT count(*) FROM pg_locks
    WHERE locktype = 'advisory' AND classid = %s AND objid = %s AND objsubid = 2 AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
BOARD = "niangjia board of {}"
"""What the connection is called on which a worker speaks, by the number of the session that does the work."""
SILENT = """
    SELECT count(pg_terminate_backend(held.pid)), count(pg_terminate_backend(board.pid))
    FROM pg_locks held
    JOIN pg_stat_activity board ON board.application_name = replace(%s, '{}', held.pid::text)
    WHERE held.locktype = 'advisory' AND held.classid = %s AND held.objsubid = 2 AND held.granted
      AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND board.datid = held.database AND board.state_change < clock_timestamp() - make_interval(secs => %s)
"""


def jobs(by: Actor) -> QuerySet[Job]:
    """The jobs on objects in the actor's scope."""
    return within(Job.objects.all(), by)


def progress_of(job: Job, by: Actor) -> JobProgress | None:
    """What was told of a job's present or last run."""
    return within(JobProgress.objects.filter(job=job), by).first()


def next_due(by: Actor) -> Job | None:
    """The oldest job that is due and that nobody holds; held until the transaction ends.

    The lock leaves the key alone, so that progress may name the job from another connection.
    """
    waiting = jobs(by).filter(state=State.WAITING, due_at__lte=Now()).order_by("pk")
    return waiting.select_for_update(skip_locked=True, no_key=True).first()


def hold(job: Job) -> int:
    """Let everybody see that the job runs, for exactly as long as this transaction lives; returns the number
    of its session."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid(), pg_advisory_xact_lock(%s, %s)", [HELD, _half(job.pk)])
        return int(cursor.fetchone()[0])


def is_held(job: Job) -> bool:
    """Whether a living worker runs the job."""
    with connection.cursor() as cursor:
        cursor.execute(HOLDERS, [HELD, _half(job.pk)])
        return bool(cursor.fetchone()[0])


def end_silent(after: timedelta) -> int:
    """End the sessions that hold a job and whose worker has said nothing for so long; returns how many.

    What they were at is undone, and the job is free.
    """
    with connection.cursor() as cursor:
        cursor.execute(SILENT, [BOARD, HELD, after.total_seconds()])
        return int(cursor.fetchone()[0])


def _half(key: int) -> int:
    return key % 2**31
