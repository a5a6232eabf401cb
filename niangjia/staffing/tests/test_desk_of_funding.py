"""What the plan puts on the desk because of money and of falls: for who draws up plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from niangjia.funding.tests.factories import allotted, entered, facts, unit_of
from niangjia.kernel.actor import Actor
from niangjia.kernel.desk import Waiting
from niangjia.kernel.scope import acting
from niangjia.organisations.actions import import_units
from niangjia.staffing import desk
from niangjia.staffing.queries import plan
from niangjia.staffing.rules import figure_of_line
from niangjia.staffing.types import Measure
from tests.cast import ON, Cast, gather, unit_row

pytestmark = pytest.mark.usefixtures("committed")
OVER = date(2027, 7, 1)


def waiting(by: Actor, under: str, on: date = ON) -> dict[str, Waiting]:
    """What the plan has for somebody beside its numbers."""
    with acting(by):
        found = plan(under, on=on, by=by)
        each = [*desk.fallen(found.watch, by=by), *desk.unused(found.watch, by=by)]
    return {one.kind: one for one in each}


def fell(cast: Cast) -> None:
    """The unit had 8,000 workers half a year before, has 1,900 now, and is paid for two people."""
    by = cast.officer
    for as_of, workers in ((date(2025, 12, 31), 8_000), (ON, 1_900)):
        because = replace(by, reason="测试")
        with acting(because):
            row = unit_row("丰谷镇总工会", "涪城区", workers=workers)
            import_units(by=because, under=cast.prefecture, rows=[row], as_of=as_of, source="更新")
    reply = entered(by, cast.here, facts(months=24))
    allotted(by, reply, **{unit_of(cast.here, by).code: 2})


def test_money_without_people_waits() -> None:
    cast = gather()
    assert waiting(cast.clerk, cast.here.code) == {}
    reply = entered(cast.clerk, cast.here)
    allotted(cast.clerk, reply, **{unit_of(cast.here, cast.clerk).code: 3})
    found = waiting(cast.clerk, cast.here.code)
    assert found["staffing.funded_not_filled"].title.zh == "资金名额未用 2 名"
    assert waiting(cast.leader, cast.here.code) == {}


def test_a_fall_waits_and_nothing_else_changes() -> None:
    cast = gather()
    with acting(cast.clerk):
        [before] = plan(cast.here.code, on=ON, by=cast.clerk).lines
    fell(cast)
    found = waiting(cast.clerk, cast.here.code)["staffing.fewer_workers"]
    assert (found.due, found.count) == (None, 1)
    assert "2027年6月30日届满" in found.why.zh
    after = waiting(cast.clerk, cast.here.code, OVER)["staffing.fewer_workers"]
    assert (after.due, "不辞退" in after.why.zh) == (date(2027, 6, 30), True)
    assert waiting(cast.leader, cast.here.code) == {}
    with acting(cast.clerk):
        [line] = plan(cast.here.code, on=ON, by=cast.clerk).lines
    assert (line.filled, line.funded, line.value) == (before.filled, 2, 1)
    assert line.fall is not None and (line.fall.before, line.fall.after) == (8_000, 1_900)
    assert figure_of_line(line, Measure.FUNDED, on=ON).warnings != ()
