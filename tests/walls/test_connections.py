"""What a connection could carry from one actor to the next, or tell of rows it does not show: nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import DatabaseError, OperationalError, ProgrammingError, connection, transaction

from niangjia.kernel.actor import Actor
from niangjia.kernel.jobs.progress import own_connection
from niangjia.kernel.postgres.urls import Urls
from niangjia.kernel.scope import SETTINGS, acting
from tests.cast import Cast, gather
from tests.walls.asking import column, rows, scoped_tables

pytestmark = pytest.mark.usefixtures("committed")

SETTING = "SELECT current_setting('niangjia.scope_low', true)"
PEOPLE = "SELECT scope_path FROM workforce_person ORDER BY 1"


@contextmanager
def of(connection: psycopg.Connection, actor: Actor) -> Iterator[psycopg.Connection]:
    """A transaction of an actor on a connection taken by hand."""
    with connection.transaction():
        connection.execute(
            SETTINGS, [actor.scope.low, actor.scope.high, "", *[""] * (SETTINGS.count("%s") - 4), "{}"]
        )
        yield connection


def nothing_is_left() -> bool:
    """Whether the connection that comes next out of the pool shows no row of any table."""
    connection.close()  # back into the pool, as at the end of a request
    empty = all(column(f"SELECT count(*) FROM {table}") == [0] for table in scoped_tables())
    return empty and column(SETTING) in ([None], [""])


def in_peace(cast: Cast) -> None:
    """A transaction that ends as it should."""
    with acting(cast.officer):
        assert len(rows(PEOPLE)) == 2


def undone(cast: Cast) -> None:
    """One that is rolled back at the end, as after an answer of 400 or more."""
    with acting(cast.officer):
        assert len(rows(PEOPLE)) == 2
        transaction.set_rollback(True)


def failed_in_python(cast: Cast) -> None:
    """One in which the code fails."""
    with pytest.raises(ZeroDivisionError), acting(cast.officer):
        _ = len(rows(PEOPLE)) / 0


def failed_in_sql(cast: Cast) -> None:
    """One in which the database fails."""
    with pytest.raises(DatabaseError), acting(cast.officer):
        rows("SELECT 1 / 0")


def killed(cast: Cast) -> None:
    """One whose query takes too long."""
    with pytest.raises(OperationalError, match="statement timeout"), acting(cast.officer):
        rows("SELECT set_config('statement_timeout', '20', true)")
        rows("SELECT count(*), pg_sleep(5) FROM workforce_person")


def in_a_savepoint_released(cast: Cast) -> None:
    """One that acts within another's, both of which end well."""
    with acting(cast.clerk), acting(cast.officer), transaction.atomic():
        assert len(rows(PEOPLE)) == 2


def in_a_savepoint_undone(cast: Cast) -> None:
    """One that acts within another's, of which the inner fails."""
    with acting(cast.clerk):
        with pytest.raises(DatabaseError), acting(cast.officer):
            rows("SELECT 1 / 0")
        assert rows(PEOPLE) == rows(PEOPLE) and len(rows(PEOPLE)) == 1


@pytest.mark.parametrize(
    "transaction_of",
    [
        in_peace,
        undone,
        failed_in_python,
        failed_in_sql,
        killed,
        in_a_savepoint_released,
        in_a_savepoint_undone,
    ],
)
def test_nothing_survives_into_a_pooled_connection(transaction_of: object) -> None:
    cast = gather()
    for _ in range(3):
        transaction_of(cast)  # type: ignore[operator]
        assert nothing_is_left()


def test_the_next_actor_on_the_same_connection_gets_only_their_own() -> None:
    cast = gather()
    with own_connection() as held:
        for actor in (cast.clerk, cast.foreign_clerk) * 3:
            with of(held, actor):
                [(path,)] = held.execute(PEOPLE).fetchall()
            assert path.startswith(actor.scope.low)
            assert held.execute(PEOPLE).fetchall() == []


