"""Workers: processes beside the server that do the jobs, replaced when one ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import NoReturn

from niangjia.kernel.child import ending_with_parent
from niangjia.kernel.command import Fault, house

WORKERS = 2
COURTESY = 5
"""How much lower than pages a worker's claim on the processor is."""
REST_SECONDS = 5.0
"""At the least between two starts of one worker: a fault at the start must not eat the machine."""


def work(*, migrated: bool = True) -> NoReturn:
    """Do jobs until told to stop. A job cut short is undone, and done by the next worker."""
    os.nice(COURTESY)
    with house(migrated=migrated):
        from niangjia.kernel.jobs.worker import work_forever
        from niangjia.site import logs

        logs.take_over()
        work_forever()


def wanted() -> int:
    """How many workers this house has: `NIANGJIA_WORKERS`, else two. Raises `Fault`."""
    text = os.environ.get("NIANGJIA_WORKERS", str(WORKERS))
    if not text.isdecimal() or int(text) > 64:
        raise Fault(f"NIANGJIA_WORKERS 须为 0 到 64 的整数，现在是“{text}”")
    return int(text)


class Crew:
    """The workers of a served house."""

    def __init__(self, size: int) -> None:
        self._posts: list[tuple[subprocess.Popen[bytes], float] | None] = [None] * size

    def muster(self) -> None:
        """Start those that are not there; called again and again from the main thread."""
        for index, post in enumerate(self._posts):
            if post is None or (post[0].poll() is not None and time.monotonic() - post[1] > REST_SECONDS):
                self._posts[index] = _start(), time.monotonic()

    def dismiss(self) -> None:
        """Tell all to stop and wait until they have; what they were at is undone and stays waiting."""
        workers = [post[0] for post in self._posts if post is not None]
        self._posts = []
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.wait()


def _start() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "niangjia", "work", "--no-migration"]
    return subprocess.Popen(command, preexec_fn=ending_with_parent(signal.SIGTERM))
