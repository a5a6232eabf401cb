"""The two addresses of one database: as the application sees it, and as its owner does."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from niangjia.kernel import home

APPLICATION_ROLE = "niangjia_app"
OWNER_ROLE = "niangjia_owner"
BACKUP_ROLE = "niangjia_backup"
DATABASE = "niangjia"
PORT = 5432  # names the socket file only: the embedded server listens on no network address


class PostgresError(RuntimeError):
    """No database can be had; the message says in one line what to do."""


@dataclass(frozen=True, slots=True)
class Urls:
    """`application` owns nothing and passes no wall; `owner` migrates and makes databases, and the walls hold
    for it too; `backup` reads past them and writes nothing (empty where an office's own server has none)."""

    application: str
    owner: str
    backup: str = ""

    def to_database(self, name: str) -> Urls:
        """The same server and roles, another database."""
        return Urls(*(_with_database(url, name) if url else "" for url in astuple(self)))


def from_environment(environ: Mapping[str, str] = os.environ) -> Urls | None:
    """The office's own server, or None when it names none. Raises PostgresError when it names half of it.

    `DATABASE_URL_FILE` and its like name files that hold the addresses, so that no password need stand in the
    environment. Raises HomeError for one that others may read.
    """
    application, owner = _told(environ, "DATABASE_URL"), _told(environ, "DATABASE_OWNER_URL")
    if not application and not owner:
        return None
    if not application or not owner:
        there, absent = ("DATABASE_URL", "DATABASE_OWNER_URL")[:: 1 if application else -1]
        raise PostgresError(
            f"{there} is set but {absent} is not: set both, or neither for the embedded server"
        )
    backup = _told(environ, "DATABASE_BACKUP_URL")
    named = {"DATABASE_URL": application, "DATABASE_OWNER_URL": owner, "DATABASE_BACKUP_URL": backup}
    for name, url in named.items():
        if url and urlsplit(url).scheme not in ("postgresql", "postgres"):
            raise PostgresError(f"{name} must begin with postgresql://")
    return Urls(application, owner, backup)


def _told(environ: Mapping[str, str], name: str) -> str:
    file = environ.get(f"{name}_FILE")
    return environ.get(name, "") or (home.kept_close(Path(file)) if file else "")


def on_socket(folder: str, *, role: str, password: str = "", database: str = DATABASE) -> str:
    """The address of the embedded server, whose socket lies in `folder`."""
    login = f"{role}:{quote(password, safe='')}" if password else role
    return f"postgresql://{login}@/{database}?host={quote(folder, safe='')}&port={PORT}"


def _with_database(url: str, name: str) -> str:
    parts = urlsplit(url)
    # Put together by hand: urlunsplit drops the empty network part of a socket address.
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.scheme}://{parts.netloc}/{quote(name)}{query}"
