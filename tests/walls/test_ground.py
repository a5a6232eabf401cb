"""The ground under the tests: after each of them nothing is left, whatever wall stands round it."""

from __future__ import annotations

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from niangjia.kernel.postgres.testing import KEPT, MUCH, wipe
from niangjia.kernel.postgres.urls import Urls
from tests.walls.stage import Stage, stage

__all__ = ["stage"]
TABLES = "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"


def filled(owner_url: str) -> dict[str, int]:
    """The tables that hold rows, as their owner counts them without walls."""
    found = {}
    with psycopg.connect(owner_url) as connection:
        for (table,) in connection.execute(TABLES).fetchall():
            named = Identifier(table)
            connection.execute(SQL("alter table {} no force row level security").format(named))
            [count] = connection.execute(SQL("select count(*) from {}").format(named)).fetchone() or (0,)
            if count and table not in KEPT:
                found[table] = count
        connection.rollback()
    return found


@pytest.mark.parametrize("much", [False, True])
def test_nothing_is_left_and_numbers_begin_again(stage: Stage, database_urls: Urls, much: bool) -> None:
    first = dict(stage.names)
    if much:
        with psycopg.connect(database_urls.owner) as connection:
            connection.execute(
                "create table public.much as select repeat('x', 99) from generate_series(1, 9999)"
            )
    assert len(filled(database_urls.owner)) > 40
    wipe(database_urls.owner)
    assert filled(database_urls.owner) == {}
    stage.clear()
    assert stage.names == first
    if much:
        assert MUCH < 9999 * 99
        with psycopg.connect(database_urls.owner) as connection:
            connection.execute("drop table public.much")
