"""Join the database, or start it first."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

import niangjia
from niangjia.kernel import home
from niangjia.kernel.postgres import keeper
from niangjia.kernel.postgres.prepare import prepare
from niangjia.kernel.postgres.urls import PostgresError, Urls, from_environment

PATIENCE_SECONDS = 150  # longer than the keeper's own patience with the server
PAUSE_SECONDS = 0.03
_holds: list[tuple[int, Path]] = []
"""The process and the home, once for each block that holds that home's server."""


@contextmanager
def join() -> Iterator[Urls]:
    """See postgres.running. Blocks may lie within each other.

    The hold on the embedded server is a file lock: it ends with the process too, even with a killed one,
    and children that were forked inside the block share it.
    """
    if urls := from_environment():
        prepare(urls)
        yield urls
        return
    with keeper.users_file().open("ab") as users:
        urls, joined_by = _join(users.fileno()), os.getpid()
        _holds.append(hold := (joined_by, home.home()))
        try:
            yield urls
        finally:
            _holds.remove(hold)
            if os.getpid() == joined_by:  # a forked child that ends must not let go for its parent
                fcntl.flock(users, fcntl.LOCK_UN)
                _see_it_off(users.fileno())


def revive() -> None:
    """Start a keeper, and with it the server, where the one that this process uses has lost its own.

    Answers at once. For whoever serves for days; does nothing with a server of the office's own.
    """
    if (os.getpid(), home.home()) in _holds:
        _start_keeper()


def _join(users: int) -> Urls:
    deadline = time.monotonic() + PATIENCE_SECONDS
    started: subprocess.Popen[bytes] | None = None
    while time.monotonic() < deadline:
        if _try_lock(users, fcntl.LOCK_SH):  # refused while a keeper is closing the server
            if started is not None and started.poll():
                raise PostgresError(_last_words())
            if mine := _start_keeper():
                started = mine
            elif urls := _answering():
                return urls
        time.sleep(PAUSE_SECONDS)
    raise PostgresError(f"the database did not come up, see {home.home() / 'log'}")


def _answering() -> Urls | None:
    try:
        socket = json.loads(keeper.ready_file().read_text(encoding="utf-8"))["socket"]
    except (OSError, ValueError):
        return None
    urls = keeper.urls_at(socket)
    try:
        psycopg.connect(urls.application, connect_timeout=5).close()
    except psycopg.OperationalError:
        return None
    return urls


def _start_keeper() -> subprocess.Popen[bytes] | None:
    """Start a keeper, handing it the lock; None when there is one already."""
    with keeper.lock_file().open("ab") as lock:
        if not _try_lock(lock.fileno(), fcntl.LOCK_EX):
            return None
        keeper.ready_file().unlink(missing_ok=True)
        postgres = __name__.rpartition(".")[0]
        environ = {**os.environ, "NIANGJIA_HOME": str(home.home())}
        environ["PYTHONPATH"] = os.pathsep.join(filter(None, [_packages(), environ.get("PYTHONPATH")]))
        with _log().open("wb") as log:
            return subprocess.Popen(
                [sys.executable, "-m", postgres],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=home.home(),
                env=environ,
                pass_fds=[lock.fileno()],
                start_new_session=True,  # Ctrl-C and a closed terminal are for us, not for the server
            )


def _see_it_off(users: int) -> None:
    """Wait until the server has stopped, unless others go on using it."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with keeper.lock_file().open("ab") as lock:
            if _try_lock(lock.fileno(), fcntl.LOCK_EX):
                return
        if keeper.ready_file().exists():
            if not _try_lock(users, fcntl.LOCK_EX):
                return
            fcntl.flock(users, fcntl.LOCK_UN)
        time.sleep(PAUSE_SECONDS)


def _try_lock(file: int, kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _packages() -> str:
    return str(Path(niangjia.__file__).parents[1])


def _log() -> Path:
    return home.folder("log") / "keeper.log"


def _last_words() -> str:
    lines = _log().read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1] if lines else f"the database did not start, see {_log()}"
