"""Ask a database what it holds, within one snapshot: rows, their digests, and the shape of every table.

A digest adds up 64 bits of the SHA-256 of each row's text, so that the order of rows does not matter. The
counters of identity columns are left out: they move while a house is in use, whatever the snapshot.
"""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg import IsolationLevel
from psycopg.sql import SQL, Identifier

from niangjia.kernel.command import Fault
from niangjia.site.backup.manifest import Table

# What the text of a row depends on, the same wherever it is asked.
AS_TEXT = """
    SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres';
    SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; SET LOCAL search_path = public;
    SET LOCAL row_security = off; SET LOCAL statement_timeout = 0
"""
SEES_ALL = """
    SELECT (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user)
       AND coalesce((SELECT bool_and(has_table_privilege(oid, 'SELECT')) FROM pg_class
                      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')), true)
"""
TABLES = """
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname
"""
ROWS = """
    SELECT count(*),
           coalesce(sum(('x' || left(encode(sha256(whole), 'hex'), 16))::bit(64)::bigint), 0)
    FROM (SELECT convert_to(t::text, 'UTF8') AS whole FROM {table} AS t) AS rows
"""
SHAPE = """
    SELECT kind, encode(sha256(convert_to(string_agg(part, E'\n' ORDER BY part COLLATE "C"), 'UTF8')), 'hex')
    FROM (
        SELECT 'columns' AS kind, concat_ws(' ', row_number() OVER (ORDER BY attnum), attname,
               format_type(atttypid, atttypmod), attnotnull, attidentity, attcollation::regcollation,
               (SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef
                WHERE adrelid = attrelid AND adnum = attnum)) AS part
        FROM pg_attribute WHERE attrelid = %(table)s::regclass AND attnum > 0 AND NOT attisdropped
        UNION ALL
        SELECT 'constraints', concat_ws(' ', conname, pg_get_constraintdef(oid)) FROM pg_constraint
        WHERE conrelid = %(table)s::regclass
        UNION ALL
        SELECT 'constraints', pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = %(table)s::regclass
        UNION ALL
        SELECT 'triggers', concat_ws(' ', tgenabled, pg_get_triggerdef(oid)) FROM pg_trigger
        WHERE tgrelid = %(table)s::regclass AND NOT tgisinternal
        UNION ALL
        SELECT 'walls', concat_ws(' ', polname, polcmd, polpermissive, polroles::regrole[],
               pg_get_expr(polqual, polrelid), '|', pg_get_expr(polwithcheck, polrelid))
        FROM pg_policy WHERE polrelid = %(table)s::regclass
        UNION ALL
        SELECT 'walls', concat_ws(' ', relrowsecurity, relforcerowsecurity) FROM pg_class
        WHERE oid = %(table)s::regclass
        UNION ALL
        SELECT 'grants', unnest(relacl)::text FROM pg_class WHERE oid = %(table)s::regclass
    ) AS parts GROUP BY kind
"""
FUNCTIONS = """
    SELECT encode(sha256(convert_to(string_agg(part, E'\n' ORDER BY part COLLATE "C"), 'UTF8')), 'hex')
    FROM (
        SELECT concat_ws(' ', pg_get_functiondef(p.oid),
               (SELECT string_agg(a::text, ' ' ORDER BY a::text) FROM unnest(proacl) a)) AS part
        FROM pg_proc p
        WHERE pronamespace = 'public'::regnamespace AND prokind IN ('f', 'p')
          AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    ) AS functions
"""
HAS_MIGRATIONS = "SELECT to_regclass('public.django_migrations') IS NOT NULL"
MIGRATIONS = "SELECT app || '.' || name FROM django_migrations ORDER BY id"


def look(connection: psycopg.Connection[Any]) -> None:
    """Begin the snapshot that everything is asked in. Raises `Fault` when the role cannot see every row."""
    connection.isolation_level, connection.read_only = IsolationLevel.REPEATABLE_READ, True
    connection.execute(AS_TEXT)
    if not _value(connection, SEES_ALL):
        raise Fault(
            f"角色 {connection.info.user} 受行级安全约束或无权读取全部表，备份会缺行：没有备份。"
            "请在 DATABASE_BACKUP_URL 中写明有 bypassrls 和 pg_read_all_data 的角色"
        )


def tables(connection: psycopg.Connection[Any]) -> dict[str, Table]:
    """Every table with its rows and shape."""
    names = [name for (name,) in connection.execute(TABLES).fetchall()]
    return {name: _table(connection, name) for name in names}


def functions(connection: psycopg.Connection[Any]) -> str:
    """A digest of every function of the house; those of extensions are left out."""
    return str(_value(connection, FUNCTIONS))


def migrations(connection: psycopg.Connection[Any]) -> list[str]:
    """The migrations that were applied, in their order; none in an empty database."""
    if not _value(connection, HAS_MIGRATIONS):
        return []
    return [name for (name,) in connection.execute(MIGRATIONS).fetchall()]


def _table(connection: psycopg.Connection[Any], name: str) -> Table:
    found = connection.execute(SQL(ROWS).format(table=Identifier(name))).fetchone()
    assert found is not None
    shape = connection.execute(SHAPE, {"table": Identifier(name).as_string(connection)}).fetchall()
    return Table(rows=found[0], digest=f"{int(found[1]):d}", shape=dict(shape))


def _value(connection: psycopg.Connection[Any], query: str) -> Any:
    row = connection.execute(query).fetchone()
    return row[0] if row else None
