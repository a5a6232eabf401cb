"""The keeper: the process that holds the lock and is the parent of the embedded server.

Every process that uses the server holds a shared lock on `users`. The keeper stops the server and ends as
soon as nobody holds one, whether the users left politely or were killed. When the keeper itself is killed,
the kernel signals the server to shut down. So no server outlives its users, and none is taken from them
because the command that happened to start it has ended. A server that is killed under its users is started
again; a keeper that is killed under them is replaced by whoever serves the house (`joining.revive`).
"""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import time
from pathlib import Path

import psycopg

from niangjia.kernel import home
from niangjia.kernel.postgres import cluster, place, prepare
from niangjia.kernel.postgres.urls import (
    APPLICATION_ROLE,
    BACKUP_ROLE,
    OWNER_ROLE,
    PostgresError,
    Urls,
    on_socket,
)

START_SECONDS = 120  # recovery after a crash can take this long
GLANCE_SECONDS = 0.1
SHORT_LIFE_SECONDS = 10.0
SHORT_LIVES = 3
"""Servers in a row that may end so soon before the keeper gives up: something else is wrong."""


def lock_file() -> Path:
    """Whoever locks it exclusively is the keeper, or is about to start it."""
    return home.folder("postgres") / "lock"


def users_file() -> Path:
    """Locked shared by every process that uses the server."""
    return home.folder("postgres") / "users"


def ready_file() -> Path:
    """Is there while the server answers; says where its socket lies."""
    return home.folder("postgres") / "ready.json"


def urls_at(socket: str) -> Urls:
    """The addresses of the embedded server, with the passwords of this home."""
    return Urls(
        application=on_socket(
            socket, role=APPLICATION_ROLE, password=home.secret("database-application", 24).hex()
        ),
        owner=on_socket(socket, role=OWNER_ROLE, password=home.secret("database-owner", 24).hex()),
        backup=on_socket(socket, role=BACKUP_ROLE, password=home.secret("database-backup", 24).hex()),
    )


def keep() -> None:
    """Start the server, say that it is ready, stay until nobody uses it, stop it; one that ends under its
    users is started again. Raises PostgresError."""
    ready_file().unlink(missing_ok=True)
    site = place.settle()
    server, began, short_lives = cluster.start(site), time.monotonic(), 0
    try:
        _open(server, site)
        with users_file().open("ab") as users:
            while _in_use(users.fileno()):
                if server.poll() is not None:
                    short_lives = short_lives + 1 if time.monotonic() - began < SHORT_LIFE_SECONDS else 0
                    if short_lives == SHORT_LIVES:
                        raise PostgresError(f"the database server ends again and again, see {site.log}")
                    ready_file().unlink(missing_ok=True)
                    server, began = cluster.start(site), time.monotonic()
                    _open(server, site)
                time.sleep(GLANCE_SECONDS)
            ready_file().unlink(missing_ok=True)
            cluster.stop(server)
    finally:
        ready_file().unlink(missing_ok=True)
        cluster.stop(server)


def _open(server: subprocess.Popen[bytes], site: place.Place) -> None:
    superuser = on_socket(str(site.socket), role=cluster.SUPERUSER, database="postgres")
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            psycopg.connect(superuser).close()
            break
        except psycopg.OperationalError as problem:
            if server.poll() is not None or time.monotonic() > deadline:
                raise PostgresError(f"the database server did not start, see {site.log}") from problem
            time.sleep(0.02)
    urls = urls_at(str(site.socket))
    prepare.create_roles_and_database(superuser, urls)
    prepare.prepare(urls)
    draft = ready_file().with_suffix(".new")
    draft.write_text(json.dumps({"socket": str(site.socket), "keeper": os.getpid()}), encoding="utf-8")
    draft.replace(ready_file())


def _in_use(users: int) -> bool:
    """Whether anyone else locks the file; if not, it stays locked and nobody comes in any more."""
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False
