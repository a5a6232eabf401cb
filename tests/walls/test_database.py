"""The wall in the database: every table with a scope, seen through raw SQL under the application's role."""

from __future__ import annotations

from dataclasses import replace

import psycopg
import pytest
from django.db import ProgrammingError, transaction

from niangjia.kernel.actor import Actor, Scope
from niangjia.kernel.postgres.urls import Urls
from niangjia.kernel.scope import acting
from niangjia.organisations.queries import units_below
from tests.cast import Cast, gather
from tests.walls.asking import as_owner, column, rows, scoped_tables

pytestmark = pytest.mark.usefixtures("committed")

EVERYWHERE = (
    "SELECT set_config('niangjia.scope_low', '0', false), set_config('niangjia.scope_high', '~', false)"
)
PEOPLE = "SELECT count(*) FROM workforce_person"


def reaching(actor: Actor, scope: Scope) -> Actor:
    """The same actor, over another part of the tree."""
    return replace(actor, scope=scope)


def paths_seen(by: Actor) -> dict[str, set[str]]:
    """The paths of all rows that raw SQL gets, by table; tables that show none are left out."""
    with acting(by):
        seen = {table: set(map(str, column(f"SELECT scope_path FROM {table}"))) for table in scoped_tables()}
    return {table: paths for table, paths in seen.items() if paths}


def township(cast: Cast) -> str:
    """The path of the unit below the county `here`."""
    with acting(cast.clerk):
        return str(units_below(cast.here, by=cast.clerk).get().scope_path)


def test_raw_sql_without_a_scope_returns_nothing() -> None:
    gather()
    tables = scoped_tables()
    assert {table: column(f"SELECT count(*) FROM {table}") for table in tables} == {
        table: [0] for table in tables
    }


@pytest.mark.parametrize("low, high, members", [("", "", ""), ("0", "", ""), ("", "~", ""), ("", "", "{0}")])
def test_half_a_scope_is_none(low: str, high: str, members: str) -> None:
    gather()
    set_by_hand = """SELECT set_config('niangjia.scope_low', %s, true),
        set_config('niangjia.scope_high', %s, true), set_config('niangjia.scope_only', %s, true)"""
    with transaction.atomic():
        rows(set_by_hand, low, high, members)
        assert {table: column(f"SELECT count(*) FROM {table}") for table in scoped_tables()} == {
            table: [0] for table in scoped_tables()
        }


def test_raw_sql_in_a_county_returns_that_county_only() -> None:
    cast = gather()
    seen = paths_seen(cast.clerk)
    assert len(seen) >= 18
    foreign = {
        table: {one for one in paths if not one.startswith(cast.here.scope_path)}
        for table, paths in seen.items()
    }
    assert {table: paths for table, paths in foreign.items() if paths} == {}
    with acting(cast.clerk):
        assert rows(PEOPLE) == [(1,)]
    with acting(cast.officer):
        assert rows(PEOPLE) == [(2,)]


def test_raw_sql_of_one_unit_alone_returns_nothing_below_it() -> None:
    cast = gather()
    alone = reaching(cast.clerk, Scope.alone(cast.here.scope_path, "涪城区总工会"))
    seen = paths_seen(alone)
    assert set().union(*seen.values()) == {cast.here.scope_path}
    assert "organisations_unit" in seen and "workforce_person" not in seen
    person = reaching(cast.clerk, Scope.alone(township(cast), "丰谷镇总工会"))
    assert "workforce_person" in paths_seen(person)


def test_raw_sql_of_a_named_set_returns_its_members_and_nothing_between() -> None:
    cast = gather()
    first, last = sorted([cast.here.scope_path, cast.there.scope_path])
    beyond = township(cast)
    pair = reaching(cast.officer, Scope.among([first, last], "两县"))
    seen = set().union(*paths_seen(pair).values())
    assert {first, last, beyond} <= seen
    assert {one for one in seen if not one.startswith((first, last))} == set()
    assert cast.prefecture.scope_path not in seen
    # The two of them lie between its members, and are no members: nothing of them is seen.
    around = Scope(cast.prefecture.scope_path, "~~", "绕开", (f"{cast.prefecture.scope_path}ffffff",))
    assert paths_seen(reaching(cast.officer, around)) == {}


