"""A child ends with its parent."""

from __future__ import annotations

import subprocess
import sys

PARENT = """
import os, signal, subprocess, sys
from niangjia.kernel.child import ending_with_parent
subprocess.Popen(["sleep", "600"], preexec_fn=ending_with_parent(signal.SIGTERM))
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_parent_takes_its_child_along() -> None:
    # The sleeper holds the pipe open: it ends for us when the sleeper does, and within the time limit.
    done = subprocess.run([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, timeout=60, check=False)
    assert done.returncode == -9
