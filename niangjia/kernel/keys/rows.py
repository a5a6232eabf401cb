"""The rows of the tables with sealed values, as raw SQL reads and rewrites them by the thousand.

A value is replaced only where it is still the one that was read: what others write meanwhile stays, and a
key that was destroyed comes back by no means.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection
from psycopg.sql import SQL, Composed, Identifier

from niangjia.kernel.keys.holding import KEY, Holder
from niangjia.kernel.keys.ring import Use

Row = dict[str, Any]

HISTORY_STEPS_ASIDE = """
    SELECT set_config('pgtrigger.ignore', (
        SELECT coalesce(array_agg(tgname::text)::text, '{}') FROM pg_trigger
         WHERE tgrelid = %s::regclass AND tgname LIKE 'pgtrigger\\_update\\_update\\_%%'), true)
"""
"""A value sealed anew is the same value: no version is kept of it."""

MASTER_OF = """CASE WHEN length({column}) = 60 THEN 1
    ELSE get_byte({column}, length({column}) - 2) * 256 + get_byte({column}, length({column}) - 1) END"""
INDEX_OF = "CASE WHEN length({column}) = 32 THEN 1 ELSE get_byte({column}, 0) END"
FIRST_BYTE = "get_byte({column}, 0)"
NUMBER_OF: Mapping[Use, str] = {Use.MASTER: MASTER_OF, Use.INDEX: INDEX_OF}
"""By which key a stored value was made."""


def following(holder: Holder, columns: Sequence[str], last: int) -> list[Row]:
    """The rows after `last` in the order of their ids, as many as one transaction takes.

    Each has its `id`, the columns asked for, and the `key` under which its values lie.
    """
    own = row = Identifier("row")
    number = SQL("{}.{}").format(row, _number(holder))
    held = SQL(", ").join(SQL("{}.{}").format(row, Identifier(name)) for name in columns)
    joined, lying = SQL("{} AS row").format(Identifier(holder.table)), holder
    while lying.owner is not None:
        lower, own = own, Identifier(lying.owner.table)
        joined += SQL(" JOIN {} ON {}.{} = {}.{}").format(
            own, own, _number(lying.owner), lower, Identifier(lying.under)
        )
        lying = lying.owner
    asked = SQL("SELECT {}, {}.{}, {} FROM {} WHERE {} > %s ORDER BY {} LIMIT %s").format(
        *(number, own, Identifier(KEY), held, joined, number, number)
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, [last, holder.at_once])  # type: ignore[arg-type]
        names = ["id", "key", *columns]
        return [dict(zip(names, map(_plain, told), strict=True)) for told in cursor.fetchall()]


def replace(holder: Holder, column: str, told: Mapping[int, tuple[bytes, bytes]]) -> int:
    """Put other bytes into a column: row → what was read there, what is to stand. Returns of how many."""
    if not told:
        return 0
    statement: Composed = SQL(
        "UPDATE {table} SET {column} = told.fresh "
        "FROM unnest(%s::bigint[], %s::bytea[], %s::bytea[]) AS told (id, read, fresh) "
        "WHERE {table}.{number} = told.id AND {table}.{column} = told.read"
    ).format(table=Identifier(holder.table), column=Identifier(column), number=_number(holder))
    with connection.cursor() as cursor:
        cursor.execute(HISTORY_STEPS_ASIDE, [holder.table])
        read, fresh = zip(*told.values(), strict=True)
        cursor.execute(statement, [list(told), list(read), list(fresh)])  # type: ignore[arg-type]
        changed = int(cursor.rowcount)
        cursor.execute("SELECT set_config('pgtrigger.ignore', '{}', true)")
    return changed


def tally(holder: Holder, column: str, number: str) -> dict[int, int]:
    """How many rows hold anything in a column, by what the expression `number` makes of it."""
    expression = SQL(number).format(column=Identifier(column))  # type: ignore[arg-type]
    asked = SQL("SELECT {} AS number, count(*) FROM {} WHERE length({}) > 0 GROUP BY 1 ORDER BY 1").format(
        expression, Identifier(holder.table), Identifier(column)
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)  # type: ignore[arg-type]
        return dict(cursor.fetchall())


def _number(holder: Holder) -> Identifier:
    column = holder.model._meta.pk.column
    assert column is not None, "a table has a primary key"
    return Identifier(column)


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value
