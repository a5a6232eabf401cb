"""Child processes that end with their parent, even when it is killed."""

from __future__ import annotations

import ctypes
import os
import signal
from collections.abc import Callable

PR_SET_PDEATHSIG = 1


def ending_with_parent(number: signal.Signals) -> Callable[[], None]:
    """What to give `subprocess.Popen` as `preexec_fn`: the child gets this signal when its parent ends.

    Linux counts the thread that starts the child as its parent, so start it from the main thread.
    """
    prctl, parent = ctypes.CDLL(None, use_errno=True).prctl, os.getpid()

    def in_the_child() -> None:
        prctl(PR_SET_PDEATHSIG, number)
        if os.getppid() != parent:  # it ended before we could ask
            os.kill(os.getpid(), number)

    return in_the_child
