"""Workers that have vanished without a word: their machine lost its cable, or they were stopped.

A connection that is closed gives its job back by itself, and a machine that answers no more is let go by the
server (`kernel.postgres.living`). What answers for the worker and does not pass anything on, a firewall or a
proxy that fell silent, looks alive from both sides. So a worker speaks every few seconds beside its work,
and every other worker ends the session of one that has fallen silent.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import psycopg

from niangjia.kernel.jobs import access, actions, periodic
from niangjia.kernel.jobs.progress import Board
from niangjia.kernel.jobs.registry import worker
from niangjia.kernel.scope import acting

log = logging.getLogger(__name__)

SPEAKS_SECONDS = 4.0
SILENT = timedelta(seconds=18)
"""After this long a worker is taken for dead. One that was not only loses what it had done."""
LOOKS_SECONDS = 3.0


@contextmanager
def speaking(board: Board, session: int) -> Iterator[None]:
    """Give signs of life for a session as long as the block lasts, also while it computes or waits."""
    board.speak_for(session)
    over = threading.Event()

    def speak() -> None:
        while not over.wait(SPEAKS_SECONDS):
            try:
                board.speak_for(session)
            except psycopg.Error:
                return  # without its board a worker counts as silent

    (thread := threading.Thread(target=speak, name="speaking", daemon=True)).start()
    try:
        yield
    finally:
        over.set()
        thread.join(timeout=1)  # so that it never writes on a board that was given back


@periodic.every(LOOKS_SECONDS)
def end_silent() -> int:
    """Free the jobs of workers that have fallen silent; returns how many."""
    with acting(worker()):
        ended = access.end_silent(SILENT)
        if ended:
            log.warning("%s job(s) taken from a worker that fell silent", ended)
            actions.wake()
    return ended
