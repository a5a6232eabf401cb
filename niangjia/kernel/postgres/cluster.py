"""One database cluster: make it, start it, stop it, and clear away what a killed server left."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import time
from pathlib import Path

from niangjia.kernel.child import ending_with_parent
from niangjia.kernel.postgres.place import Place
from niangjia.kernel.postgres.urls import PORT, PostgresError

SUPERUSER = "niangjia_keeper"  # enters without password, by the socket, as the very user that runs the keeper
LOG_LIMIT = 20_000_000  # bytes; a longer log is set aside at the next start

SETTINGS = """\
# Written at every start. Settings of your own: ALTER SYSTEM SET ...
listen_addresses = ''
port = {port}
unix_socket_directories = '{socket}'
unix_socket_permissions = 0777  # its folder lets in only whom it should
shared_buffers = 256MB
max_connections = 100
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
log_line_prefix = '%m [%p] %u@%d '
log_min_duration_statement = -1  # of statements nothing, slow or failed: values stand in their text
log_statement = none
log_min_error_statement = panic
log_min_messages = log  # an error of a statement quotes its values; the house logs it without
log_error_verbosity = terse
log_parameter_max_length_on_error = 0
fsync = {fsync}
"""

WHO_MAY_ENTER = f"""\
# Written at every start.
local all {SUPERUSER} peer map=keeper
local all all scram-sha-256
"""


def start(place: Place) -> subprocess.Popen[bytes]:
    """Start the server, making its cluster on the first start. The caller holds the keeper's lock.

    It gets a fast-shutdown signal when the calling thread ends, however that ends. Raises PostgresError.
    """
    _clear_away(place)
    if not (place.data / "PG_VERSION").exists():
        _create(place)
    _configure(place)
    if place.log.exists() and place.log.stat().st_size > LOG_LIMIT:
        place.log.replace(place.log.with_suffix(".log.1"))
    with place.log.open("ab") as log:
        os.fchmod(log.fileno(), 0o600)
        return subprocess.Popen(
            [place.bin / "postgres", "-D", place.data],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=_environment(),
            # Runs after the change of user, which would take the signal away again.
            preexec_fn=ending_with_parent(signal.SIGINT),
            user=place.uid,
            group=place.gid,
            extra_groups=place.groups,
        )


def stop(server: subprocess.Popen[bytes]) -> None:
    """Fast shutdown, then ever harder ones."""
    for request, patience in ((signal.SIGINT, 30), (signal.SIGQUIT, 5), (signal.SIGKILL, 5)):
        if server.poll() is not None:
            return
        server.send_signal(request)
        try:
            server.wait(patience)
        except subprocess.TimeoutExpired:
            continue


def living(data: Path) -> list[int]:
    """The server processes that live in a data folder. Their own files lie: a zombie's number looks alive."""
    found, target = [], os.path.realpath(data)
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            program = os.path.basename(os.readlink(entry / "exe")).removesuffix(" (deleted)")
            if program == "postgres" and os.readlink(entry / "cwd") == target:
                found.append(int(entry.name))
        except OSError:
            continue  # ended meanwhile, a zombie, or somebody else's
    return found


def _clear_away(place: Place) -> None:
    """Wait for a server whose keeper was killed to end, then remove what a killed server left behind."""
    for request, patience in ((None, 10), (signal.SIGINT, 10), (signal.SIGQUIT, 5), (signal.SIGKILL, 5)):
        deadline = time.monotonic() + patience
        if request:
            for pid in living(place.data):
                os.kill(pid, request)
        while living(place.data) and time.monotonic() < deadline:
            time.sleep(0.05)
    if pids := living(place.data):
        raise PostgresError(
            f"an old database server ({pids[0]}) in {place.data} does not end: stop it by hand"
        )
    for left in (place.data / "postmaster.pid", place.socket / f".s.PGSQL.{PORT}.lock"):
        left.unlink(missing_ok=True)


def _create(place: Place) -> None:
    # Made under another name, so that a start that was killed leaves no half cluster.
    draft = place.data.with_name("data.new")
    if draft.exists():
        shutil.rmtree(draft)
    command = [str(place.bin / "initdb"), "-D", str(draft), "-U", SUPERUSER, "-A", "peer"]
    command += ["--locale=C.UTF-8", "--encoding=UTF8", "--no-instructions"]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        env=_environment(),
        user=place.uid,
        group=place.gid,
        extra_groups=place.groups,
    )
    if done.returncode:
        reason = (done.stderr.strip() or done.stdout.strip() or "no reason given").splitlines()[-1]
        raise PostgresError(f"cannot create the database in {place.data}: {reason}")
    draft.rename(place.data)


def _configure(place: Place) -> None:
    caller = pwd.getpwuid(os.geteuid()).pw_name
    fsync = "off" if os.environ.get("NIANGJIA_TEST_SERVER") == "1" else "on"
    files = {
        "postgresql.conf": SETTINGS.format(port=PORT, socket=place.socket, fsync=fsync),
        "pg_hba.conf": WHO_MAY_ENTER,
        "pg_ident.conf": f'# Written at every start.\nkeeper "{caller}" {SUPERUSER}\n',
    }
    for name, text in files.items():
        path = place.data / name
        path.write_text(text, encoding="utf-8")
        if place.uid is not None and place.gid is not None:
            os.chown(path, place.uid, place.gid)


def _environment() -> dict[str, str]:
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
