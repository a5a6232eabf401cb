"""Deriving anew: what marks and what does not, by whom, at once or by a job, however many do it together."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from niangjia.kernel import derived, jobs
from niangjia.kernel.actor import Actor
from niangjia.kernel.command import operator
from niangjia.kernel.derived import renewing
from niangjia.kernel.jobs.registry import worker
from niangjia.kernel.scope import acting
from niangjia.organisations.facade import Unit, units_below
from niangjia.staffing import stored
from niangjia.staffing.queries import overview
from niangjia.staffing.tests.comparing import assert_as_explained
from tests.cast import ON, Cast, account, gather

pytestmark = pytest.mark.usefixtures("committed")

MARKED = "SELECT array_agg(DISTINCT unit_id) FROM kernel_mark WHERE subject = 'staffing.plan'"
COUNT = "UPDATE organisations_headcount SET count = count + %s WHERE unit_id = %s AND measure = 'workers'"


def rows(sql: str, *parameters: object) -> list[tuple[Any, ...]]:
    """What the application's role gets for a query; for a write, nothing."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall() if cursor.description else []


def settled() -> tuple[Cast, Unit, Unit]:
    """The stage with nothing marked, and the one unit of either county."""
    cast = gather()
    by = operator()
    with acting(by):
        stored.state("000001", on=ON, by=by)
        here, there = (units_below(county, by=by).get() for county in (cast.here, cast.there))
        assert marked() == set()
    return cast, here, there


def marked() -> set[int]:
    """The units that wait, as far as the actor sees."""
    return set(rows(MARKED)[0][0] or ())


@pytest.mark.parametrize(
    ("sql", "marks"),
    [
        ("UPDATE organisations_headcount SET count = 9 WHERE unit_id = %s AND measure = 'workers'", True),
        ("UPDATE organisations_headcount SET count = 9 WHERE unit_id = %s AND measure = 'members'", False),
        ("UPDATE organisations_headcount SET source = 'x' WHERE unit_id = %s", False),
        ("UPDATE organisations_headcount SET count = count WHERE unit_id = %s", False),
        ("DELETE FROM organisations_headcount WHERE unit_id = %s", True),
        ("UPDATE workforce_engagement SET post_title = 'x' WHERE unit_id = %s", False),
        ("UPDATE workforce_engagement SET full_time = false WHERE unit_id = %s", True),
        ("UPDATE organisations_unit SET initials = 'x' WHERE id = %s", False),
        ("UPDATE organisations_unit SET closed_date = '2026-01-01' WHERE id = %s", True),
        ("UPDATE organisations_territory SET division_code = '510704' WHERE unit_id = %s", True),
    ],
)
def test_what_a_line_rests_on_marks_it_and_nothing_else_does(sql: str, marks: bool) -> None:
    cast, here, _ = settled()
    with acting(cast.clerk):
        rows(sql, here.pk)
        assert marked() == ({here.pk} if marks else set())


def test_whoever_changes_units_marks_the_old_and_the_new() -> None:
    cast, here, there = settled()
    with acting(cast.officer):
        rows("UPDATE workforce_engagement SET unit_id = %s WHERE unit_id = %s", there.pk, here.pk)
        assert marked() == {here.pk, there.pk}


def test_a_move_marks_the_unit_and_its_federations_and_takes_the_line_along() -> None:
    cast, here, _ = settled()
    with acting(cast.officer):
        rows("UPDATE organisations_unit SET parent_id = %s WHERE id = %s", cast.there.pk, here.pk)
        assert marked() == {here.pk, cast.here.pk, cast.there.pk}
        [(path, summed_at)] = rows(
            "SELECT scope_path, summed_at FROM staffing_planline WHERE unit_id = %s", here.pk
        )
        assert (path[:-6], summed_at) == (cast.there.scope_path, cast.there.scope_path)
    assert_as_explained(cast.prefecture.code, cast.officer, ON)


def test_what_was_refused_marks_nothing() -> None:
    cast, here, _ = settled()
    with acting(cast.clerk):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows(COUNT, 5, here.pk)
            rows("UPDATE organisations_headcount SET count = -1")
        assert marked() == set()


def test_a_county_sees_and_changes_its_own_lines_sums_and_marks_only() -> None:
    cast, here, there = settled()
    with acting(cast.officer):
        rows(COUNT, 5, here.pk)
        rows(COUNT, 5, there.pk)
    with acting(cast.clerk):
        assert marked() == {here.pk}
        assert {unit for (unit,) in rows("SELECT unit_id FROM staffing_planline WHERE stands")} == {here.pk}
        assert {unit for (unit,) in rows("SELECT federation_id FROM staffing_plansum")} == {cast.here.pk}
        rows("UPDATE staffing_planline SET must = 99")
        rows("DELETE FROM kernel_mark")
    with acting(cast.officer):
        assert marked() == {there.pk}
        assert rows("SELECT must FROM staffing_planline WHERE unit_id = %s", there.pk) != [(99,)]


