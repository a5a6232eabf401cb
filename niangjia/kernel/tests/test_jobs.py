"""Jobs: given with an act, done as its actor, exactly once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from niangjia.kernel import audit, jobs
from niangjia.kernel.actions import ForeignTransaction
from niangjia.kernel.actor import Actor
from niangjia.kernel.command import operator
from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.jobs import State, registry, running
from niangjia.kernel.jobs.actions import CHANNEL
from niangjia.kernel.jobs.progress import BEGIN, Board, own_connection
from niangjia.kernel.jobs.worker import KEPT, tidy
from niangjia.kernel.models import Job, JobProgress
from niangjia.kernel.scope import acting
from niangjia.kernel.sheets import SheetError
from niangjia.kernel.tests.jobs_stage import COUNTING, PATH, give, record, state, traces
from niangjia.kernel.wording import Wording

pytestmark = pytest.mark.usefixtures("committed")

NO = Wording("不行", "no")


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[..., None]], str]:
    """Register a function as a kind of job for one test."""

    def register(run: Callable[..., None]) -> str:
        monkeypatch.setitem(registry._kinds, "test.this", run)
        return "test.this"

    return register


def make_due() -> None:
    """Let what was put off be due."""
    with acting(registry.worker()):
        Job.objects.update(due_at=timezone.now() - timedelta(seconds=1))


def test_a_job_is_done_once_and_says_so() -> None:
    give("test.record", "1", trace="1")
    before = state("1")
    assert (before.state, before.open, before.began_at) == (State.WAITING, True, None)
    assert (jobs.work_off(), jobs.work_off()) == (1, 0)
    after = state("1")
    assert (after.state, after.done, after.total, after.open) == (State.DONE, 1, 1, False)
    assert traces() == ["1"]


def test_the_latest_job_on_an_object_is_shown_or_the_latest_of_one_kind() -> None:
    first, second = (give(kind, "1", trace="1", gate="/") for kind in ("test.wait", "test.wait"))
    with acting(by := operator()):
        asked = [jobs.state_of("test", "1", by=by, kind=kind) for kind in (None, "test.wait", "test.record")]
    assert [one and one.job for one in asked] == [second.pk, second.pk, None]
    assert first.pk < second.pk


def test_two_workers_do_two_hundred_jobs_once_each() -> None:
    names = [f"{number:03d}" for number in range(200)]
    for name in names:
        give("test.record", name, trace=name)

    def work(_: int) -> int:
        try:
            return jobs.work_off()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        taken = list(pool.map(work, range(2)))
    assert (sum(taken), min(taken) > 0) == (200, True)
    assert traces() == names


def test_a_job_goes_with_the_act_that_gave_it() -> None:
    with pytest.raises(ZeroDivisionError), acting(by := operator()):
        jobs.enqueue("test.record", by=by, on_kind="test", on_id="1", scope_path=PATH)
        _ = 1 / 0
    with acting(by := operator()):
        assert jobs.state_of("test", "1", by=by) is None
    assert jobs.work_off() == 0


def test_a_job_is_given_by_who_acts() -> None:
    with acting(operator()), pytest.raises(ForeignTransaction):
        jobs.enqueue("test.record", by=operator(), on_kind="test", on_id="1", scope_path=PATH)


def test_a_job_given_wakes_who_listens_when_it_is_committed() -> None:
    with own_connection() as listener:
        listener.execute(f"LISTEN {CHANNEL}")
        give("test.record", "1", trace="1")
        assert len(list(listener.notifies(timeout=30, stop_after=1))) == 1


def test_an_open_job_with_the_same_key_is_not_doubled() -> None:
    first, again = (give("test.record", "1", unique_key="one", trace="1") for _ in range(2))
    other = give("test.record", "2", unique_key="two", trace="2")
    assert (first.pk == again.pk, other.pk != first.pk) == (True, True)
    assert jobs.work_off() == 2
    assert give("test.record", "1", unique_key="one", trace="1").pk > other.pk


def test_of_two_at_once_the_second_gets_the_job_of_the_first() -> None:
    def second() -> int:
        try:
            return give("test.record", "1", unique_key="one", trace="1").pk
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with acting(by := operator()):
            first = jobs.enqueue(
                "test.record", by=by, on_kind="test", on_id="1", scope_path=PATH, unique_key="one"
            )
            answer = pool.submit(second)
            while not waiting_for_locks():
                assert not answer.done()
        assert answer.result() == first.pk


def waiting_for_locks() -> int:
    """How many wait for another's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return int(cursor.fetchone()[0])


def test_a_job_that_cannot_be_written_down_is_no_job() -> None:
    with acting(by := operator()), pytest.raises(IntegrityError), transaction.atomic():
        jobs.enqueue("test.record", by=by, on_kind="test", on_id=None, scope_path=PATH)  # type: ignore[arg-type]


def test_the_database_holds_the_key_too() -> None:
    first = give("test.record", "1", unique_key="one", trace="1")
    first.pk = None
    with acting(operator()), pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)