def test_a_prepared_plan_asks_for_the_scope_each_time() -> None:
    cast = gather()
    with own_connection() as held:
        held.execute("SET plan_cache_mode = force_generic_plan")
        held.execute("PREPARE people AS SELECT scope_path FROM workforce_person WHERE sex IN ('1', '2', $1)")
        for actor in (cast.clerk, cast.foreign_clerk) * 6:
            with of(held, actor):
                [(path,)] = held.execute("EXECUTE people('0')").fetchall()
            assert path.startswith(actor.scope.low)
            assert held.execute("EXECUTE people('0')").fetchall() == []


def test_workers_of_one_query_see_what_their_leader_sees() -> None:
    cast = gather()
    eager = ("debug_parallel_query = on", "min_parallel_table_scan_size = 0", "parallel_setup_cost = 0")
    with own_connection() as held:
        for setting in (*eager, "parallel_tuple_cost = 0"):
            held.execute(f"SET {setting}")  # type: ignore[call-overload]
        with of(held, cast.clerk):
            plan = str(held.execute(f"EXPLAIN (VERBOSE) {PEOPLE}").fetchall())
            [(path,)] = held.execute(PEOPLE).fetchall()
        assert "Gather" in plan and path.startswith(cast.here.scope_path)
        assert held.execute(PEOPLE).fetchall() == []


@pytest.mark.parametrize("table", ["workforce_person", "workforce_personevent", "kernel_auditevent"])
def test_a_copy_takes_only_what_is_seen(table: str) -> None:
    cast = gather()
    with own_connection() as held:
        for actor in (cast.clerk, cast.foreign_clerk):
            with of(held, actor), held.cursor().copy(f"COPY {table} (scope_path) TO STDOUT") as copy:
                told = {str(path) for (path,) in copy.rows()}
            assert told and all(path.startswith(actor.scope.low) for path in told)
        with held.cursor().copy(f"COPY {table} TO STDOUT") as copy:
            assert list(copy.rows()) == []


def test_switching_the_walls_off_is_an_error_and_no_way_round() -> None:
    cast = gather()
    with (
        acting(cast.officer),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        rows("SELECT set_config('row_security', 'off', true)")
        rows(PEOPLE)


def test_an_error_quotes_no_row_that_is_not_seen() -> None:
    cast = gather()
    asked = "SELECT 1 FROM workforce_person WHERE (name || '/' || scope_path)::int = 0"
    assert rows(asked) == []
    with acting(cast.clerk), pytest.raises(DatabaseError, match=cast.here.scope_path), transaction.atomic():
        rows(asked)


def test_statistics_of_the_planner_quote_no_row(database_urls: Urls) -> None:
    gather()
    with psycopg.connect(database_urls.owner, autocommit=True) as owner:
        owner.execute("ANALYZE")
    told = "SELECT count(*) FROM pg_stats WHERE schemaname = 'public' AND tablename = ANY (%s)"
    assert column(told, scoped_tables()) == [0]


def test_a_foreign_key_tells_that_a_number_exists_and_no_more() -> None:
    """Keys are numbers counted up, which say nothing; the row itself stays out of sight."""
    cast = gather()
    with acting(cast.foreign_clerk):
        [(person,)] = rows("SELECT id FROM workforce_person")
    with acting(cast.clerk):
        own = "SELECT id FROM workforce_engagement"
        [(engagement,)] = rows(own)
        joined = """SELECT e.id, p.name FROM workforce_engagement e LEFT JOIN workforce_person p
            ON p.id = %s WHERE e.id = %s"""
        assert rows(joined, person, engagement) == [(engagement, None)]
        for locked in ("FOR UPDATE", "FOR KEY SHARE"):
            assert rows(f"SELECT id FROM workforce_person WHERE id = %s {locked}", person) == []
        assert rows("UPDATE workforce_person SET name = name WHERE id = %s RETURNING name", person) == []
        assert rows("DELETE FROM workforce_person WHERE id = %s RETURNING name", person) == []
