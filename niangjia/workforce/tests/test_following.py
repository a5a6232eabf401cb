"""When units merge, split and close, their people are on the right roster on every day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from niangjia.kernel.actor import SEGMENT, Actor
from niangjia.kernel.figure import Refused
from niangjia.kernel.rehearsal import rehearse
from niangjia.kernel.scope import acting
from niangjia.organisations import access as units_access
from niangjia.organisations import queries as tree
from niangjia.organisations.actions import abolish_unit, merge_units, move_unit, rename_unit, split_unit
from niangjia.organisations.models import Unit
from niangjia.organisations.queries.counties import lookup
from niangjia.organisations.queries.succession import name_on
from niangjia.organisations.tests import factories as units
from niangjia.organisations.tests.factories import decision, unit_row
from niangjia.organisations.types import NewUnit, Part, UnitKind
from niangjia.workforce import access
from niangjia.workforce.models import Engagement, Spell
from niangjia.workforce.queries import on_roster
from niangjia.workforce.tests.factories import engagement_row, on_the_roster
from niangjia.workforce.types import EngagementStatus

pytestmark = pytest.mark.django_db
DAY = date(2026, 7, 1)
BEFORE = DAY - timedelta(1)


def rosters(on: date, *, by: Actor) -> dict[str, set[str]]:
    """Who is on which unit's roster on a day, by the code of the unit."""
    found: dict[str, set[str]] = {}
    rows = on_roster(access.engagements(by), on=on).values_list("unit__code", "person__name")
    for code, name in rows:
        assert name not in found.get(code, set()), "nobody is doubled"
        found.setdefault(code, set()).add(name)
    return found


def two_towns() -> tuple[Unit, Unit, Unit]:
    """A county and two of its towns with three people and one."""
    county = units.federation("510703")
    here, there = units.imported(county, unit_row(), unit_row("青义镇总工会"))
    names = ["甲", "乙", "丙"]
    rows = [engagement_row(here, n, name) for n, name in enumerate(names, start=1)]
    on_the_roster(county, *rows, engagement_row(there, 4, "丁"))
    return county, here, there


def test_people_follow_a_merger_and_earlier_days_stay_as_they_were() -> None:
    _, here, there = two_towns()
    by = units.operator()
    with acting(by):
        done = merge_units(by=by, units=[here], into=there, decision=decision(DAY))
        assert rosters(BEFORE, by=by) == {here.code: {"甲", "乙", "丙"}, there.code: {"丁"}}
        assert rosters(DAY, by=by) == {there.code: {"甲", "乙", "丙", "丁"}}
        old, new = access.engagements(by).filter(person__name="甲").order_by("start_date")
        person = access.persons(by).get(name="甲")
    assert (old.left_date, old.leaving_reason) == (DAY, "并入青义镇总工会")
    assert (new.start_date, new.unit_id, new.left_date, new.leaving_reason) == (DAY, there.pk, None, "")
    assert (new.contract_end_date, new.monthly_wage) == (old.contract_end_date, old.monthly_wage)
    assert (person.unit_id, person.scope_path, new.scope_path) == (there.pk, *[there.scope_path] * 2)
    assert [one.number for one in done.consequences if one.number is not None] == [0, 3]


def test_who_leaves_or_comes_after_the_day_is_right_too() -> None:
    _, here, there = two_towns()
    by, later = units.operator(), DAY + timedelta(60)
    with acting(by):
        engagements = access.engagements(by)
        engagements.filter(person__name="甲").update(left_date=later, leaving_reason="辞职")
        engagements.filter(person__name="乙").update(start_date=later)
        engagements.filter(person__name="丙").update(left_date=BEFORE, leaving_reason="退休")
        merge_units(by=by, units=[here], into=there, decision=decision(DAY))
        assert rosters(BEFORE, by=by) == {here.code: {"甲"}, there.code: {"丁"}}
        assert rosters(DAY, by=by) == {there.code: {"甲", "丁"}}
        assert rosters(later, by=by) == {there.code: {"乙", "丁"}}
        assert engagements.get(person__name="甲", unit=there).leaving_reason == "辞职"
        assert engagements.get(person__name="丙").left_date == BEFORE
        assert engagements.filter(person__name="乙").count() == 1
        assert access.persons(by).get(name="丙").unit_id == here.pk