@pytest.mark.parametrize("problem", [Refused(Verdict(False, NO)), SheetError("no", NO)])
def test_a_refusal_is_told_and_nothing_of_the_work_stays(
    kind: Callable[..., str], problem: Exception
) -> None:
    def refuse(*, by: Actor, progress: jobs.Progress) -> None:
        audit.record("test.job.done", by=by, on_kind="test", on_id="1", scope_path=PATH)
        raise problem

    give(kind(refuse), "1")
    assert (jobs.work_off(), jobs.work_off()) == (1, 0)
    assert (state("1").state, state("1").failure, traces()) == (State.FAILED, NO, [])


def test_what_failed_by_chance_is_tried_again(kind: Callable[..., str]) -> None:
    tries: list[int] = []

    def fail_twice(*, by: Actor, progress: jobs.Progress) -> None:
        tries.append(1)
        record(by=by, progress=progress, trace="1")
        if len(tries) < 3:
            raise IntegrityError("duplicate key (身份证号)=(510703199001010013)")

    give(kind(fail_twice), "1")
    for _ in range(3):
        assert (jobs.work_off(), jobs.work_off()) == (1, 0)
        make_due()
    assert (state("1").state, len(tries), traces()) == (State.DONE, 3, ["1"])


def test_a_third_failure_is_the_last_and_the_log_has_no_personal_value(
    kind: Callable[..., str], caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*, by: Actor, progress: jobs.Progress) -> None:
        record(by=by, progress=progress, trace="1")
        raise ValueError("".join(("510703", "199001010013")))

    give(kind(fail), "1")
    for _ in range(3):
        assert jobs.work_off() == 1
        make_due()
    assert (jobs.work_off(), state("1").state, traces()) == (0, State.FAILED, [])
    failure = state("1").failure
    assert failure is not None
    reference = failure.en.split("number ")[1].rstrip(".")
    assert reference in caplog.text and "ValueError" in caplog.text and "fail" in caplog.text
    assert "510703199001010013" not in caplog.text


def test_a_key_that_does_not_hold_fails_in_the_job_not_in_the_commit(kind: Callable[..., str]) -> None:
    def dangle(*, by: Actor, progress: jobs.Progress) -> None:
        now = timezone.now()
        JobProgress.objects.create(job_id=10**9, scope_path=PATH, began_at=now, told_at=now)

    give(kind(dangle), "1")
    assert jobs.work_off() == 1
    with acting(registry.worker()):
        assert Job.objects.get().tries == 1


def test_a_job_that_ended_its_workers_is_left_alone() -> None:
    job = give("test.record", "1", trace="1")
    board = Board()
    assert [board.write(BEGIN, job.pk, PATH) for _ in range(running.DEATHS)] == [1, 2, 3]
    board.close()
    assert jobs.work_off() == 1
    assert (state("1").failure, traces()) == (running.DEADLY, [])


def test_a_kind_this_version_does_not_know_is_said_to_be_so(kind: Callable[..., str]) -> None:
    give(kind(lambda **_: None), "1")
    del registry._kinds["test.this"]
    assert (jobs.work_off(), state("1").failure) == (1, running.UNKNOWN)
    with acting(by := operator()), pytest.raises(AssertionError):
        jobs.enqueue("test.this", by=by, on_kind="test", on_id="1", scope_path=PATH)


def test_progress_is_seen_while_the_work_is_not_and_a_running_job_stays(kind: Callable[..., str]) -> None:
    seen: list[object] = []

    def look() -> None:
        try:
            now = state("1")
            seen.extend([now.state, now.done, now.total, now.said, traces()])
            with acting(by := operator()):
                seen.append(jobs.cancel(Job.objects.get(), by=by))
            seen.append(jobs.work_off())
        finally:
            connection.close()

    def tell(*, by: Actor, progress: jobs.Progress) -> None:
        record(by=by, progress=progress, trace="1")
        for done in (3, 4, 5):  # the second and the third come too soon after the first
            progress(done, 10, NO)
        with ThreadPoolExecutor(1) as pool:
            pool.submit(look).result()

    give(kind(tell), "1")
    jobs.work_off()
    assert seen == [State.RUNNING, 1, 1, COUNTING, [], False, 0]
    assert traces() == ["1"]


def test_a_waiting_job_can_be_taken_back() -> None:
    job = give("test.record", "1", trace="1")
    with acting(by := operator()):
        assert (jobs.cancel(job, by=by), jobs.cancel(job, by=by)) == (True, False)
    assert (jobs.work_off(), state("1").state, traces()) == (0, State.CANCELLED, [])


def test_jobs_that_ended_long_ago_are_removed() -> None:
    for name in ("old", "new", "waiting"):
        give("test.record", name, trace=name)
    assert jobs.work_off(limit=2) == 2
    with acting(registry.worker()):
        Job.objects.filter(on_id="old").update(ended_at=timezone.now() - KEPT - timedelta(minutes=1))
    assert (tidy(), tidy()) == (1, 0)
    with acting(registry.worker()):
        assert list(Job.objects.order_by("pk").values_list("on_id", flat=True)) == ["new", "waiting"]
