"""Giving and taking back jobs, in the transaction of the act that does so; and how a job ended.

They are parts of acts, like `audit.record`: the act around them names its power and is recorded.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Now
from django.utils import timezone

from niangjia.kernel.actions import ForeignTransaction
from niangjia.kernel.actor import Actor
from niangjia.kernel.jobs import access
from niangjia.kernel.jobs.registry import known
from niangjia.kernel.jobs.types import State
from niangjia.kernel.models import Job
from niangjia.kernel.scope import present_actor
from niangjia.kernel.wording import Wording

CHANNEL = "niangjia_jobs"


def enqueue(
    kind: str,
    *,
    by: Actor,
    on_kind: str,
    on_id: str,
    scope_path: str,
    arguments: dict[str, Any] | None = None,
    unique_key: str = "",
) -> Job:
    """Give a job, to be done as `by` once this transaction commits; undone with it.

    `arguments` are JSON and carry no personal value in the clear. While a job with the same `unique_key`
    on the same unit is open, that one is returned instead. Raises `ForeignTransaction` for another's.
    """
    if present_actor() is not by:
        raise ForeignTransaction(f"a job {kind} for {by.key} outside acting({by.key})")
    assert known(kind), f"no job is named {kind}"
    same = access.jobs(by).filter(scope_path=scope_path, unique_key=unique_key, state=State.WAITING)
    if unique_key and (found := same.first()):
        return found
    job = Job(
        kind=kind,
        arguments=arguments or {},
        unique_key=unique_key,
        on_kind=on_kind,
        on_id=on_id,
        scope_path=scope_path,
        actor=by.key,
        actor_name=by.name,
        role=by.role,
        unit_path=by.scope.low,
        unit_name=by.scope.label,
        reach=by.scope.reach.value,
        behalf=by.behalf,
        behalf_key=by.behalf_key,
        reason=by.reason,
        due_at=timezone.now(),
    )
    try:
        with transaction.atomic():
            job.save()
    except IntegrityError:
        if unique_key and (found := same.first()):  # given by another in the same instant
            return found
        raise
    wake()
    return job


def wake() -> None:
    """Have the workers look what is due, once this transaction commits."""
    with connection.cursor() as cursor:
        cursor.execute(f"NOTIFY {CHANNEL}")


def cancel(job: Job, *, by: Actor) -> bool:
    """Take back a job that waits; False, and nothing changes, when it runs, has ended or is out of reach."""
    waiting = access.jobs(by).filter(pk=job.pk, state=State.WAITING)
    if not waiting.select_for_update(skip_locked=True, no_key=True).exists():
        return False
    return waiting.update(state=State.CANCELLED, ended_at=Now()) == 1


def end(job: Job, state: State, failure: Wording | None = None) -> None:
    """Write down how a job ended, in the transaction of its work."""
    job.state, job.ended_at = state, timezone.now()
    job.failure_zh, job.failure_en = (failure.zh, failure.en) if failure else ("", "")
    job.save(update_fields=["state", "ended_at", "failure_zh", "failure_en"])


def put_off(job: Job, delay: timedelta) -> None:
    """Let a job that failed be tried again later."""
    job.tries += 1
    job.due_at = timezone.now() + delay
    job.save(update_fields=["tries", "due_at"])


def remove_ended(*, by: Actor, before: datetime) -> int:
    """Remove jobs that ended before then; returns how many."""
    return access.jobs(by).filter(ended_at__lt=before).delete()[1].get("kernel.Job", 0)
