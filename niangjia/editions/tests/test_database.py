"""What the database itself holds of an edition, tried past the acts by raw SQL."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import pytest
from django.db import Error, connection, transaction

from niangjia.editions import access
from niangjia.editions.flow import FLOW
from niangjia.editions.models import Edition
from niangjia.editions.tests.factories import WAY, Office, brought_to, drafted, moved, office
from niangjia.kernel.actor import Actor
from niangjia.kernel.flows.separation import Separation, pairs_of
from niangjia.kernel.flows.stepping import OnlyBySteps, ways_of
from niangjia.kernel.scope import acting

pytestmark = pytest.mark.usefixtures("committed")

STEP = """
    INSERT INTO kernel_flowstep (flow, move, on_kind, on_id, scope_path, round, by, behalf_key, by_name,
                                 unit_name, on_date, opinion, number, issuer, at)
    VALUES ('editions.edition', %s, 'edition', %s, %s, 1, %s, %s, 'x', 'x', '2026-07-15', '', '', '', now())
"""
OTHER = "UPDATE editions_editionline SET planned = coalesce(planned, 0) + 1 WHERE edition_id = %s"
GONE = "DELETE FROM editions_editionline WHERE edition_id = %s"
MORE = """
    INSERT INTO editions_editionline (edition_id, place_in_order, unit_key, code, name, lay_at, kind, county,
        found_by, source, tallies, further, group_code, group_name, counted_in, status, filling, document,
        clause, reason, scope_path)
    VALUES (%s, 99, 99, 'GH99', 'x', 'x', 'township', '',
        'x', '', '[]', '{}', '', '', 'person', 'value', '{}', '', '', '', '')
