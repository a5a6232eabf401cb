"""The workers beside the server: there are as many as wanted, a lost one is replaced, all end together."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest
from django.db import connection

from niangjia.kernel.command import Fault
from niangjia.kernel.postgres.urls import Urls
from niangjia.site.commands import working

LISTENING = """
    SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE 'LISTEN %' AND state = 'idle'
"""
HOUSE = """
import signal, sys, time
from niangjia.site.commands.working import Crew
Crew(1).muster()
sys.stdin.read()
"""


def listeners() -> set[int]:
    """The database connections of workers that wait for jobs."""
    with connection.cursor() as cursor:
        cursor.execute(LISTENING)
        return {pid for (pid,) in cursor.fetchall()}


def until_there_are(count: int) -> set[int]:
    """Wait until that many workers are at work."""
    deadline = time.monotonic() + 60
    while len(found := listeners()) != count:
        assert time.monotonic() < deadline, f"{len(found)} workers instead of {count}"
        time.sleep(0.05)
    return found


@pytest.fixture
def own_database(committed: None, database_urls: Urls, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that are started look at the database of this test."""
    monkeypatch.setenv("DATABASE_URL", database_urls.application)
    monkeypatch.setenv("DATABASE_OWNER_URL", database_urls.owner)


def test_a_lost_worker_is_replaced_and_all_are_dismissed(
    own_database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "REST_SECONDS", 0.0)
    crew = working.Crew(2)
    crew.muster()
    first = until_there_are(2)
    crew.muster()
    assert listeners() == first
    lost = crew._posts[0]
    assert lost is not None
    lost[0].send_signal(signal.SIGKILL)
    lost[0].wait()
    until_there_are(1)
    crew.muster()
    assert len(until_there_are(2) & first) == 1
    crew.dismiss()
    assert until_there_are(0) == set()


def test_workers_end_with_a_house_that_is_killed(own_database: None) -> None:
    house = subprocess.Popen([sys.executable, "-c", HOUSE], stdin=subprocess.PIPE)
    until_there_are(1)
    house.kill()
    house.communicate()
    assert until_there_are(0) == set()


@pytest.mark.parametrize(("said", "meant"), [(None, 2), ("0", 0), ("7", 7)])
def test_an_office_says_how_many(monkeypatch: pytest.MonkeyPatch, said: str | None, meant: int) -> None:
    monkeypatch.delenv("NIANGJIA_WORKERS", raising=False)
    if said is not None:
        monkeypatch.setenv("NIANGJIA_WORKERS", said)
    assert working.wanted() == meant


@pytest.mark.parametrize("said", ["", "two", "-1", "65", "1.5"])
def test_a_number_of_workers_that_is_none_is_a_fault(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv("NIANGJIA_WORKERS", said)
    with pytest.raises(Fault, match="NIANGJIA_WORKERS"):
        working.wanted()
