"""A job reaches as far as the actor it was given by, and no further."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import ProgrammingError, connection, transaction

from niangjia.accounts.models import Account, Appointment
from niangjia.kernel import jobs
from niangjia.kernel.actor import Actor
from niangjia.kernel.command import operator
from niangjia.kernel.jobs import State, registry, running
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.kernel.tests.jobs_stage import give, state, traces
from tests.cast import gather

pytestmark = pytest.mark.usefixtures("committed")


def rows(sql: str) -> list[object]:
    """The first column of what raw SQL gets."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [row[0] for row in cursor.fetchall()]


def test_a_job_sees_the_rows_of_its_actor_only(monkeypatch: pytest.MonkeyPatch) -> None:
    cast = gather()
    seen: dict[str, object] = {}

    def look(*, by: Actor, progress: jobs.Progress) -> None:
        seen.update(paths=set(rows("SELECT scope_path FROM workforce_person")), by=by)

    monkeypatch.setitem(registry._kinds, "test.look", look)
    give("test.look", "1", by=cast.clerk)
    jobs.work_off()
    assert isinstance(seen["by"], Actor) and seen["by"].source == "job"
    assert (seen["by"].permissions, seen["by"].scope) == (cast.clerk.permissions, cast.clerk.scope)
    assert isinstance(seen["paths"], set) and len(seen["paths"]) == 1
    assert all(cast.here.scope_path < str(path) < f"{cast.here.scope_path}~" for path in seen["paths"])
    with acting(cast.foreign_clerk):
        assert jobs.state_of("test", "1", by=cast.foreign_clerk) is None
        assert rows("SELECT id FROM kernel_job") == rows("SELECT job_id FROM kernel_jobprogress") == []


def test_a_job_cannot_reach_further_than_who_gave_it() -> None:
    cast = gather()
    job = give("test.record", "1", by=cast.clerk, trace="1")
    job.pk, job.unit_path = None, "0"
    with (
        acting(cast.clerk),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        job.save(force_insert=True)


@pytest.mark.parametrize(
    "over",
    [
        lambda: Appointment.objects.filter(account__username="clerk").update(to_date=date(2026, 1, 2)),
        lambda: Appointment.objects.filter(account__username="clerk").update(role=Role.LEADER.value),
        lambda: Appointment.objects.filter(account__username="clerk").update(unit_path="999999"),
        lambda: Account.objects.filter(username="clerk").update(is_active=False),
    ],
    ids=["ended", "another role", "elsewhere", "account closed"],
)
def test_a_job_is_not_done_for_who_is_no_longer_appointed_so(over: Callable[[], int]) -> None:
    cast = gather()
    give("test.record", "1", by=cast.clerk, trace="1")
    with acting(operator()):
        assert over() == 1
    assert jobs.work_off() == 1
    assert (state("1").state, state("1").failure) == (State.FAILED, running.NOBODY)
    assert traces() == []


def test_an_actor_inside_anothers_transaction_gives_it_back() -> None:
    cast = gather()
    with acting(cast.officer):
        with acting(cast.clerk):
            assert rows("SELECT count(*) FROM workforce_person") == [1]
        assert rows("SELECT count(*) FROM workforce_person") == [2]
        with pytest.raises(ZeroDivisionError), acting(cast.clerk):
            _ = 1 / 0
        assert rows("SELECT count(*) FROM workforce_person") == [2]
