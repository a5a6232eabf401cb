"""Planting a country: every row as the acts would have written it, table by table instead of act by act.

Runs as the owner, behind the walls like anyone. The row triggers that give codes, paths and sums are off
meanwhile, for what they would write is planted; those that keep history, and every other, do their work.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from uuid import uuid4

from psycopg import Connection
from psycopg.sql import SQL, Composable, Identifier

from niangjia.kernel.actor import Actor

GIVING = r"^pgtrigger_(settle_in|follow_)|^count_allotted$"
"""The triggers that give rows their codes, paths and sums, by their names."""


@contextmanager
def planting(connection: Connection, by: Actor) -> Iterator[None]:
    """One transaction, in which `by` acts and what gives codes, paths and sums is off."""
    with connection.transaction():
        who = {"actor": by.key, "name": by.name, "source": by.source, "reason": by.reason}
        who["act"] = uuid4().hex
        connection.execute(
            """SELECT set_config('niangjia.scope_low', %s, true), set_config('niangjia.scope_high', %s, true),
                      set_config('pghistory.context_metadata', %s, true),
                      set_config('pgtrigger.ignore', '{}', true),
                      set_config('synchronous_commit', 'off', true), set_config('work_mem', '256MB', true)""",
            [by.scope.low, by.scope.high, json.dumps(who, ensure_ascii=False)],
        )
        giving = connection.execute(
            """SELECT tgrelid::regclass::text, tgname FROM pg_trigger
                WHERE NOT tgisinternal AND tgtype & 1 = 1 AND tgname ~ %s""",
            [GIVING],
        ).fetchall()
        _switch(connection, giving, SQL("DISABLE"))
        yield
        # What was put off to the end is done before: a table with events to come cannot be altered.
        connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _switch(connection, giving, SQL("ENABLE"))


def plant(
    connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Insert rows into a table: past a table of no walls, since nothing is copied straight through one."""
    told, named = Identifier(f"told_{table}"), _columns(columns)
    connection.execute(
        SQL("CREATE TEMP TABLE {} ON COMMIT DROP AS SELECT {} FROM {} WITH NO DATA").format(
            told, named, Identifier(table)
        )
    )
    with connection.cursor().copy(SQL("COPY {} FROM STDIN").format(told)) as copy:
        for row in rows:
            copy.write_row(row)
    connection.execute(
        SQL("INSERT INTO {} ({}) SELECT {} FROM {}").format(Identifier(table), named, named, told)
    )
    if "id" in columns:
        connection.execute(
            SQL("SELECT setval(pg_get_serial_sequence({}, 'id'), max(id)) FROM {}").format(table, told)
        )


def _switch(connection: Connection, triggers: Iterable[tuple[str, str]], how: Composable) -> None:
    for table, name in triggers:
        connection.execute(
            SQL("ALTER TABLE {} {} TRIGGER {}").format(Identifier(table), how, Identifier(name))
        )


def _columns(names: Sequence[str]) -> Composable:
    return SQL(", ").join(Identifier(name) for name in names)
