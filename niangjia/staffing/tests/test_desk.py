"""What the plan puts on the desk: its cards, the shortfall, counts grown old; the plan is read once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from niangjia.kernel.actor import Actor, Scope
from niangjia.kernel.command import operator
from niangjia.kernel.desk import Board
from niangjia.kernel.scope import acting
from niangjia.organisations.actions import ensure_federation, import_units
from niangjia.staffing import desk
from niangjia.staffing.queries import overview
from niangjia.staffing.types import LABELS, Measure
from tests.cast import ON, gather, unit_row

pytestmark = pytest.mark.usefixtures("committed")
YEAR = timedelta(days=365)


def asked(by: Actor, on: date = ON) -> Board:
    """The board of somebody."""
    with acting(by):
        return desk.board(on=on, by=by)


def kinds(board: Board) -> list[str]:
    """What waits on a board."""
    return [one.kind.partition(".")[2] for one in board.waiting]


@pytest.mark.parametrize(
    ("who", "short"), [("clerk", 1), ("officer", 1), ("foreign_clerk", None), ("leader", None)]
)
def test_a_shortfall_waits_for_whoever_draws_up_the_plan(who: str, short: int | None) -> None:
    cast = gather()
    by = operator()
    with acting(by):
        row = unit_row("青义镇总工会", "涪城区")
        import_units(by=by, under=cast.prefecture, rows=[row], as_of=ON, source="cast")
    found = asked(getattr(cast, who))
    counts = [one.count for one in found.waiting if one.kind == "staffing.shortfall"]
    assert counts == ([short] if short else [])
    assert found.numbers, "the numbers are for everybody who may see the plan"


@pytest.mark.parametrize(
    ("after", "waits"), [(timedelta(0), False), (YEAR, False), (YEAR + timedelta(days=1), True)]
)
def test_a_count_older_than_a_year_is_late(after: timedelta, waits: bool) -> None:
    cast = gather()
    on = ON + after
    found = [one for one in asked(cast.clerk, on).waiting if one.kind == "staffing.stale_counts"]
    assert bool(found) is waits
    assert all((one.due, one.late(on), one.count) == (ON + YEAR, True, 1) for one in found)
    assert kinds(asked(cast.leader, on)) == []


def test_an_empty_house_has_no_numbers() -> None:
    by = operator()
    assert asked(by) == Board()
    with acting(by):
        ensure_federation(by=by, division_code="510703")
    assert asked(by) == Board()


def test_of_a_named_set_the_sums_stand_together_and_each_member_says_what_it_lacks() -> None:
    cast = gather()
    by = operator()
    with acting(by):
        rows = [unit_row("青义镇总工会", "涪城区"), unit_row("石板镇总工会", "游仙区")]
        rows += [unit_row("魏城镇总工会", "游仙区")]
        import_units(by=by, under=cast.prefecture, rows=rows, as_of=ON, source="cast")
    paths = [cast.there.scope_path, cast.here.scope_path]
    both = replace(cast.clerk, scope=Scope.among(paths, "两个区"))
    here, there, together = (
        {one.label.zh: one.figure for one in asked(who).numbers}
        for who in (cast.clerk, cast.foreign_clerk, both)
    )
    sums = {name: (here[name].value, there[name].value, one.value) for name, one in together.items()}
    assert {name: (one or 0) + (other or 0) for name, (one, other, _) in sums.items()} == {
        name: whole or 0 for name, (*_, whole) in sums.items()
    }
    assert sums[LABELS[Measure.MUST].zh] == (2, 3, 5)
    waiting = [(one.kind, one.unit_name, one.count, one.url) for one in asked(both).waiting]
    plan = "/staffing/?under={}&only=shortfall"
    assert waiting == [
        ("staffing.shortfall", "涪城区总工会", 1, plan.format(cast.here.code)),
        ("staffing.shortfall", "游仙区总工会", 2, plan.format(cast.there.code)),
    ]


def test_the_plan_is_read_once(django_assert_num_queries: Any) -> None:
    cast = gather()
    asked(cast.officer)
    with acting(cast.officer), CaptureQueriesContext(connection) as of_plan:
        overview(cast.prefecture.code, on=ON, by=cast.officer)
    with acting(cast.officer), django_assert_num_queries(len(of_plan) + 1):
        desk.board(on=ON, by=cast.officer)
