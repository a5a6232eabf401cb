"""How fast a job is, and how long it will take: said only where it can be said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from niangjia.kernel.jobs import JobState, State

BEGAN = datetime(2026, 6, 30, 8, tzinfo=UTC)


def job(
    state: State = State.RUNNING, *, done: int = 0, total: int = 0, seconds: float | None = None
) -> JobState:
    """A job that told how far it is so many seconds after it began."""
    told = None if seconds is None else BEGAN + timedelta(seconds=seconds)
    return JobState(1, "test", state, BEGAN, None, BEGAN if told else None, told, done, total)


@pytest.mark.parametrize(
    ("state", "rate", "left"),
    [
        (job(), None, None),
        (job(done=0, total=100, seconds=5), None, None),
        (job(done=50, total=100, seconds=0), None, None),
        (job(done=50, total=100, seconds=5), 10, 5),
        (job(done=100, total=100, seconds=5), 20, 0),
        (job(done=120, total=100, seconds=6), 20, 0),
        (job(State.DONE, done=100, total=100, seconds=5), 20, None),
        (job(State.WAITING, done=50, total=100, seconds=5), 10, None),
    ],
)
def test_rate_and_rest(state: JobState, rate: float | None, left: float | None) -> None:
    assert (state.rate, state.seconds_left) == (rate, left)


@pytest.mark.parametrize("state", list(State))
def test_what_there_is_to_wait_for(state: State) -> None:
    assert job(state).open is (state in (State.WAITING, State.RUNNING))
