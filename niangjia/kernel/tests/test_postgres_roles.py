"""What the two roles may, on whichever server the suite runs against."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from psycopg import errors

from niangjia.kernel.postgres import PostgresError, Urls, running
from niangjia.kernel.postgres.prepare import prepare, role
from niangjia.kernel.postgres.testing import create_test_database, drop_test_database, wipe

TABLES = """
create table parent (id bigint generated always as identity primary key);
create table child (parent_id bigint references parent);
create table django_migrations (id bigint generated always as identity primary key);
create function twice(n int) returns int language sql return n * 2;
alter table parent enable row level security, force row level security;
create policy nobody on parent to public using (false) with check (true);
"""


def build(owner_url: str) -> None:
    with psycopg.connect(owner_url) as connection:
        connection.execute(TABLES)


@pytest.fixture(scope="module")
def server() -> Iterator[Urls]:
    with running() as urls:
        yield urls


@pytest.fixture
def urls(server: Urls, worker: str) -> Iterator[Urls]:
    """A database of our own tables, beside the suite's."""
    name = f"niangjia_roles_{worker}"
    drop_test_database(server, name)
    with psycopg.connect(server.owner, autocommit=True) as connection:
        connection.execute(f"create database {name} template template0")
    urls = server.to_database(name)
    prepare(urls)
    build(urls.owner)
    yield urls
    drop_test_database(server, name)


@pytest.fixture
def worker(request: pytest.FixtureRequest) -> str:
    return str(getattr(request.config, "workerinput", {}).get("workerid", "main"))


def test_a_database_is_dropped_once_the_application_has_left(urls: Urls, server: Urls) -> None:
    with ThreadPoolExecutor(1) as pool, psycopg.connect(urls.application) as connection:
        dropped = pool.submit(drop_test_database, server, connection.info.dbname)
        with pytest.raises(TimeoutError):
            dropped.result(timeout=0.5)
        connection.close()
        assert dropped.result() is None


def test_neither_role_passes_the_walls(server: Urls) -> None:
    with psycopg.connect(server.owner) as connection:
        found = connection.execute(
            "select rolname, rolsuper or rolbypassrls from pg_roles where rolname = any(%s)",
            [[role(server.owner), role(server.application)]],
        ).fetchall()
    assert sorted(found) == sorted([(role(server.owner), False), (role(server.application), False)])


def test_the_application_cannot_become_the_owner(server: Urls) -> None:
    with psycopg.connect(server.application) as connection, pytest.raises(errors.InsufficientPrivilege):
        connection.execute(f"set role {role(server.owner)}")


@pytest.mark.parametrize(
    "statement",
    [
        "create table mine (id int)",
        "create temporary table mine (id int)",
        "create schema mine",
        "create database mine",
        "create role mine",
        "drop table child",
        "truncate child",
        "alter table parent disable row level security",
        "create policy mine on child using (true)",
    ],
)
def test_the_application_builds_nothing(urls: Urls, statement: str) -> None:
    with (
        psycopg.connect(urls.application, autocommit=True) as connection,
        pytest.raises(errors.InsufficientPrivilege),
    ):
        connection.execute(statement)


def test_the_application_writes_rows_and_calls_functions(urls: Urls) -> None:
    with psycopg.connect(urls.application) as connection:
        connection.execute("insert into child values (null)")
        connection.execute("update child set parent_id = null")
        assert connection.execute("select count(*), twice(21) from child").fetchone() == (1, 42)
        connection.execute("delete from child")


def test_preparing_again_changes_nothing(urls: Urls) -> None:
    query = "select defaclobjtype, defaclacl::text from pg_default_acl order by 1"
    with psycopg.connect(urls.owner) as connection:
        before = connection.execute(query).fetchall()
        prepare(urls)
        assert connection.execute(query).fetchall() == before


def test_an_application_role_that_is_the_owner_is_refused(server: Urls) -> None:
    with pytest.raises(PostgresError, match="can pass the walls"):
        prepare(Urls(application=server.owner, owner=server.owner))


def test_wiping_empties_what_row_security_hides_and_keeps_the_migrations(urls: Urls) -> None:
    with psycopg.connect(urls.owner) as connection:
        connection.execute("insert into parent default values")
        connection.execute("insert into django_migrations default values")
    wipe(urls.owner)
    with psycopg.connect(urls.owner) as connection:
        connection.execute("alter table parent no force row level security")
        left = connection.execute(
            "select (select count(*) from parent), (select count(*) from django_migrations)"
        ).fetchone()
        again = connection.execute("insert into child values (null) returning parent_id").fetchone()
    assert left == (0, 1)
    assert again == (None,)
    wipe(urls.owner)


def test_a_template_is_built_once_and_its_copies_are_closed_too(
    server: Urls, worker: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from niangjia.kernel.postgres import testing

    monkeypatch.setattr(testing, "content_of_migrations", lambda: f"try_{worker}")
    monkeypatch.setattr(testing, "TEMPLATE_MARK", f"_mould_{worker}_")
    built: list[str] = []

    def migrate(owner_url: str) -> None:
        built.append(owner_url)
        build(owner_url)

    name = f"niangjia_copy_{worker}"
    with psycopg.connect(server.owner) as connection:
        database = connection.info.dbname
    drop_test_database(server, f"{database}_mould_{worker}_try_{worker}")
    for _ in range(2):
        urls = create_test_database(server, name, migrate)
    assert len(built) == 1
    with psycopg.connect(urls.application) as connection:
        assert connection.execute("select count(*) from child").fetchone() == (0,)
        with pytest.raises(errors.InsufficientPrivilege):
            connection.execute("create temporary table mine (id int)")
    drop_test_database(server, name)
    drop_test_database(server, f"{database}_mould_{worker}_try_{worker}")
