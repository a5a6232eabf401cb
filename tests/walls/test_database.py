"""The wall in the database: every table with a scope, seen through raw SQL under the application's role."""

from __future__ import annotations

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from niangjia.kernel.postgres.urls import Urls
from niangjia.kernel.scope import acting
from tests.cast import gather

pytestmark = pytest.mark.usefixtures("committed")

SCOPED = """
    SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity,
           EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relkind = 'r' AND a.attname = 'scope_path' AND c.relnamespace = 'public'::regnamespace
"""


def rows(sql: str, *parameters: object) -> list[tuple[object, ...]]:
    """What the application's role gets for a query."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def scoped_tables() -> list[str]:
    """Every table that carries a scope path, histories among them."""
    return [str(name) for name, *_ in rows(SCOPED)]


def test_every_table_with_a_scope_stands_behind_a_forced_wall() -> None:
    walls = {name: rest for name, *rest in rows(SCOPED)}
    assert len(walls) >= 17
    assert {name for name, wall in walls.items() if wall != [True, True, True]} == set()


def test_the_guard_sees_a_table_without_a_wall(database_urls: Urls) -> None:
    with psycopg.connect(database_urls.owner, autocommit=True) as owner:
        owner.execute("CREATE TABLE careless (scope_path text)")
        try:
            assert [False, False, False] in [rest for name, *rest in rows(SCOPED) if name == "careless"]
        finally:
            owner.execute("DROP TABLE careless")


def test_raw_sql_without_a_scope_returns_nothing() -> None:
    gather()
    tables = scoped_tables()
    assert {table: rows(f"SELECT count(*) FROM {table}") for table in tables} == {
        table: [(0,)] for table in tables
    }


def test_raw_sql_in_a_county_returns_that_county_only() -> None:
    cast = gather()
    for table in scoped_tables():
        with acting(cast.clerk):
            paths = {str(path) for (path,) in rows(f"SELECT scope_path FROM {table}")}
        assert {path for path in paths if not path.startswith(cast.here.scope_path)} == set(), table
    with acting(cast.clerk):
        assert rows("SELECT count(*) FROM workforce_person") == [(1,)]
    with acting(cast.officer):
        assert rows("SELECT count(*) FROM workforce_person") == [(2,)]


def test_who_acts_for_nobody_is_not_told_that_a_person_is_elsewhere() -> None:
    cast = gather()
    asked = "SELECT * FROM workforce_persons_elsewhere(%s)"
    with acting(cast.foreign_clerk):
        [(index,)] = rows("SELECT id_number_index FROM workforce_person")
        assert rows(asked, [index]) == []
    assert rows(asked, [index]) == []
    with acting(cast.clerk):
        assert len(rows(asked, [index])) == 1
        assert rows("SELECT current_setting('niangjia.scope_low')") == [(cast.here.scope_path,)]


def test_a_path_cannot_be_set_by_hand() -> None:
    cast = gather()
    with acting(cast.officer):
        for table in ("workforce_person", "workforce_engagement", "organisations_headcount"):
            before = rows(f"SELECT id, scope_path FROM {table} ORDER BY id")
            rows(f"UPDATE {table} SET scope_path = %s || 'ffffff' RETURNING 1", cast.prefecture.scope_path)
            assert rows(f"SELECT id, scope_path FROM {table} ORDER BY id") == before != []


def test_the_scope_does_not_outlive_its_transaction() -> None:
    cast = gather()
    with acting(cast.officer):
        assert rows("SELECT count(*) FROM workforce_person") == [(2,)]
    assert rows("SELECT count(*) FROM workforce_person") == [(0,)]


def test_no_row_can_be_written_into_another_county() -> None:
    cast = gather()
    with acting(cast.clerk), pytest.raises(ProgrammingError), transaction.atomic():
        rows(
            "INSERT INTO kernel_auditevent (at, name, actor, actor_name, role, source, reason,"
            " on_kind, on_id, scope_path, details)"
            " VALUES (now(), 'x', 'x', 'x', 'x', 'x', '', 'x', 'x', %s, '{}') RETURNING id",
            cast.there.scope_path,
        )


@pytest.mark.parametrize("change", ["UPDATE {} SET scope_path = scope_path", "DELETE FROM {}", "TRUNCATE {}"])
def test_audit_and_history_are_only_added_to(change: str) -> None:
    cast = gather()
    appended = ["kernel_auditevent", *(table for table in scoped_tables() if table.endswith("event"))]
    assert len(appended) >= 9
    for table in appended:
        with (
            acting(cast.officer),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
        ):
            rows(change.format(table))


def test_the_application_owns_nothing_and_cannot_bypass() -> None:
    mine = "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole"
    assert rows(mine) == [(0,)]
    assert rows("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user") == [(False,)]


def test_no_personal_value_lies_in_the_clear(database_urls: Urls) -> None:
    """ID numbers and phones of the cast appear in no column of any table, histories and audit included."""
    gather()
    clear = ["51070319900101001", "13900000001", "13800000001"]
    with psycopg.connect(database_urls.owner) as owner:
        owner.execute(
            "SELECT set_config('niangjia.scope_low', '0', false),"
            " set_config('niangjia.scope_high', '~', false)"
        )
        tables = owner.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        seen = 0
        for (table,) in tables.fetchall():
            for (row,) in owner.execute(f'SELECT t::text FROM "{table}" t').fetchall():
                seen += 1
                hexed = [value.encode().hex() for value in clear]
                assert not any(value in row for value in clear + hexed), table
    assert seen > 50


def test_history_says_who_and_why() -> None:
    cast = gather()
    with acting(cast.officer):
        told = rows("SELECT DISTINCT pgh_context->>'source', pgh_label FROM workforce_personevent")
    assert told == [("command line", "insert")]
