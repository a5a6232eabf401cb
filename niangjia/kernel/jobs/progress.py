"""How far a job is, told beside its transaction: others read it while the work is still invisible."""

from __future__ import annotations

import threading
import time
from typing import Any

import psycopg
from django.db import connection

from niangjia.kernel.actor import Scope
from niangjia.kernel.jobs import access
from niangjia.kernel.models import Job
from niangjia.kernel.wording import Wording

PAUSE_SECONDS = 0.4
SCOPE = "SELECT set_config('niangjia.scope_low', %s, true), set_config('niangjia.scope_high', %s, true)"
BEGIN = """
    INSERT INTO kernel_jobprogress
           (job_id, scope_path, starts, began_at, told_at, done, total, said_zh, said_en)
    VALUES (%s, %s, 1, clock_timestamp(), clock_timestamp(), 0, 0, '', '')
    ON CONFLICT (job_id) DO UPDATE SET starts = kernel_jobprogress.starts + 1, done = 0, total = 0,
           began_at = clock_timestamp(), told_at = clock_timestamp(), said_zh = '', said_en = ''
    RETURNING starts
"""
TAKE_BACK = "UPDATE kernel_jobprogress SET starts = starts - 1 WHERE job_id = %s RETURNING 1"
TELL = """
    UPDATE kernel_jobprogress SET done = %s, total = %s, said_zh = %s, said_en = %s,
           told_at = clock_timestamp()
    WHERE job_id = %s RETURNING 1
"""
SPEAK = "SELECT set_config('application_name', %s, false)"


class Board:
    """A connection of its own, made when first written on, on which workers tell how far they are."""

    def __init__(self) -> None:
        self._connection: psycopg.Connection[Any] | None = None
        self._one_at_a_time = threading.Lock()

    def write(self, statement: str, *values: object) -> Any:
        """Commit one statement at once; its first value, or None when there is no such row."""
        with self._one_at_a_time:
            if self._connection is None:
                self._connection = own_connection()
            scope = Scope.everything()
            with self._connection.transaction():
                self._connection.execute(SCOPE, [scope.low, scope.high])
                row = self._connection.execute(statement, values).fetchone()
        return row[0] if row else None

    def speak_for(self, session: int) -> None:
        """Give a sign of life for the database session in which the work is done."""
        self.write(SPEAK, access.BOARD.format(session))

    def close(self) -> None:
        """Give the connection back."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class Progress:
    """What a job calls to tell how far it is: `progress(done, total, Wording(…))`, as often as it likes."""

    def __init__(self, board: Board, job: Job) -> None:
        self._board = board
        self._job = job
        self._told = float("-inf")
        self.starts: int = board.write(BEGIN, job.pk, job.scope_path)

    def __call__(self, done: int, total: int, said: Wording) -> None:
        """Tell it at most every 0.4 s; the last (`done` of `total`) is never left out."""
        now = time.monotonic()
        if done >= total or now - self._told >= PAUSE_SECONDS:
            self._board.write(TELL, done, total, said.zh, said.en, self._job.pk)
            self._told = now

    def take_back(self) -> None:
        """The run is given up in good order: it does not count among those whose worker died."""
        self._board.write(TAKE_BACK, self._job.pk)


def own_connection() -> psycopg.Connection[Any]:
    """A connection beside Django's and its pool, each statement committed at once."""
    parameters = connection.get_connection_params()
    for djangos_own in ("cursor_factory", "context"):
        parameters.pop(djangos_own, None)
    return psycopg.connect(**parameters, autocommit=True)
