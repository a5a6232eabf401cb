"""Data quality: each rule finds its fault at the boundary and lists exactly whom it counts."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from psycopg.types.range import DateRange

from niangjia.kernel.actor import Actor
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.organisations.models import Unit
from niangjia.organisations.tests.factories import (
    actor_over,
    federation,
    imported,
    operator,
    signed_in,
    unit_row,
)
from niangjia.workforce import access
from niangjia.workforce.models import Certificate, Engagement, Person, Spell
from niangjia.workforce.queries.completeness import quality, without_roster
from niangjia.workforce.queries.entry import Entry
from niangjia.workforce.queries.people import narrowed
from niangjia.workforce.queries.quality import FRESH, RULES, Fault
from niangjia.workforce.tests.factories import engagement_row, on_the_roster
from niangjia.workforce.types import EngagementStatus

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
BORN = date(1990, 1, 2)


def found_by(key: str, *, by: Actor, on: date = TODAY) -> int:
    """How many the list has for a rule."""
    return narrowed(Entry(quality=key), on=on, by=by).count()


ROWS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("phone", {"phone": ""}, {}),
    ("start", {"start_date": None}, {}),
    ("education", {"education": None}, {}),
    ("term", {"contract_end_date": None}, {"contract_end_date": None, "open_ended": True}),
    ("wage", {"monthly_wage": None}, {}),
    ("insurance", {"insured": None}, {"insured": False}),
    ("number", {"control_number": ""}, {"control_number": "", "level": None}),
    ("past-end", {"contract_end_date": TODAY - timedelta(1)}, {"contract_end_date": TODAY}),
    ("past-end", {"contract_end_date": date(2025, 2, 1)}, {"contract_end_date": None, "open_ended": True}),
    (
        "end-before-start",
        {"start_date": date(2025, 1, 2), "contract_end_date": date(2025, 1, 1)},
        {"start_date": date(2025, 1, 1), "contract_end_date": date(2025, 1, 1)},
    ),
    ("too-young", {"start_date": date(2006, 1, 1)}, {"start_date": date(2006, 1, 2)}),
    ("early-certificate", {"obtained_date": date(2008, 1, 1)}, {"obtained_date": date(2008, 1, 2)}),
]


@pytest.mark.parametrize(("key", "faulty", "sound"), ROWS)
def test_a_rule_finds_its_fault_and_nothing_else(
    key: str, faulty: dict[str, Any], sound: dict[str, Any]
) -> None:
    county = federation("510703")
    [unit] = imported(county, unit_row())
    by = actor_over(county)
    on_the_roster(county, engagement_row(unit, 1, "张伟明", birth_date=BORN, **sound))
    with acting(by):
        assert found_by(key, by=by) == 0
    on_the_roster(county, engagement_row(unit, 2, "单雄信", birth_date=BORN, **faulty))
    with acting(by):
        [one] = narrowed(Entry(quality=key), on=TODAY, by=by)
        assert one.person.name == "单雄信"
        assert quality(county, on=TODAY, by=by).faults[key] == 1


@pytest.fixture
def two() -> tuple[Unit, Unit, list[Person]]:
    """A county, one of its towns, and two people there in whom nothing is wrong."""
    county = federation("510703")
    [unit] = imported(county, unit_row())
    end = TODAY + timedelta(400)
    rows = [engagement_row(unit, n, f"王{n}", contract_end_date=end) for n in (1, 2)]
    return county, unit, on_the_roster(county, *rows)


def _same_phone(unit: Unit, people: list[Person]) -> None:
    Person.objects.filter(pk=people[1].pk).update(phone_index=people[0].phone_index)


def _closed(unit: Unit, people: list[Person]) -> None:
    Unit.objects.filter(pk=unit.pk).update(closed_date=TODAY)


def _away_after_leaving(unit: Unit, people: list[Person]) -> None:
    one = Engagement.objects.get(person=people[0])
    Spell.objects.create(
        engagement=one, status=EngagementStatus.LEAVE, period=DateRange(TODAY - timedelta(9), None)
    )
    Engagement.objects.filter(pk=one.pk).update(left_date=TODAY)


def _expired(unit: Unit, people: list[Person]) -> None:
    Certificate.objects.filter(person=people[0]).update(valid_until=TODAY - timedelta(1))


@pytest.mark.parametrize(
    ("key", "spoil", "number"),
    [
        ("same-phone", _same_phone, 2),
        ("closed-unit", _closed, 2),
        ("away-after-leaving", _away_after_leaving, 1),
        ("registration", _expired, 1),
    ],
)
def test_what_no_list_would_bring_is_found_too(
    two: Any, key: str, spoil: Callable[[Unit, list[Person]], None], number: int
) -> None:
    county, unit, people = two
    by = actor_over(county)
    with acting(by):
        assert set(quality(county, on=TODAY, by=by).faults.values()) == {0}
    with acting(operator()):
        spoil(unit, people)
    with acting(by):
        faults = quality(county, on=TODAY, by=by).faults
        assert faults[key] == found_by(key, by=by) == number
        assert sum(faults.values()) == number


def test_whom_nobody_touched_for_a_year_is_stale_until_somebody_does(two: Any) -> None:
    county, _, people = two
    by = actor_over(county)
    with acting(by):
        assert found_by("unconfirmed", by=by, on=TODAY + FRESH) == 0
        assert found_by("unconfirmed", by=by, on=TODAY + FRESH + timedelta(1)) == 2
        access.persons(by).filter(pk=people[0].pk).update(name="王一")
        assert found_by("unconfirmed", by=by, on=TODAY + FRESH) == 0


def test_a_shared_phone_outside_the_scope_is_not_told(two: Any) -> None:
    county, _, people = two
    [there] = imported(federation("510704"), unit_row("石马镇总工会"))
    [other] = on_the_roster(there, engagement_row(there, 9, "外县人"))
    with acting(operator()):
        Person.objects.filter(pk=other.pk).update(phone_index=people[0].phone_index)
    by = actor_over(county)
    with acting(by):
        assert found_by("same-phone", by=by) == 0
    with acting(operator()):
        assert found_by("same-phone", by=operator()) == 2


def test_the_share_told_in_full_by_federation_and_by_unit(two: Any) -> None:
    county, unit, _ = two
    prefecture = federation("5107")
    [there] = imported(federation("510704"), unit_row("石马镇总工会"))
    on_the_roster(there, engagement_row(there, 9, "外县人", phone="", monthly_wage=None))
    with acting(operator()):
        above = quality(prefecture, on=TODAY, by=operator())
        inside = quality(county, on=TODAY, by=operator())
    assert [(one.name, one.whole, one.full) for one in above.places] == [("游仙区", 1, 0), ("涪城区", 2, 2)]
    assert (above.whole, above.full, above.of_federations) == (3, 2, True)
    assert [(one.code, one.whole, one.full) for one in inside.places] == [(unit.code, 2, 2)]
    assert not inside.of_federations


def test_units_without_any_roster_are_counted_and_named(two: Any) -> None:
    county, _, _ = two
    imported(county, unit_row("青义镇总工会"))
    by = actor_over(county)
    with acting(by):
        number, first = without_roster(county, by=by)
        assert (number, [unit.name for unit in first]) == (1, ["青义镇总工会"])
        access.engagements(by).update(left_date=TODAY)  # a roster that has emptied was a roster
        assert without_roster(county, by=by)[0] == 1


def text(client: Client, address: str) -> str:
    answer = client.get(address, headers={"Accept-Language": "zh-hans"})
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def test_the_page_leads_to_the_people_and_these_to_the_act(two: Any) -> None:
    county, unit, people = two
    with acting(operator()):
        Person.objects.filter(pk=people[0].pk).update(education="")
        Engagement.objects.filter(person=people[1]).update(contract_end_date=TODAY - timedelta(1))
        late = Engagement.objects.get(person=people[1])
    client = signed_in(county)
    shown = text(client, f"/workforce/quality/?under={unit.code}")
    for rule in RULES.values():
        assert rule.label.zh in shown and rule.why.zh in shown
    assert f'href="/workforce/?under={unit.code}&quality=education#people"' in shown
    shown = text(client, "/workforce/?quality=education")
    assert f'href="/workforce/{people[0].pk}/edit/">去修正' in shown and "数据质量：没有学历" in shown
    shown = text(client, "/workforce/?quality=past-end")
    assert f'href="/workforce/{people[1].pk}/engagements/{late.pk}/extend/">去修正' in shown
    reader = text(signed_in(county, Role.LEADER), "/workforce/?quality=past-end")
    assert f'href="/workforce/{people[1].pk}/">去修正' in reader


def test_every_rule_has_its_words_and_every_fault_its_rules() -> None:
    assert {rule.fault for rule in RULES.values()} == set(Fault)
    words = [text for rule in RULES.values() for text in (rule.label.zh, rule.label.en, rule.why.zh)]
    assert len(set(words)) == len(words) and all(words)
