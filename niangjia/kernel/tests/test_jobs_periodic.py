"""Work by the clock: a fault of one round never keeps the next from coming."""

from __future__ import annotations

import logging

import pytest
from django.db import OperationalError

from niangjia.kernel.jobs import periodic


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("problem", "well", "said"),
    [
        (None, True, ""),
        (OperationalError("gone"), False, "tick lost the database (OperationalError)"),
        (ValueError("a row"), False, "tick failed: ValueError"),
    ],
)
def test_a_round_tells_its_fault_without_its_words(
    problem: Exception | None, well: bool, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    def run() -> None:
        if problem:
            raise problem

    with caplog.at_level(logging.WARNING):
        assert periodic.once("tick", run) is well
    assert said in caplog.text and "a row" not in caplog.text


def test_what_is_registered_comes_round_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(periodic, "_rounds", {})
    rounds = periodic.threading.Semaphore(0)

    @periodic.every(0.0)
    def tick() -> None:
        rounds.release()
        if len(seen) > 2:
            periodic.threading.Event().wait()  # for good: the thread ends with the process
        seen.append(1)

    seen: list[int] = []
    periodic.start()
    assert all(rounds.acquire(timeout=30) for _ in range(3))