def test_no_line_can_be_written_into_another_county() -> None:
    cast, *_ = settled()
    with acting(cast.clerk), pytest.raises(DatabaseError), transaction.atomic():
        rows(
            "INSERT INTO staffing_plansum SELECT * FROM staffing_plansum ON CONFLICT (id)"
            " DO UPDATE SET federation_id = %s",
            cast.there.pk,
        )


def test_much_is_given_to_a_job_once_and_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    cast, here, _ = settled()
    monkeypatch.setattr(renewing, "AT_ONCE", 0)
    client = Client()
    client.force_login(account("clerk"))
    on = timezone.localdate()
    client.get("/staffing/")
    jobs.work_off()
    assert "正在重算" not in client.get("/staffing/").content.decode()
    with acting(cast.clerk):
        rows(COUNT, 12_000, here.pk)
    for _ in range(2):
        assert "正在重算" in client.get("/staffing/").content.decode()
    assert "正在重算" in client.get("/staffing/figure/must/").content.decode()
    assert client.get("/api/v1/plan/").json()["waiting"] == 1
    with acting(cast.clerk):
        assert rows("SELECT count(*) FROM kernel_job WHERE state = 'waiting'") == [(1,)]
        state = stored.state(cast.here.scope_path, on=on, by=cast.clerk)
        assert (state.fresh, state.job is not None and state.job.open) == (False, True)
    jobs.work_off()
    monkeypatch.undo()
    assert "正在重算" not in client.get("/staffing/").content.decode()
    assert_as_explained(cast.here.code, cast.clerk, on)


def test_what_a_job_has_done_stays_done(monkeypatch: pytest.MonkeyPatch) -> None:
    cast, here, there = settled()
    monkeypatch.setattr(renewing, "BATCH", 1)
    with acting(cast.officer):
        rows(COUNT, 5, here.pk)
        rows(COUNT, 5, there.pk)
    told: list[int] = []
    done = derived.work_off(
        *(stored.PLAN, cast.prefecture.scope_path, f"{cast.prefecture.scope_path}~"),
        on=ON,
        tell=lambda done, total, said: told.append(done),
        stopped=lambda: bool(told),
    )
    assert (done, told[0]) == (1, 1)
    with acting(cast.officer):
        assert len(marked()) == 1
    assert_as_explained(cast.prefecture.code, cast.officer, ON)


def test_a_day_that_comes_counts_as_a_mark() -> None:
    cast, here, _ = settled()
    with acting(cast.clerk):
        end = rows("SELECT holds_until FROM staffing_planline WHERE unit_id = %s", here.pk)[0][0]
    assert end > ON
    for on in (end - timedelta(1), end):
        assert_as_explained(cast.here.code, cast.clerk, on)


def test_writers_and_readers_together_end_with_what_is_explained() -> None:
    cast, here, there = settled()
    actors = {here.pk: cast.clerk, there.pk: cast.foreign_clerk}

    def write(unit: int) -> None:
        for step in range(1, 13):
            with acting(actors[unit]):
                rows(COUNT, 700 * (-1 if step % 3 == 0 else 1), unit)
        connection.close()

    def read(by: Actor, code: str) -> None:
        for _ in range(12):
            with acting(by):
                overview(code, on=ON, by=by)
        connection.close()

    readers = [(cast.officer, cast.prefecture.code), (cast.clerk, cast.here.code)] * 2
    with ThreadPoolExecutor(6) as pool:
        doing = [pool.submit(write, unit) for unit in actors]
        doing += [pool.submit(read, *reader) for reader in readers]
        for one in doing:
            one.result()
    assert_as_explained(cast.prefecture.code, cast.officer, ON)


def test_the_house_derives_whoever_asks() -> None:
    """A reader far down renews sums of a federation above the reader, for the reader above to find."""
    cast, here, _ = settled()
    with acting(cast.officer):
        rows(COUNT, 9_000, here.pk)
    below = Actor(
        *("test:unit", "镇工会", cast.clerk.role, cast.clerk.permissions),
        scope=type(cast.clerk.scope).below(here.scope_path, here.name),
        source="test",
    )
    with acting(below):
        assert overview(here.code, on=ON, by=below).state.fresh
    with acting(worker()):
        assert marked() == set()
    assert_as_explained(cast.prefecture.code, cast.officer, ON)