def test_leave_and_secondment_go_on_at_the_successor() -> None:
    _, here, there = two_towns()
    by = units.operator()
    with acting(by):
        held = access.engagements(by).get(person__name="甲")
        leave, seconded = EngagementStatus.LEAVE.value, EngagementStatus.SECONDED.value
        past, over = (date(2026, 2, 1), date(2026, 3, 1)), (date(2026, 6, 1), date(2026, 8, 1))
        for status, period in ((leave, past), (seconded, over)):
            Spell.objects.create(engagement=held, status=status, period=period, workplace="区总工会")
        merge_units(by=by, units=[here], into=there, decision=decision(DAY))
        spells = access.spells(by).order_by("period").select_related("engagement")
        told = [(one.engagement.unit_id, one.period.lower, one.period.upper) for one in spells]
        workplaces = {one.workplace for one in spells}
    assert told == [(here.pk, *past), (here.pk, over[0], DAY), (there.pk, DAY, over[1])]
    assert workplaces == {"区总工会"}


def test_a_split_takes_whom_it_is_told_and_leaves_the_others() -> None:
    _, here, _ = two_towns()
    by = units.operator()
    with acting(by):
        keys = {one.name: str(one.pk) for one in access.persons(by)}
        part = Part(NewUnit("新城街道总工会", UnitKind.SUBDISTRICT, "510703"), frozenset({keys["甲"]}))
        split_unit(by=by, unit=here, parts=[part], decision=decision(DAY))
        fresh = units_access.units(by).get(name="新城街道总工会")
        assert rosters(DAY, by=by)[fresh.code] == {"甲"}
        assert rosters(DAY, by=by)[here.code] == {"乙", "丙"}
        assert rosters(BEFORE, by=by)[here.code] == {"甲", "乙", "丙"}


def test_a_person_of_another_unit_is_not_taken_along() -> None:
    _, here, _ = two_towns()
    by = units.operator()
    with acting(by):
        stranger = access.persons(by).get(name="丁")
        part = Part(NewUnit("新城街道总工会", UnitKind.SUBDISTRICT), frozenset({str(stranger.pk), "x"}))
        split_unit(by=by, unit=here, parts=[part], decision=decision(DAY))
        assert access.engagements(by).get(person=stranger).unit.name == "青义镇总工会"


def test_a_unit_with_people_closes_only_with_a_successor() -> None:
    _, here, there = two_towns()
    by = units.operator()
    with acting(by):
        before = list(Engagement.objects.order_by("pk").values())
        with pytest.raises(Refused, match="在册人员3人"):
            abolish_unit(by=by, unit=here, successor=None, decision=decision(DAY))
        assert list(Engagement.objects.order_by("pk").values()) == before
        abolish_unit(by=by, unit=here, successor=there, decision=decision(DAY))
        assert rosters(DAY, by=by) == {there.code: {"甲", "乙", "丙", "丁"}}


def test_a_move_counts_who_goes_along() -> None:
    county, here, _ = two_towns()
    by = units.operator()
    other = units.federation("510704")
    with acting(by):
        done = move_unit(by=by, unit=here, parent=other, decision=decision(DAY))
        assert [one.number for one in done.consequences if one.number is not None] == [0, 3, 2]
        assert rosters(BEFORE, by=by)[here.code] == {"甲", "乙", "丙"}
        assert not on_roster(access.engagements(by), on=DAY).filter(
            scope_path__startswith=county.scope_path, unit=here
        )


@dataclass
class World:
    """A tree that is changed day by day, and what was true of it on the days before."""

    by: Actor
    on: date
    seen: dict[date, tuple[dict[str, set[str]], dict[str, str]]] = field(default_factory=dict)

    def open_units(self) -> list[Unit]:
        """The open units below the counties, by name."""
        rows = units_access.units(self.by).filter(closed_date=None, division_code=None)
        return list(rows.exclude(kind=UnitKind.COUNTY_FEDERATION.value).order_by("pk"))

    def remember(self) -> None:
        """Keep what is true today."""
        named = {one.code: name_on(one, on=self.on, by=self.by) for one in self.open_units()}
        self.seen[self.on] = (rosters(self.on, by=self.by), named)

    def check(self, people: set[str]) -> None:
        """Paths hold together, nobody is lost or doubled, and every earlier day reads as it did."""
        every = {one.pk: one for one in units_access.units(self.by)}
        present = units_access.affiliations(self.by).filter(period__contains=self.on)
        managed_by = dict(present.values_list("unit", "parent"))
        for unit in every.values():
            if unit.parent_id is not None:
                assert unit.scope_path[:-SEGMENT] == every[unit.parent_id].scope_path
                if unit.closed_date is None:
                    assert every[unit.parent_id].closed_date is None
                    assert managed_by[unit.pk] == unit.parent_id
        for engagement in access.engagements(self.by).select_related("unit"):
            assert engagement.scope_path == engagement.unit.scope_path
            assert engagement.left_date or engagement.unit.closed_date is None
        today = rosters(self.on, by=self.by)
        assert sorted(name for names in today.values() for name in names) == sorted(people)
        by_code = {one.code: one for one in every.values()}
        for day, (roster, named) in self.seen.items():
            assert rosters(day, by=self.by) == roster
            assert {code: name_on(by_code[code], on=day, by=self.by) for code in named} == named


