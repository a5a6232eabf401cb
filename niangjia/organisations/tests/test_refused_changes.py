"""What may not be done with units, and that a refusal or a rehearsal leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from niangjia.kernel.figure import Refused
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.rehearsal import rehearse
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.organisations import actions, queries
from niangjia.organisations.models import Affiliation, Headcount, Succession, Territory, Unit, UnitName
from niangjia.organisations.tests import factories
from niangjia.organisations.tests.factories import TODAY, decision
from niangjia.organisations.tests.test_reorganising import correct, stage
from niangjia.organisations.types import Measure, NewUnit, Part, UnitKind

pytestmark = pytest.mark.django_db
DAY = date(2026, 7, 1)
BEFORE = DAY - timedelta(1)
FIRM = UnitKind.ENTERPRISE
TABLES = (Unit, Affiliation, Territory, Headcount, Succession, UnitName, AuditEvent)


def refusals() -> dict[str, Callable[[Any, Unit, Unit, Unit], Any]]:
    """Acts that must be refused, each for its own reason."""
    day = decision(DAY)
    tomorrow = decision(TODAY + timedelta(1))
    town = NewUnit("青义镇总工会", UnitKind.TOWNSHIP)
    return {
        "还没有到": lambda by, c, a, b: actions.merge_units(by=by, units=[a], into=b, decision=tomorrow),
        "还没有到。": lambda by, c, a, b: actions.rename_unit(by=by, unit=a, name="新", decision=tomorrow),
        "下级单位1个": lambda by, c, a, b: actions.abolish_unit(by=by, unit=a, successor=None, decision=day),
        "同级总工会": lambda by, c, a, b: actions.abolish_unit(by=by, unit=a, successor=c, decision=day),
        "已有同类的": lambda by, c, a, b: actions.found_unit(by=by, parent=c, new=town, decision=day),
        "同名同类": lambda by, c, a, b: (
            actions.found_unit(by=by, parent=b, new=NewUnit("甲公司工会", FIRM), decision=day),
            actions.merge_units(by=by, units=[a], into=b, decision=day),
        ),
        "不能是负数": lambda by, c, a, b: actions.merge_units(
            by=by, units=[a], into=b, decision=day, counts=[(Measure.WORKERS, -1)]
        ),
        "由上级工会办理": lambda by, c, a, b: actions.split_unit(
            by=by,
            unit=queries.top(by=by),
            parts=[Part(town)],
            decision=day,  # type: ignore[arg-type]
        ),
        "才设立": lambda by, c, a, b: actions.rename_unit(
            by=by, unit=a, name="新", decision=decision(date(2010, 4, 30))
        ),
        "已在您的范围之外建立": lambda by, c, a, b: correct(a, division_code=b.division_code)(by),
        "总工会的层级": lambda by, c, a, b: correct(a, kind=UnitKind.COUNTY_FEDERATION)(by),
        "写明理由": lambda by, c, a, b: actions.rename_unit(
            by=replace(by, reason=" "), unit=a, name="新", decision=day
        ),
        "至少写明": lambda by, c, a, b: actions.split_unit(by=by, unit=a, parts=[], decision=day),
    }


@pytest.mark.parametrize("reason", [key for key in refusals() if key != "同名同类"])
def test_what_is_refused_changes_nothing(reason: str) -> None:
    county, here, there = stage()
    by = factories.operator()
    with acting(by):
        before = [list(table.objects.order_by("pk").values()) for table in TABLES]
        with pytest.raises(Refused, match=reason.removesuffix("。")):
            refusals()[reason](by, county, here, there)
        assert [list(table.objects.order_by("pk").values()) for table in TABLES] == before


def test_namesakes_below_are_named_before_anything_moves() -> None:
    county, here, there = stage()
    by = factories.operator()
    with acting(by), pytest.raises(Refused, match="甲公司工会"):
        refusals()["同名同类"](by, county, here, there)


def test_nobody_changes_what_is_closed_already() -> None:
    _, here, there = stage()
    by = factories.operator()
    with acting(by):
        actions.merge_units(by=by, units=[here], into=there, decision=decision(DAY))
        for act in (
            lambda: actions.rename_unit(by=by, unit=here, name="新", decision=decision(DAY)),
            lambda: actions.merge_units(by=by, units=[there], into=here, decision=decision(DAY)),
            lambda: actions.change_territory(by=by, unit=here, place="510703", decision=decision(DAY)),
            lambda: actions.edit_contact(by=by, unit=here, name="新", phone=None, decision=decision(DAY)),
        ):
            with pytest.raises(Refused, match="已于2026年7月1日撤销"):
                act()


def test_a_rehearsed_act_tells_all_and_keeps_nothing() -> None:
    _, here, there = stage()
    by = factories.operator()
    with acting(by):
        before = [list(table.objects.order_by("pk").values()) for table in TABLES]
        done = rehearse(lambda: actions.merge_units(by=by, units=[here], into=there, decision=decision(DAY)))
        assert [list(table.objects.order_by("pk").values()) for table in TABLES] == before
    assert len(done.consequences) == 5


@pytest.mark.parametrize("role", [Role.COUNTY_CLERK, Role.LEADER])
def test_only_the_prefecture_reorganises_and_a_county_never_itself(role: Role) -> None:
    county, here, there = stage()
    who = factories.actor_over(county, role)
    with acting(who):
        with pytest.raises(Refused):
            actions.merge_units(by=who, units=[here], into=there, decision=decision(DAY))
        with pytest.raises(Refused):
            actions.rename_unit(by=who, unit=county, name="新", decision=decision(DAY))
        assert not Succession.objects.exists()


def test_a_unit_that_left_the_scope_is_not_there() -> None:
    county, _, _ = stage()
    clerk = factories.actor_over(county)
    other = factories.federation("510704")
    with acting(clerk), pytest.raises(Refused, match="已不在您的管辖范围内"):
        actions.rename_unit(by=clerk, unit=other, name="新", decision=decision(DAY))
