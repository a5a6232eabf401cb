"""Workers as processes: killed in the middle, told to stop, lost to the database."""

from __future__ import annotations

import random
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

from niangjia.kernel import jobs
from niangjia.kernel.jobs import State, registry
from niangjia.kernel.models import JobProgress
from niangjia.kernel.postgres.urls import Urls
from niangjia.kernel.scope import acting
from niangjia.kernel.tests.jobs_stage import WORKER, give, start_worker, state, traces

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def hire(database_urls: Urls) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Start workers; those that are left are killed."""
    crew: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        crew.append(start_worker(database_urls))
        return crew[-1]

    yield start
    for worker in crew:
        worker.kill()
        worker.wait()


def until(true: Callable[[], object], seconds: float = 60) -> None:
    """Wait for something to come about."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.02)


def starts() -> int:
    """How often the job was begun and not given up in good order."""
    with acting(registry.worker()):
        return JobProgress.objects.get(job__kind="test.wait").starts


def in_the_middle() -> bool:
    """Whether the job runs and has told so."""
    now = state("1")
    return (now.state, now.done) == (State.RUNNING, 1)


@pytest.mark.parametrize(("end", "begun"), [("kill", 2), ("terminate", 1)])
def test_a_worker_that_ends_in_the_middle_leaves_its_job_to_another(
    tmp_path: Path, hire: Callable[[], subprocess.Popen[bytes]], end: str, begun: int
) -> None:
    gate = tmp_path / "gate"
    give("test.wait", "1", trace="1", gate=str(gate))
    worker = hire()
    until(in_the_middle)
    assert traces() == []
    getattr(worker, end)()
    worker.wait()
    until(lambda: state("1").state is State.WAITING)
    assert traces() == []
    gate.touch()
    assert jobs.work_off() >= 1  # the worker that ended may have given what is done once a day
    assert (state("1").state, traces()) == (State.DONE, ["1"])
    assert starts() == begun


def test_a_worker_waits_for_jobs_and_survives_the_loss_of_its_connections(
    hire: Callable[[], subprocess.Popen[bytes]],
) -> None:
    worker = hire()
    for name in ("1", "2"):
        give("test.record", name, trace=name)
        until(lambda name=name: state(name).state is State.DONE)  # type: ignore[misc]
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                " WHERE datname = current_database() AND application_name = %s",
                [WORKER],
            )
            assert cursor.fetchone()[0] > 0
    assert worker.poll() is None
    assert traces() == ["1", "2"]


@pytest.mark.drill
def test_workers_killed_all_the_time_do_every_job_once(hire: Callable[[], subprocess.Popen[bytes]]) -> None:
    names = [f"{number:04d}" for number in range(1200)]
    for name in names:
        give("test.record", name, trace=name)
    crew = [hire() for _ in range(3)]
    for _ in range(12):
        done = len(traces())
        until(lambda done=done: len(traces()) > done + 20)  # type: ignore[misc]
        time.sleep(random.uniform(0.0, 0.5))
        index = random.randrange(len(crew))
        crew[index].kill()
        crew[index].wait()
        crew[index] = hire()
    until(lambda: len(traces()) >= len(names), seconds=300)
    assert traces() == names
    assert {state(name).state for name in names} == {State.DONE}