Step = tuple[int, int, int]


def step(world: World, kind: int, first: int, second: int) -> None:
    """One change: which, and of which units, is drawn; one that is refused changes nothing."""
    standing = world.open_units()
    a, b = standing[first % len(standing)], standing[second % len(standing)]
    by, why = world.by, decision(world.on)
    number = len(units_access.units(by))
    new = NewUnit(f"新设{number}厂工会", UnitKind.ENTERPRISE)
    members = access.engagements(by).filter(unit=a, left_date=None).order_by("pk")
    keys = frozenset(str(pk) for pk in members.values_list("person_id", flat=True)[: second % 3])
    acts: list[Callable[[], Any]] = [
        lambda: merge_units(by=by, units=[a], into=b, decision=why),
        lambda: merge_units(by=by, units=[a, b], into=new, decision=why),
        lambda: split_unit(by=by, unit=a, parts=[Part(new, keys)], decision=why),
        lambda: move_unit(by=by, unit=a, parent=b, decision=why),
        lambda: rename_unit(by=by, unit=a, name=f"改名{number}第{first}厂工会", decision=why),
        lambda: abolish_unit(by=by, unit=a, successor=b, decision=why),
        lambda: abolish_unit(by=by, unit=a, successor=None, decision=why),
    ]
    before = rosters(world.on, by=by)
    try:
        acts[kind % len(acts)]()
    except Refused:
        assert rosters(world.on, by=by) == before


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(st.tuples(*[st.integers(0, 6), st.integers(0, 30), st.integers(0, 30)]), max_size=6))
def test_after_any_sequence_every_day_reads_right(stage: tuple[World, set[str]], steps: list[Step]) -> None:
    world, people = World(stage[0].by, DAY), stage[1]

    def lived() -> None:
        for kind, first, second in steps:
            world.remember()
            world.on += timedelta(1)
            step(world, kind, first, second)
            world.check(people)

    with acting(world.by):
        rehearse(lived)


@pytest.fixture
def stage() -> tuple[World, set[str]]:
    """Two counties, four firms each, some with others below, and a person at each."""
    counties = [units.federation(code) for code in ("510703", "510704")]
    people = set()
    for place, county in enumerate(counties):
        rows = [unit_row(f"{place}区第{n}厂工会", kind=UnitKind.ENTERPRISE) for n in range(4)]
        firms = units.imported(county, *rows)
        names = [f"人{place}{n}" for n in range(4)]
        people |= set(names)
        posted = [
            engagement_row(firm, 10 * place + n + 1, name)
            for n, (firm, name) in enumerate(zip(firms, names, strict=True))
        ]
        on_the_roster(county, *posted)
    return World(units.operator(), DAY), people


def test_an_old_name_still_finds_the_unit() -> None:
    county, here, there = two_towns()
    by = units.operator()
    with acting(by):
        rename_unit(by=by, unit=there, name="青义新城总工会", decision=decision(DAY))
        merge_units(by=by, units=[here], into=there, decision=decision(DAY + timedelta(1)))
        found = lookup(county, by=by)
        answers = [found.find(name) for name in ("青义镇总工会", "丰谷镇工会", "青义新城总工会")]
        there.refresh_from_db()
        names = [name_on(there, on=day, by=by) for day in (BEFORE, DAY)]
        assert tree.units_below(county, by=by).get() == there
    assert [getattr(one, "key", one) for one in answers] == [there.pk] * 3
    assert names == ["青义镇总工会", "青义新城总工会"]
