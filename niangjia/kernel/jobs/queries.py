"""How the work on an object stands."""

from __future__ import annotations

from niangjia.kernel.actor import Actor
from niangjia.kernel.jobs import access
from niangjia.kernel.jobs.types import JobState, State
from niangjia.kernel.models import Job
from niangjia.kernel.wording import Wording


def state_of(on_kind: str, on_id: str, *, by: Actor, kind: str | None = None) -> JobState | None:
    """The latest job on an object, or the latest of one kind; None when the actor can see none."""
    found = access.jobs(by).filter(on_kind=on_kind, on_id=on_id)
    if kind is not None:
        found = found.filter(kind=kind)
    job = found.order_by("-pk").first()
    return None if job is None else _state(job, by)


def _state(job: Job, by: Actor) -> JobState:
    state = State(job.state)
    if state is State.WAITING and access.is_held(job):
        state = State.RUNNING
    told = access.progress_of(job, by)
    return JobState(
        job=job.pk,
        kind=job.kind,
        state=state,
        queued_at=job.queued_at,
        ended_at=job.ended_at,
        began_at=told.began_at if told else None,
        told_at=told.told_at if told else None,
        done=told.done if told else 0,
        total=told.total if told else 0,
        said=Wording(told.said_zh, told.said_en) if told and told.said_zh else None,
        failure=Wording(job.failure_zh, job.failure_en) if job.failure_zh else None,
    )
