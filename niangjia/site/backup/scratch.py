"""Databases beside the house's own: one to restore into, which then takes its place or goes again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_hex

import psycopg
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict
from psycopg.sql import SQL, Identifier

from niangjia.kernel.command import Fault
from niangjia.kernel.postgres.dropping import drop
from niangjia.kernel.postgres.prepare import close_doors, role
from niangjia.kernel.postgres.testing import KEPT
from niangjia.kernel.postgres.urls import Urls

FILLED = """
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
      AND pg_relation_size(oid) > 0 AND relname <> ALL (%s) ORDER BY relname LIMIT 1
"""


def refuse_full(urls: Urls) -> None:
    """Raise `Fault` unless the house's own database holds nothing yet: a restore overwrites no record."""
    with psycopg.connect(urls.owner, connect_timeout=10) as connection:
        # By size on disk: the owner, too, sees no rows through row-level security.
        filled = connection.execute(FILLED, [list(KEPT)]).fetchone()
    if filled:
        raise Fault(
            f"数据库里已有数据（表 {filled[0]}），没有恢复：请恢复到空的 NIANGJIA_HOME 或空的数据库，"
            "或用 --verify 只核对备份"
        )


@contextmanager
def beside(urls: Urls, purpose: str) -> Iterator[Urls]:
    """An empty database on the same server, gone afterwards unless it took the other's place."""
    name = f"{_name(urls)}_{purpose}_{token_hex(4)}"
    try:
        with psycopg.connect(urls.owner, autocommit=True, connect_timeout=10) as connection:
            owned = {"name": Identifier(name), "backup": Identifier(role(urls.backup))}
            connection.execute(SQL("create database {name} template template0").format(**owned))
            connection.execute(SQL("grant connect on database {name} to {backup}").format(**owned))
    except errors.InsufficientPrivilege as problem:
        raise Fault(f"角色 {role(urls.owner)} 无权新建数据库（须有 createdb）：没有恢复") from problem
    made = urls.to_database(name)
    try:
        yield made
    finally:
        with psycopg.connect(urls.owner, autocommit=True, connect_timeout=10) as connection:
            drop(connection, name)


def take_place(made: Urls, urls: Urls) -> None:
    """Let the restored database be the house's own from now on. Raises `Fault` while another is in use."""
    with psycopg.connect(made.owner, connect_timeout=10) as connection:
        close_doors(connection, role(urls.application))
    own, restored = _name(urls), _name(made)
    emptied = f"{own}_emptied_{token_hex(4)}"
    try:
        with psycopg.connect(
            urls.to_database("postgres").owner, autocommit=True, connect_timeout=10
        ) as connection:
            _rename(connection, own, emptied)
            try:
                _rename(connection, restored, own)
            except psycopg.Error:
                _rename(connection, emptied, own)
                raise
            drop(connection, emptied)
    except errors.ObjectInUse as problem:
        raise Fault("数据库正在使用，没有恢复：请先停止所有 niangjia 命令") from problem


def _rename(connection: psycopg.Connection, name: str, other: str) -> None:
    connection.execute(SQL("alter database {} rename to {}").format(Identifier(name), Identifier(other)))


def _name(urls: Urls) -> str:
    return str(conninfo_to_dict(urls.owner)["dbname"])
