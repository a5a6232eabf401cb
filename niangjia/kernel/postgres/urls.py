"""The two addresses of one database: as the application sees it, and as its owner does."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

APPLICATION_ROLE = "niangjia_app"
OWNER_ROLE = "niangjia_owner"
DATABASE = "niangjia"
PORT = 5432  # names the socket file only: the embedded server listens on no network address


class PostgresError(RuntimeError):
    """No database can be had; the message says in one line what to do."""


@dataclass(frozen=True, slots=True)
class Urls:
    """`application` owns nothing and passes no wall; `owner` migrates, backs up, makes test databases."""

    application: str
    owner: str

    def to_database(self, name: str) -> Urls:
        """The same server and roles, another database."""
        return Urls(_with_database(self.application, name), _with_database(self.owner, name))


def from_environment(environ: Mapping[str, str] = os.environ) -> Urls | None:
    """The office's own server, or None when it names none. Raises PostgresError when it names half of it."""
    application, owner = environ.get("DATABASE_URL"), environ.get("DATABASE_OWNER_URL")
    if not application and not owner:
        return None
    if not application or not owner:
        there, absent = ("DATABASE_URL", "DATABASE_OWNER_URL")[:: 1 if application else -1]
        raise PostgresError(
            f"{there} is set but {absent} is not: set both, or neither for the embedded server"
        )
    for name, url in (("DATABASE_URL", application), ("DATABASE_OWNER_URL", owner)):
        if urlsplit(url).scheme not in ("postgresql", "postgres"):
            raise PostgresError(f"{name} must begin with postgresql://")
    return Urls(application, owner)


def on_socket(folder: str, *, role: str, password: str = "", database: str = DATABASE) -> str:
    """The address of the embedded server, whose socket lies in `folder`."""
    login = f"{role}:{quote(password, safe='')}" if password else role
    return f"postgresql://{login}@/{database}?host={quote(folder, safe='')}&port={PORT}"


def _with_database(url: str, name: str) -> str:
    parts = urlsplit(url)
    # Put together by hand: urlunsplit drops the empty network part of a socket address.
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.scheme}://{parts.netloc}/{quote(name)}{query}"
