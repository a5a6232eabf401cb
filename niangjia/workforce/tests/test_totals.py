"""What is stored of the roster equals what is counted live, whatever happens to people and units."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from psycopg.types.range import DateRange

from niangjia.kernel.scope import acting
from niangjia.organisations.models import Unit
from niangjia.organisations.tests.factories import actor_over, federation, imported, operator, unit_row
from niangjia.workforce.models import Certificate, Engagement, Person, RosterTotal, Spell
from niangjia.workforce.queries.entry import Entry
from niangjia.workforce.queries.facets import FACETS
from niangjia.workforce.queries.people import narrowed
from niangjia.workforce.queries.statistics import of_totals, statistics
from niangjia.workforce.queries.totals import totals
from niangjia.workforce.tests.factories import engagement_row, on_the_roster
from niangjia.workforce.types import EmploymentForm, ProfessionalLevel

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 30)
UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
"""A failing story is told as it was found: it is short, and to try shorter ones takes minutes."""

Act = Callable[[Any], None]


@pytest.fixture
def house() -> Any:
    """Two provinces, three counties, a town in each and a unit below a town; six people."""
    counties = [federation(code) for code in ("510703", "510704", "500101")]
    names = (
        "丰谷镇总工会",
        "石马镇总工会",
        "龙驹镇总工会",
    )  # no two alike: a town may move to another's county
    towns = [
        imported(one, unit_row(name), unit_row("青义镇总工会"))[0]
        for one, name in zip(counties, names, strict=True)
    ]
    people = [
        on_the_roster(
            counties[n % 3],
            engagement_row(
                towns[n % 3],
                1 + n,
                f"王{n}",
                contract_end_date=TODAY + timedelta(40 * n - 30),
                level=ProfessionalLevel.ASSISTANT if n % 2 else None,
            ),
        )[0]
        for n in range(6)
    ]
    return counties, towns, people


def agrees(unit: Unit, by: Any, on: date) -> None:
    """The stored numbers are those of the list, all and by every value of every facet."""
    live = statistics(Entry(unit_path=unit.scope_path), on=on, by=by)
    stored = totals(unit.scope_path, on=on, today=on, by=by)
    if stored is None:
        assert RosterTotal.objects.filter(unit=unit, side="apart").exists() or live.total == 0
        return
    assert of_totals(stored) == live
    for key, facet in FACETS.items():
        for value in facet.words(on):
            entry = Entry(unit_path=unit.scope_path, chosen={key: (value,)})
            assert stored.number(entry) == narrowed(entry, on=on, by=by).count(), (key, value)


def everywhere(on: date) -> None:
    """At every federation, as its own officer sees it, and as the nation does."""
    for unit in Unit.objects.filter(kind__endswith="federation").order_by("-scope_path"):
        for by in (actor_over(unit), operator()):
            with acting(by):
                agrees(unit, by, on)


def test_what_is_stored_is_what_stands(house: Any) -> None:
    with acting(operator()):
        everywhere(TODAY)
        assert RosterTotal.objects.filter(side="", number=6, unit__parent=None).exists()


days = st.integers(-400, 400).map(lambda n: TODAY + timedelta(n))
people = st.integers(0, 5)


def of_engagement(**facts: st.SearchStrategy[Any]) -> st.SearchStrategy[Act]:
    return st.tuples(people, st.fixed_dictionaries(facts)).map(
        lambda told: lambda house: Engagement.objects.filter(person=house[2][told[0]]).update(**told[1])
    )


def of_person(**facts: st.SearchStrategy[Any]) -> st.SearchStrategy[Act]:
    return st.tuples(people, st.fixed_dictionaries(facts)).map(
        lambda told: lambda house: Person.objects.filter(pk=house[2][told[0]].pk).update(**told[1])
    )


def post(house: Any, person: int, town: int, home: bool) -> None:
    _, towns, everybody = house
    Engagement.objects.filter(person=everybody[person]).update(unit=towns[town])
    if home:
        Person.objects.filter(pk=everybody[person].pk).update(unit=towns[town])
        Certificate.objects.filter(person=everybody[person]).update(
            person=everybody[person]
        )  # lies where it lies


def certify(house: Any, person: int, level: str | None) -> None:
    Certificate.objects.filter(person=house[2][person]).delete()
    if level:
        Certificate.objects.create(person=house[2][person], level=level)


def send_away(house: Any, person: int, first: date, length: int | None) -> None:
    engagement = Engagement.objects.get(person=house[2][person])
    Spell.objects.filter(engagement=engagement).delete()
    until = first + timedelta(length) if length else None
    Spell.objects.create(engagement=engagement, status="leave", period=DateRange(first, until))


def move(house: Any, what: str, which: int, whither: int) -> None:
    counties, towns, _ = house
    moved = towns[which] if what == "town" else counties[which]
    parent = counties[whither] if what == "town" else Unit.objects.get(pk=counties[whither].pk).parent
    Unit.objects.filter(pk=moved.pk).update(parent=parent)


acts = st.one_of(
    of_engagement(form=st.sampled_from([one.value for one in EmploymentForm])),
    of_engagement(contract_end_date=st.none() | days, open_ended=st.booleans()),
    of_engagement(start_date=st.none() | days.filter(lambda one: one < TODAY), left_date=st.none()),
    of_engagement(start_date=st.none(), left_date=st.none() | days),
    of_engagement(start_date=days, left_date=st.none()),
    of_engagement(insured=st.sampled_from([None, True, False])),
    of_person(birth_date=st.none() | st.dates(date(1960, 1, 1), date(2000, 12, 31))),
    of_person(birth_date=st.sampled_from([date(1996, 2, 29), date(1996, 6, 30), date(1966, 7, 1)])),
    of_person(education=st.sampled_from(["", "20", "30", "11"]), sex=st.sampled_from(["1", "2"])),
    st.builds(lambda *told: lambda house: post(house, *told), people, st.integers(0, 2), st.booleans()),
    st.builds(
        lambda *told: lambda house: certify(house, *told),
        people,
        st.none() | st.sampled_from([one.value for one in ProfessionalLevel]),
    ),
    st.builds(
        lambda *told: lambda house: send_away(house, *told), people, days, st.none() | st.integers(1, 90)
    ),
    st.builds(
        lambda *told: lambda house: move(house, *told),
        st.sampled_from(["town", "county"]),
        st.integers(0, 2),
        st.integers(0, 2),
    ),
)


BARE = settings(deadline=None, phases=UNSHRUNK, suppress_health_check=[HealthCheck.function_scoped_fixture])
stories = st.lists(st.tuples(acts, st.integers(0, 60), st.integers(0, 2)), min_size=1, max_size=5)


def told_to_the_end(house: Any, story: list[tuple[Act, int, int]]) -> None:
    """Whatever happens, what is stored equals the list; afterwards nothing of it has happened."""
    on = TODAY
    with transaction.atomic():
        with acting(operator()):
            for act, later, first in story:
                act(house)
                on += timedelta(later)
                county = Unit.objects.get(pk=house[0][first].pk)  # it looks before the nation does
                with acting(by := actor_over(county)):
                    agrees(county, by, on)
            everywhere(on)
        transaction.set_rollback(True)


@settings(BARE, max_examples=5)
@given(stories)
def test_whatever_happens_what_is_stored_equals_the_list(
    house: Any, story: list[tuple[Act, int, int]]
) -> None:
    told_to_the_end(house, story)


@pytest.mark.drill
@settings(BARE, max_examples=60)
@given(stories)
def test_so_it_does_in_many_stories(house: Any, story: list[tuple[Act, int, int]]) -> None:
    told_to_the_end(house, story)