def test_a_named_set_may_look_further_only_where_everything_is_meant() -> None:
    cast = gather()
    with acting(reaching(cast.officer, Scope.among([cast.here.scope_path], "一县"))):
        assert column("SELECT app_only() IS NULL") == [False]
        rows(EVERYWHERE.replace("false", "true"))
        assert column("SELECT app_only() IS NULL") == [True]
        assert rows(PEOPLE) == [(2,)]


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


@pytest.mark.parametrize("own, told", [("here", 1), ("there", 0), ("both", 0)])
def test_a_named_set_is_told_of_persons_elsewhere_as_any_scope_is(own: str, told: int) -> None:
    cast = gather()
    with acting(cast.foreign_clerk):
        [(index,)] = rows("SELECT id_number_index FROM workforce_person")
    units = {"here": [cast.here], "there": [cast.there], "both": [cast.here, cast.there]}[own]
    members = Scope.among([unit.scope_path for unit in units], own)
    with acting(reaching(cast.officer, members)):
        assert len(rows("SELECT * FROM workforce_persons_elsewhere(%s)", [index])) == told
        assert column("SELECT app_only()") == [list(members.only)]


def test_a_path_cannot_be_set_by_hand() -> None:
    cast = gather()
    with acting(cast.officer):
        for table in ("workforce_person", "workforce_engagement", "organisations_headcount"):
            before = rows(f"SELECT id, scope_path FROM {table} ORDER BY id")
            rows(f"UPDATE {table} SET scope_path = %s || 'ffffff' RETURNING 1", cast.prefecture.scope_path)
            assert rows(f"SELECT id, scope_path FROM {table} ORDER BY id") == before != []


@pytest.mark.parametrize("scope", ["below", "alone", "set"])
def test_no_row_can_be_written_outside_the_scope(scope: str) -> None:
    cast = gather()
    here = cast.here.scope_path
    own = {"below": Scope.below, "alone": Scope.alone, "set": lambda path, label: Scope.among([path], label)}
    outside = [cast.there.scope_path, cast.prefecture.scope_path, "", "0", "~"]
    outside += [township(cast)] if scope == "alone" else []
    for path in outside:
        with (
            acting(reaching(cast.clerk, own[scope](here, "本单位"))),
            pytest.raises(ProgrammingError, match="row-level security"),
            transaction.atomic(),
        ):
            rows(
                "INSERT INTO kernel_auditevent (at, name, actor, actor_name, role, source, reason, behalf,"
                " address, act, on_kind, on_id, scope_path, details)"
                " VALUES (now(), 'x', 'x', 'x', 'x', 'x', '', '', '', '', 'x', 'x', %s, '{}') RETURNING id",
                path,
            )


def test_no_row_can_be_moved_out_of_the_scope() -> None:
    """Of a table whose path no trigger sets: what would hide a row from its own office is refused."""
    cast = gather()
    with (
        acting(cast.clerk),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        rows("UPDATE kernel_mark SET scope_path = %s RETURNING 1", cast.there.scope_path)


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


def test_no_personal_value_lies_in_the_clear(database_urls: Urls) -> None:
    """ID numbers and phones of the cast appear in no column of any table, histories and audit included."""
    gather()
    clear = ["51070319900101001", "13900000001", "13800000001"]
    with as_owner(database_urls.owner) as owner:
        owner.execute(EVERYWHERE)
        seen = 0
        for table, row in every_row(owner):
            seen += 1
            hexed = [value.encode().hex() for value in clear]
            assert not any(value in row for value in clear + hexed), table
    assert seen > 50


def every_row(owner: psycopg.Connection) -> list[tuple[str, str]]:
    """Each row of each table as text."""
    tables = owner.execute(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    ).fetchall()
    return [
        (table, row)
        for (table,) in tables
        for (row,) in owner.execute(f'SELECT t::text FROM "{table}" t').fetchall()
    ]


def test_history_says_who_and_why() -> None:
    cast = gather()
    with acting(cast.officer):
        told = rows("SELECT DISTINCT pgh_context->>'source', pgh_label FROM workforce_personevent")
    assert told == [("command line", "insert")]
