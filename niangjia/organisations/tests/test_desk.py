"""What the tree puts on the desk: units without a count, of this year or ever, and without territory."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from niangjia.kernel.actor import Actor, Scope
from niangjia.kernel.command import operator
from niangjia.kernel.desk import Waiting
from niangjia.kernel.scope import acting
from niangjia.organisations import desk
from niangjia.organisations.actions import import_units
from niangjia.organisations.models import Territory
from tests.cast import ON, Cast, account, gather, unit_row

pytestmark = pytest.mark.usefixtures("committed")


def asked(by: Actor, on: date = ON) -> dict[str, Waiting]:
    """What waits for somebody, by kind."""
    with acting(by):
        found = [*desk.uncounted(on=on, by=by), *desk.without_territory(on=on, by=by)]
        return {one.kind.partition(".")[2]: one for one in found}


@pytest.fixture
def cast() -> Cast:
    """The cast, and in the county `here` a unit that nobody counted."""
    found = gather()
    by = operator()
    with acting(by):
        row = unit_row("青义镇总工会", "涪城区", workers=None)
        import_units(by=by, under=found.prefecture, rows=[row], as_of=ON, source="cast")
    return found


def test_a_unit_nobody_counted_waits_for_those_who_may_count_it(cast: Cast) -> None:
    waiting = asked(cast.clerk)["never_counted"]
    assert (waiting.count, waiting.url) == (1, "/organisations/?counted=no")
    client = Client()
    client.force_login(account("clerk"))
    assert "青义镇总工会" in client.get(waiting.url).content.decode()
    assert asked(cast.officer)["never_counted"].count == 1
    assert asked(cast.foreign_clerk) == asked(cast.leader) == {}


@pytest.mark.parametrize(
    ("on", "behind"),
    [(date(2026, 12, 31), None), (date(2027, 1, 1), 1), (date(2026, 6, 29), None)],
)
def test_a_new_year_asks_for_its_own_count(cast: Cast, on: date, behind: int | None) -> None:
    found = asked(cast.clerk, on).get("not_counted_this_year")
    assert (found and found.count) == behind
    if found:
        assert (found.since, found.title.zh) == (date(2027, 1, 1), "2027 年职工人数待统计（1 个单位）")


def test_a_unit_without_territory_waits_for_who_may_settle_it(cast: Cast) -> None:
    with acting(cast.officer):
        Territory.objects.filter(
            scope_path__startswith=cast.here.scope_path, unit__name="青义镇总工会"
        ).delete()
    found = asked(cast.officer)["no_territory"]
    assert (found.unit_name, found.count) == ("青义镇总工会", 1)
    assert found.url == f"/organisations/{found.unit_code}/territory/"
    assert "no_territory" not in asked(cast.clerk), "a county's clerk has no power over territories"


def test_nobody_is_asked_more_than_twice(cast: Cast, django_assert_num_queries: object) -> None:
    with acting(cast.officer), django_assert_num_queries(2):  # type: ignore[operator]
        desk.uncounted(on=ON, by=cast.officer)
        desk.without_territory(on=ON, by=cast.officer)


def test_an_actors_place_is_the_division_of_the_own_union(cast: Cast) -> None:
    places = {}
    for by in (cast.clerk, cast.officer):
        with acting(by):
            places[by.name] = desk.places_of(desk.PlaceAsked(), by)
    assert places == {"clerk": ["510703"], "officer": ["5107"]}
    paths = [cast.there.scope_path, cast.here.scope_path]
    both = replace(cast.clerk, scope=Scope.among(paths, "两个区"))
    with acting(both):
        assert desk.places_of(desk.PlaceAsked(), both) == ["510703", "510704"]
    nobody = replace(cast.clerk, scope=replace(cast.clerk.scope, low="ffffff", high="ffffff~"))
    with acting(nobody):
        assert desk.places_of(desk.PlaceAsked(), nobody) == []
