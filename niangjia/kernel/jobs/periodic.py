"""Work that comes round by the clock, beside the jobs: a long job never holds it up.

    @periodic.every(2)
    def seal() -> None: ...

Every worker's process runs it on a thread of its own; what may only run once at a time says so itself.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from django.db import InterfaceError, OperationalError, connection

log = logging.getLogger(__name__)

R = TypeVar("R", bound=Callable[[], object])
_rounds: dict[str, tuple[float, Callable[[], object]]] = {}


def every(seconds: float) -> Callable[[R], R]:
    """Register what is to be done again and again, `seconds` after it was done last."""

    def register(run: R) -> R:
        _rounds[f"{run.__module__}.{run.__qualname__}"] = seconds, run
        return run

    return register


def start() -> None:
    """Let everything registered come round until the process ends."""
    for name, (seconds, run) in _rounds.items():
        threading.Thread(target=_go_round, args=(name, seconds, run), name=name, daemon=True).start()


def _go_round(name: str, seconds: float, run: Callable[[], object]) -> None:
    while True:
        once(name, run)
        time.sleep(seconds)


def once(name: str, run: Callable[[], object]) -> bool:
    """One round; whether it went well. A fault is written to the log, and the next round tries again."""
    try:
        run()
    except (OperationalError, InterfaceError) as problem:
        log.warning("%s lost the database (%s) and tries again", name, type(problem).__name__)
        connection.close()
        return False
    except Exception as problem:  # whatever it is, the next round must come
        log.error("%s failed: %s", name, type(problem).__name__)
        connection.close()
        return False
    return True