"""


def run(by: Actor, sql: str, *values: object) -> int:
    """How many rows a statement of the application touched."""
    with acting(by), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


def refused(by: Actor, says: str, sql: str, *values: object) -> None:
    """The database refuses a statement."""
    with acting(by), pytest.raises(Error, match=says), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def step(of: Office, edition: Edition, move: str, who: Actor) -> tuple[str, tuple[object, ...]]:
    """A step written past the acts."""
    return STEP, (move, edition.pk, edition.scope_path, who.key, who.behalf_key)


@pytest.mark.parametrize(
    ("last", "move", "who"),
    [
        ("submit", "countersign", "clerk"),
        ("request", "approve", "clerk"),
        ("request", "approve", "vice_chair"),
        ("request", "return", "vice_chair"),
        ("request", "transcribe", "clerk"),
    ],
)
def test_nobody_decides_on_their_own(last: str, move: str, who: str) -> None:
    of = office()
    edition = brought_to(of, last)
    sql, values = step(of, edition, move, getattr(of, who))
    refused(of.clerk, "separation of duties", sql, *values)
    for_them = replace(of.officer, behalf_key=getattr(of, who).key)
    sql, values = step(of, edition, move, for_them)
    refused(of.clerk, f"separation of duties: {of.officer.key} for {for_them.behalf_key}", sql, *values)
    assert run(of.clerk, *unpacked(step(of, edition, move, of.officer))) == 1


def unpacked(written: tuple[str, tuple[object, ...]]) -> tuple[object, ...]:
    """Statement and values as one list."""
    return written[0], *written[1]  # type: ignore[return-value]


def test_the_pairs_may_not_be_taken_away() -> None:
    of = office()
    refused(of.clerk, "permission denied", "DELETE FROM kernel_apart")
    refused(of.clerk, "permission denied", "UPDATE kernel_flowstep SET by = 'x'")


@pytest.mark.parametrize("state", ["approved", "published", "withdrawn", "nowhere"])
def test_a_state_changes_by_its_step_alone(state: str) -> None:
    of = office()
    edition = brought_to(of, "submit")
    refused(
        of.clerk, "no step takes", "UPDATE editions_edition SET state = %s WHERE id = %s", state, edition.pk
    )


def test_an_edition_begins_as_a_draft() -> None:
    of = office()
    edition = brought_to(of, "publish")
    columns = (
        "unit_id, year, title, on_date, note, digests, held, retaken, drafted_by_name, drafted_at, scope_path"
    )
    copy = (
        f"INSERT INTO editions_edition ({columns}, number, state)"
        f" SELECT {columns}, 9, 'approved' FROM editions_edition WHERE id = %s"
    )
    refused(of.clerk, "begins as draft", copy, edition.pk)


@pytest.mark.parametrize("last", WAY)
@pytest.mark.parametrize("sql", [OTHER, GONE, MORE])
def test_lines_stay_once_it_was_sent(last: str, sql: str) -> None:
    of = office()
    edition = brought_to(of, last)
    refused(of.clerk, "its lines stay as they are", sql, edition.pk)


@pytest.mark.parametrize("sql", [OTHER, GONE, MORE])
def test_lines_of_a_draft_may_change(sql: str) -> None:
    of = office()
    edition = drafted(of)
    assert run(of.clerk, sql, edition.pk) == 1
    with acting(of.clerk):
        assert [line.scope_path for line in access.lines(edition, of.clerk)] in (
            [],
            *([edition.scope_path] * number for number in (1, 2)),
        )


def test_a_line_cannot_be_carried_into_a_frozen_edition() -> None:
    of = office()
    frozen, draft = brought_to(of, "publish"), drafted(of)
    carry = "UPDATE editions_editionline SET edition_id = %s, unit_key = 99 WHERE edition_id = %s"
    refused(of.clerk, "its lines stay", carry, frozen.pk, draft.pk)
    refused(of.clerk, "its lines stay", carry, draft.pk, frozen.pk)


@pytest.mark.parametrize("column", ["title = 'x'", "on_date = '2025-01-01'", "digests = '[]'", "note = 'x'"])
def test_a_frozen_edition_changes_its_state_alone(column: str) -> None:
    of = office()
    edition = brought_to(of, "submit")
    refused(of.clerk, "is no draft", f"UPDATE editions_edition SET {column} WHERE id = %s", edition.pk)
    again = moved(of, edition, "send_back")
    assert run(of.clerk, f"UPDATE editions_edition SET {column} WHERE id = %s", again.pk) == 1


def test_no_edition_is_deleted() -> None:
    of = office()
    edition = moved(of, drafted(of), "withdraw")
    refused(of.clerk, "never deleted", "DELETE FROM editions_edition WHERE id = %s", edition.pk)


def test_one_edition_is_open_and_one_in_force() -> None:
    of = office()
    edition = drafted(of)
    copy = """
        INSERT INTO editions_edition (unit_id, year, number, title, on_date, state, note, digests, held,
                                      retaken, drafted_by_name, drafted_at, scope_path)
        SELECT unit_id, year, 2, title, on_date, 'draft', '', '[]', '[]', '{}', 'x', now(), ''
        FROM editions_edition WHERE id = %s
    """
    refused(of.clerk, "one_open_edition_per_year", copy, edition.pk)


def test_what_the_migration_wrote_is_what_the_flow_says() -> None:
    operations = import_module("niangjia.editions.migrations.0002_walls").Migration.operations
    [separation] = [one for one in operations if isinstance(one, Separation)]
    [stepping] = [one for one in operations if isinstance(one, OnlyBySteps)]
    assert (separation.flow, set(separation.pairs)) == (FLOW.name, pairs_of(FLOW))
    assert (stepping.first, stepping.ways) == (FLOW.first, ways_of(FLOW))
    of = office()
    with acting(of.clerk), connection.cursor() as cursor:
        cursor.execute("SELECT move, apart_from FROM kernel_apart WHERE flow = %s", [FLOW.name])
        assert set(cursor.fetchall()) == pairs_of(FLOW)


def test_a_neighbour_sees_neither_edition_nor_lines() -> None:
    of = office()
    drafted(of)
    with acting(of.neighbour), connection.cursor() as cursor:
        for table in ("edition", "editionline", "editionevent", "editionlineevent"):
            cursor.execute(f"SELECT count(*) FROM editions_{table}")
            assert cursor.fetchone() == (0,)
