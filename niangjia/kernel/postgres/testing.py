"""Test databases, quick enough to give each test worker its own.

The migrations run once, into a template named after their content; a worker's database is a copy of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import LiteralString

import psycopg
from psycopg.sql import SQL, Identifier

import niangjia
from niangjia.kernel.postgres.dropping import drop
from niangjia.kernel.postgres.prepare import close_doors, role
from niangjia.kernel.postgres.urls import Urls

KEPT = ("django_migrations", "django_content_type", "auth_permission", "kernel_apart")
FILLED = """select relname, relforcerowsecurity, pg_relation_size(oid) > %s from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'
      and pg_relation_size(oid) > 0 and relname <> all(%s)"""
"""By size on disk: the owner, too, sees no rows through row-level security."""

MUCH = 64 * 8192
"""Bytes above which tables are emptied as a whole: below, taking the rows out is ten times as quick."""

BEGIN_AGAIN = """select setval(format('%%I.%%I', schemaname, sequencename)::regclass, 1, false)
    from pg_sequences where schemaname = 'public' and last_value is not null and sequencename <> all(%s)"""
GUARDED = """select c.relname from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where t.tgname = 'only_added_to' and c.relnamespace = 'public'::regnamespace"""
"""Tables that refuse to be emptied even by their owner: for tests their guard steps aside."""
TEMPLATE_LOCK = 0x6E6A7465
TEMPLATE_MARK = "_template_"


def create_test_database(urls: Urls, name: str, migrate: Callable[[str], None]) -> Urls:
    """A fresh, migrated database of that name; one left by an earlier run is dropped first.

    `migrate` gets the owner's address of an empty, prepared database. Workers that ask at once wait for each
    other. The owner needs CREATEDB.
    """
    with _maintenance(urls) as connection:
        template = f"{connection.info.dbname}{TEMPLATE_MARK}{content_of_migrations()}"
        connection.execute("select pg_advisory_lock(%s)", [TEMPLATE_LOCK])
        if not _exists(connection, template):
            _build(connection, urls, template, migrate)
        drop(connection, name)
        _create(connection, urls, name, template)
    return urls.to_database(name)


def drop_test_database(urls: Urls, name: str) -> None:
    """Drop it, once the application's last connection has ended. Raises psycopg.Error when none ends."""
    with _maintenance(urls) as connection:
        drop(connection, name)


def wipe(owner_url: str, *, keep: Collection[str] = KEPT) -> None:
    """Empty every table that holds anything, but those of `keep` that hang on none of the others; identities
    begin again at 1."""
    with psycopg.connect(owner_url) as connection:
        filled = connection.execute(FILLED, [MUCH, list(keep)]).fetchall()
        if filled and (keep is not KEPT or any(much for *_, much in filled)):
            _truncate(connection, [table for table, *_ in filled])
        elif filled:
            _delete(connection, {table: forced for table, forced, _ in filled})
            connection.execute(BEGIN_AGAIN, [[f"{table}_id_seq" for table in keep]])


def _delete(connection: psycopg.Connection, tables: Mapping[str, bool]) -> None:
    """The rows of tables, past their walls and without history or any other trigger; whether the walls hold
    for the owner too. Foreign keys are looked at in the end."""
    for table in tables:
        named = Identifier(table)
        connection.execute(
            SQL("alter table {} disable trigger user, no force row level security").format(named)
        )
        connection.execute(SQL("delete from {}").format(named))
    connection.execute("set constraints all immediate")
    for table, forced in tables.items():
        again = SQL(", force row level security" if forced else "")
        connection.execute(SQL("alter table {} enable trigger user{}").format(Identifier(table), again))


def _truncate(connection: psycopg.Connection, tables: Sequence[str]) -> None:
    guarded = connection.execute(GUARDED).fetchall()
    _switch(connection, "disable", guarded)
    named = SQL(", ").join(map(Identifier, tables))
    connection.execute(SQL("truncate {} restart identity cascade").format(named))
    _switch(connection, "enable", guarded)


def _switch(connection: psycopg.Connection, how: LiteralString, guarded: Sequence[tuple[str]]) -> None:
    for (table,) in guarded:
        name = Identifier(table)
        connection.execute(SQL("alter table {} " + how + " trigger only_added_to").format(name))


def content_of_migrations() -> str:
    """A short name for what the migrations would build: they, the kernel they call, the locked packages."""
    root = Path(niangjia.__file__).parent
    files = {*root.glob("**/migrations/**/*.py"), *root.glob("**/*.sql"), *root.glob("kernel/*.py")}
    files |= {*root.glob("kernel/flows/*.py")}
    digest = hashlib.sha256()
    for path in (*sorted(files), root.parent / "requirements.lock"):
        if path.exists():
            digest.update(str(path.relative_to(root.parent)).encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _build(connection: psycopg.Connection, urls: Urls, template: str, migrate: Callable[[str], None]) -> None:
    former = connection.execute(
        "select datname from pg_database where starts_with(datname, %s)",
        [f"{connection.info.dbname}{TEMPLATE_MARK}"],
    ).fetchall()
    for (database,) in former:
        drop(connection, database)
    draft = f"{template}_draft"
    _create(connection, urls, draft, "template0")
    migrate(urls.to_database(draft).owner)
    # Renamed only when whole, so that a run that was killed leaves no half template.
    connection.execute(SQL("alter database {} rename to {}").format(Identifier(draft), Identifier(template)))


def _create(connection: psycopg.Connection, urls: Urls, name: str, template: str) -> None:
    connection.execute(SQL("create database {} template {}").format(Identifier(name), Identifier(template)))
    # A copy does not inherit who may connect.
    with psycopg.connect(urls.to_database(name).owner) as inside:
        close_doors(inside, role(urls.application))


def _exists(connection: psycopg.Connection, name: str) -> bool:
    return connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone() is not None


@contextmanager
def _maintenance(urls: Urls) -> Iterator[psycopg.Connection]:
    with psycopg.connect(urls.owner, autocommit=True) as connection:
        yield connection
