"""A house for measuring: home, server and databases of its own, made and removed. Nobody's data is near."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg.rows import dict_row
from psycopg.sql import SQL

from niangjia.kernel import home
from niangjia.kernel.actor import Scope

SETTINGS = "niangjia.site.settings"


class Busy(RuntimeError):
    """Another run measures in this home."""


@contextmanager
def server() -> Iterator[None]:
    """Home and server in `bench` below the home, Django set up on them; both are gone afterwards."""
    own = home.home() / "bench"
    os.environ["NIANGJIA_HOME"] = str(own)
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "NIANGJIA_TEST_SERVER"):
        os.environ.pop(name, None)
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    from niangjia.kernel import postgres
    from niangjia.kernel.postgres import place

    with (home.folder() / "in-use").open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy(f"{own} is in use by another run") from None
        data: list[Path] = []
        try:
            with postgres.running() as urls:
                site = place.settle()
                data = [site.data.parent, site.socket]
                os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"] = urls.application, urls.owner
                import django

                django.setup()
                yield
        finally:
            for folder in (*data, own):
                shutil.rmtree(folder, ignore_errors=True)


class Database:
    """A migrated database of its own, in which Django is while it is entered with `at`."""

    def __init__(self, name: str) -> None:
        """Make it; it is there until `drop`."""
        from niangjia.kernel.postgres import testing
        from niangjia.kernel.postgres.urls import from_environment

        self._server, self.name = from_environment(), name
        assert self._server is not None, "the server is known by now"
        self.urls = testing.create_test_database(self._server, name, _migrate)

    @contextmanager
    def at(self) -> Iterator[None]:
        """Django's connection leads here, inside, and afterwards where it led before."""
        from django.db import connections

        before = dict(connections["default"].settings_dict)
        self.lead_here()
        try:
            yield
        finally:
            _lead_to(before)

    def lead_here(self) -> None:
        """Have Django's connection lead here from now on."""
        from django.db import connections

        from niangjia.site.settings import database

        if connections["default"].settings_dict["NAME"] != self.name:
            _lead_to(database(self.urls.application, pool=True))

    def as_owner(self, *statements: str) -> None:
        """Run statements as the owner, each committed at once."""
        with psycopg.connect(self.urls.owner, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    @contextmanager
    def owner(self) -> Iterator[psycopg.Connection]:
        """A connection of the owner's own; what is done on it is kept when the block ends."""
        with psycopg.connect(self.urls.owner, autocommit=True) as connection:
            yield connection

    def asked(self, question: str, scope: Scope) -> list[tuple[Any, ...]]:
        """What the database answers the owner, of the rows in a scope."""
        with self._within(scope) as connection:
            return connection.execute(SQL(question)).fetchall()  # type: ignore[arg-type]

    def asked_by_name(self, question: str, scope: Scope) -> list[dict[str, Any]]:
        """The same with the names of the columns."""
        with self._within(scope) as connection, connection.cursor(row_factory=dict_row) as cursor:
            return cursor.execute(SQL(question)).fetchall()  # type: ignore[arg-type]

    @contextmanager
    def _within(self, scope: Scope) -> Iterator[psycopg.Connection]:
        with self.owner() as connection, connection.transaction():
            connection.execute(
                """SELECT set_config('niangjia.scope_low', %s, true),
                          set_config('niangjia.scope_high', %s, true)""",
                [scope.low, scope.high],
            )
            yield connection

    def settle(self) -> None:
        """Do what the server does by itself within minutes: vacuum and look at what stands in the tables."""
        self.as_owner("VACUUM ANALYZE")

    def empty(self, apps: Iterable[str]) -> None:
        """Take out every row of these apps, their history too; the others keep theirs."""
        from django.apps import apps as known

        from niangjia.kernel.postgres import testing

        emptied = set(apps)
        keep = [one._meta.db_table for one in known.get_models() if one._meta.app_label not in emptied]
        testing.wipe(self.urls.owner, keep=[*testing.KEPT, *keep])

    def drop(self) -> None:
        """Remove it."""
        from niangjia.kernel.postgres import testing

        assert self._server is not None
        testing.drop_test_database(self._server, self.name)


@contextmanager
def database(name: str) -> Iterator[Database]:
    """A database for as long as the block lasts, Django in it."""
    made = Database(f"niangjia_bench_{name}")
    try:
        with made.at():
            yield made
    finally:
        made.drop()


def _lead_to(settings: dict[str, Any]) -> None:
    from django.db import connections

    connection = connections["default"]
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
    connection.settings_dict.update(settings)


def _migrate(owner_url: str) -> None:
    from django.db import connections

    from niangjia.kernel import command
    from niangjia.site.settings import database

    connections["owner"].settings_dict.update(database(owner_url))
    command.migrate()
    connections["owner"].close()
