"""The whole database, table by table: which wall each stands behind, what the application may do to it."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, transaction

from niangjia.kernel.postgres.urls import Urls
from tests.walls.asking import as_owner, column, rows, scoped_tables
from tests.walls.tables import BROAD_INSERTS, OPEN_TABLES, READ_ONLY, SUMMING, TELLING, WALLED_OTHERWISE

pytestmark = pytest.mark.usefixtures("committed")

TABLES = """
    SELECT relname, relrowsecurity AND relforcerowsecurity AND EXISTS (
        SELECT FROM pg_policy WHERE polrelid = c.oid AND polpermissive
    ) FROM pg_class c WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
"""
POLICIES = """
    SELECT tablename, cmd, qual, with_check FROM pg_policies
    WHERE schemaname = 'public' AND permissive = 'PERMISSIVE' AND policyname = 'within_scope'
"""
OTHERS = """
    SELECT tablename FROM pg_policies
    WHERE schemaname = 'public' AND permissive = 'PERMISSIVE' AND policyname <> 'within_scope'
"""
POWERFUL = """
    SELECT proname, proconfig::text, has_function_privilege('public', oid, 'execute'),
           array_to_string(array(SELECT grantee::regrole::text FROM aclexplode(proacl) ORDER BY 1), ' ')
    FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace
"""
RIGHTS = """
    SELECT relname FROM pg_class WHERE relkind = ANY ('{r,p,v,m}') AND relnamespace = 'public'::regnamespace
        AND has_table_privilege(current_user, oid, %s)
"""


def test_every_table_stands_behind_a_forced_wall_or_says_why_not() -> None:
    walls = dict(rows(TABLES))
    assert len(walls) >= 66
    assert {table for table, walled in walls.items() if not walled} == set(OPEN_TABLES)
    assert [table for table in scoped_tables() if not walls[table]] == []


def test_the_guard_sees_a_table_without_a_wall(database_urls: Urls) -> None:
    with as_owner(database_urls.owner) as owner:
        owner.execute("CREATE TABLE careless (scope_path text)")
        try:
            assert ("careless", False) in rows(TABLES)
        finally:
            owner.execute("DROP TABLE careless")


def test_every_wall_lets_through_the_scope_and_nothing_else() -> None:
    told = rows(POLICIES)
    conditions = {condition for _, _, *both in told for condition in both}
    assert {command for _, command, *_ in told} == {"ALL"}
    assert len(conditions) == 1, "a wall that differs from the others is a door"
    assert sorted(column(OTHERS)) == sorted({*BROAD_INSERTS, *_of_accounts()})
    assert {str(table) for table, *_ in told} >= set(scoped_tables()) - _of_accounts()


def _of_accounts() -> set[str]:
    """The walled tables of accounts, each by a condition of its own."""
    return {str(table) for table in column(OTHERS) if str(table).startswith(WALLED_OTHERWISE)}


def test_no_view_shows_what_its_reader_may_not_see() -> None:
    assert column("SELECT viewname FROM pg_views WHERE schemaname = 'public'") == []
    assert column("SELECT matviewname FROM pg_matviews WHERE schemaname = 'public'") == []


def test_what_looks_past_the_walls_is_named_and_closed_to_everybody_else() -> None:
    found = {name: rest for name, *rest in rows(POWERFUL)}
    assert set(found) == {*TELLING, *SUMMING}
    owner_and_application = sorted(
        column(
            "SELECT current_user UNION SELECT tableowner FROM pg_tables WHERE tablename = 'workforce_person'"
        )
    )
    for name, (settings, public, grantees) in found.items():
        assert (name, settings, public) == (name, '{"search_path=public, pg_temp"}', False)
        assert str(grantees).split() == owner_and_application, name


def test_the_application_owns_nothing_and_cannot_become_who_does() -> None:
    assert column("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole") == [0]
    assert column("SELECT count(*) FROM pg_proc WHERE proowner = current_user::regrole") == [0]
    strong = "rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication"
    assert column(f"SELECT {strong} FROM pg_roles WHERE rolname = current_user") == [False]
    member = "SELECT count(*) FROM pg_auth_members WHERE member = current_user::regrole"
    assert column(member) == [0]


@pytest.mark.parametrize("right", ["TRUNCATE", "REFERENCES", "TRIGGER"])
def test_no_table_can_be_emptied_watched_or_pointed_at(right: str) -> None:
    assert column(RIGHTS, right) == []


def test_nobody_else_has_any_right_to_a_table() -> None:
    granted = """SELECT DISTINCT a.grantee::regrole::text FROM pg_class c, aclexplode(c.relacl) a
        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.grantee <> c.relowner"""
    assert column(granted) == column("SELECT current_user::text")


def test_what_is_django_s_own_is_read_only() -> None:
    for right in ("INSERT", "UPDATE", "DELETE"):
        assert READ_ONLY & set(column(RIGHTS, right)) == set()


def test_sequences_give_numbers_and_do_not_tell_how_many_there_are() -> None:
    readable = """SELECT relname FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
        AND has_sequence_privilege(current_user, oid, 'SELECT, UPDATE')"""
    assert column(readable) == []


@pytest.mark.parametrize(
    "attempt",
    [
        "SET ROLE {owner}",
        "SET SESSION AUTHORIZATION {owner}",
        "CREATE TABLE public.mine (x int)",
        "CREATE TEMP TABLE mine (x int)",
        "CREATE SCHEMA mine",
        "CREATE FUNCTION pg_temp.peep(text) RETURNS bool LANGUAGE sql AS 'SELECT true'",
        "CREATE FUNCTION public.peep(text) RETURNS bool LANGUAGE sql AS 'SELECT true'",
        "CREATE VIEW public.mine AS SELECT 1",
        "ALTER TABLE workforce_person DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE workforce_person NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY within_scope ON workforce_person",
        "CREATE POLICY mine ON workforce_person USING (true)",
        "ALTER TABLE workforce_person DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "CREATE OR REPLACE FUNCTION app_low() RETURNS text LANGUAGE sql AS $$ SELECT '0' $$",
        "COPY workforce_person TO PROGRAM 'cat'",
        "TRUNCATE workforce_person",
        "INSERT INTO django_migrations (app, name, applied) VALUES ('x', 'x', now())",
        "UPDATE kernel_job SET unit_path = '0'",
    ],
)
def test_the_application_cannot_open_a_wall(attempt: str) -> None:
    (owner,) = column("SELECT tableowner FROM pg_tables WHERE tablename = 'workforce_person'")
    with (
        pytest.raises(ProgrammingError, match=r"permission denied|must be (able|owner)"),
        transaction.atomic(),
    ):
        rows(attempt.format(owner=owner))
