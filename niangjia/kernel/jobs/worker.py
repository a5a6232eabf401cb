"""The loop of a worker: run what is due, then sleep until a job is given."""

from __future__ import annotations

import logging
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import NoReturn

import psycopg
from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from niangjia.kernel.jobs import actions, periodic
from niangjia.kernel.jobs.progress import own_connection
from niangjia.kernel.jobs.registry import worker
from niangjia.kernel.jobs.running import work_off
from niangjia.kernel.scope import acting

log = logging.getLogger(__name__)

POLL_SECONDS = 5.0
"""How long a job can wait at most when its notice got lost."""
PAUSE_SECONDS = 1.0
SAID_SECONDS = 60.0
"""Between two lines in the log that say the database is away."""
TIDY_SECONDS = 3600.0
KEPT = timedelta(days=30)
"""How long jobs that ended are kept."""


def work_forever() -> NoReturn:
    """Work until told to stop, also in the middle of a job; a lost database is waited for."""
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, _stop)
    periodic.start()
    said = float("-inf")
    while True:
        try:
            with _notices() as wait:
                _work(wait)
        except (psycopg.OperationalError, OperationalError, InterfaceError) as problem:
            if time.monotonic() - said > SAID_SECONDS:
                log.warning("the worker lost the database (%s) and tries again", type(problem).__name__)
                said = time.monotonic()
            connection.close()
            connection.close_pool()  # type: ignore[attr-defined]  # whoever lies in it is lost as well
            time.sleep(PAUSE_SECONDS)


def _stop(*_: object) -> NoReturn:
    raise SystemExit(0)


def _work(wait: Callable[[], None]) -> NoReturn:
    tidied = float("-inf")
    while True:
        work_off()
        if time.monotonic() - tidied > TIDY_SECONDS:
            tidy()
            tidied = time.monotonic()
        wait()


def tidy() -> int:
    """Remove the jobs that ended long ago; returns how many."""
    with acting(by := worker()):
        return actions.remove_ended(by=by, before=timezone.now() - KEPT)


@contextmanager
def _notices() -> Iterator[Callable[[], None]]:
    """What sleeps until a job is given: those given before the sleep began are not missed."""
    with own_connection() as listener:
        listener.execute(f"LISTEN {actions.CHANNEL}")

        def wait() -> None:
            for _ in listener.notifies(timeout=POLL_SECONDS, stop_after=1):
                pass

        yield wait
