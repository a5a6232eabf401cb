"""Jobs for the tests of jobs. Run as a program it is a worker that knows them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

if __name__ == "__main__":
    import django

    django.setup()

from niangjia.kernel import audit, jobs
from niangjia.kernel.actor import Actor
from niangjia.kernel.command import operator
from niangjia.kernel.jobs.registry import worker
from niangjia.kernel.models import AuditEvent, Job
from niangjia.kernel.postgres.urls import Urls
from niangjia.kernel.scope import acting
from niangjia.kernel.wording import Wording

WORKER = "worker of a test"
PATH = "000001"
COUNTING = Wording("正在数", "counting")


@jobs.job("test.record")
def record(*, by: Actor, progress: jobs.Progress, trace: str) -> None:
    """Leave one trace."""
    audit.record("test.job.done", by=by, on_kind="test", on_id=trace, scope_path=by.scope.low)
    progress(1, 1, COUNTING)


@jobs.job("test.wait")
def wait(*, by: Actor, progress: jobs.Progress, trace: str, gate: str) -> None:
    """Leave one trace, then wait until the gate is there."""
    record(by=by, progress=lambda *_: None, trace=trace)  # type: ignore[arg-type]
    progress(1, 2, COUNTING)
    while not Path(gate).exists():
        time.sleep(0.01)


def give(kind: str, on: str, *, by: Actor | None = None, unique_key: str = "", **arguments: str) -> Job:
    """Give a job as an act would, and commit."""
    by = by or operator()
    path = PATH if by.scope.low == "0" else by.scope.low
    with acting(by):
        return jobs.enqueue(
            kind,
            by=by,
            on_kind="test",
            on_id=on,
            scope_path=path,
            arguments=arguments,
            unique_key=unique_key,
        )


def state(on: str) -> jobs.JobState:
    """How the job on an object stands, as its giver sees it."""
    with acting(by := operator()):
        found = jobs.state_of("test", on, by=by)
    assert found is not None
    return found


def traces() -> list[str]:
    """What the jobs that are done have left, in order."""
    with acting(worker()):
        found = AuditEvent.objects.filter(name="test.job.done").order_by("on_id")
        return list(found.values_list("on_id", flat=True))


def start_worker(urls: Urls) -> subprocess.Popen[bytes]:
    """A worker of its own process."""
    environ = {
        **os.environ,
        "DATABASE_URL": urls.application,
        "DATABASE_OWNER_URL": urls.owner,
        "PGAPPNAME": WORKER,
    }
    return subprocess.Popen([sys.executable, "-m", __spec__.name], env=environ)


if __name__ == "__main__":
    from niangjia.kernel.jobs.worker import work_forever

    work_forever()
