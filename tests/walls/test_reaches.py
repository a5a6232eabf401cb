"""The three words for a scope, over pages, API, searches and counts: a unit, it and below, a named set."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from niangjia.accounts.tests.factories import actor, given, opened
from niangjia.kernel import desk
from niangjia.kernel.actor import Reach
from niangjia.kernel.command import operator
from niangjia.kernel.postgres import testing
from niangjia.kernel.postgres.urls import Urls
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.organisations.actions import ensure_federation, import_units
from niangjia.organisations.facade import Unit, units_below
from niangjia.workforce.actions import import_roster
from tests.cast import ON, Cast, account, gather, roster_row, signed_in, unit_row

HERE, THERE, ELSEWHERE = "丰谷镇总工会", "富乐街道总工会", "永兴镇总工会"
JSON = "application/json"
WORKERS = re.compile(r"\b(8,000|16,000|24,000|8000|16000|24000)\b")


@dataclass(frozen=True)
class House:
    """Three counties with a unit and a person each, and who looks at them."""

    cast: Cast
    third: Unit
    people: dict[str, str]
    browsers: dict[str, Client]

    def text(self, who: str, address: str) -> str:
        """What somebody reads at an address."""
        answer = self.browsers[who].get(address, headers={"accept-language": "zh-hans"})
        assert answer.status_code == 200, (who, address, answer.status_code)
        return answer.content.decode()


@pytest.fixture(scope="module")
def house(django_db_setup: None, database_urls: Urls, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    """Real transactions; nothing is changed."""
    with django_db_blocker.unblock():
        yield _house()
        connection.close()
        testing.wipe(database_urls.owner)


def _house() -> House:
    cast, by = gather(), operator()
    with acting(by):
        third = ensure_federation(by=by, division_code="510722")
        rows = [unit_row(ELSEWHERE, "三台县")]
        import_units(by=by, under=cast.prefecture, rows=rows, as_of=ON, source="cast")
        people = {}
        for serial, county in enumerate((cast.here, cast.there, third), start=4):
            unit = units_below(county, by=by).get()
            row = roster_row(serial, unit)
            import_roster(by=by, under=county, rows=[row], as_of=ON, source="cast")
            people[county.name] = row.name
    alone, among, three, wide = opened(cast.prefecture, "alone", "among", "three", "wide")
    given(alone, cast.here, reach=Reach.UNIT)
    given(among, cast.there, cast.here, reach=Reach.SET)
    given(three, cast.there, cast.here, third, reach=Reach.SET)
    given(wide, cast.prefecture, role=Role.PREFECTURE_OFFICER)
    return House(cast, third, people, {one: signed_in(one) for one in ("alone", "among", "clerk", "wide")})


PAGES = (
    *("/", "/organisations/", "/organisations/?q=总工会", "/organisations/?kind=township"),
    *("/organisations/?counted=yes", "/workforce/", "/workforce/?q=王", "/workforce/statistics/"),
    *("/workforce/quality/", "/staffing/", "/staffing/?view=units", "/funding/", "/editions/", "/scenarios/"),
    *(
        "/scenarios/try/",
        "/imports/",
        "/search/?q=丰谷",
        "/search/?q=富乐",
        "/search/?q=永兴",
        "/search/?q=王",
    ),
)
SEES = {
    "alone": set(),
    "clerk": {HERE},
    "among": {HERE, THERE},
    "wide": {HERE, THERE, ELSEWHERE},
}


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("who", SEES)
def test_no_page_names_a_unit_or_a_person_beyond_the_reach(house: House, who: str, address: str) -> None:
    shown = house.text(who, address).replace(f'value="{address.partition("q=")[2]}"', "")
    names = dict(zip((HERE, THERE, ELSEWHERE), house.people.values(), strict=True))
    for unit in {HERE, THERE, ELSEWHERE} - SEES[who]:
        assert unit not in shown
        assert names[unit] not in shown
    if who == "alone":
        assert not WORKERS.search(shown), "a sum of what lies below"


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("/organisations/?q=总工会", {"alone": 1, "clerk": 2, "among": 4, "wide": 7}),
        ("/organisations/?counted=yes", {"alone": 0, "clerk": 1, "among": 2, "wide": 3}),
        ("/workforce/", {"alone": None, "clerk": 2, "among": 4, "wide": 5}),
    ],
)
def test_counts_are_those_of_the_rows(house: House, address: str, counted: dict[str, int | None]) -> None:
    for who, number in counted.items():
        told = re.search(r"共 (\d+) 个", house.text(who, address))
        assert (int(told[1]) if told else None) == number, who


@pytest.mark.parametrize(
    ("address", "field"),
    [("/api/v1/units/", "code"), ("/api/v1/persons/", "id"), ("/api/v1/engagements/", "id")],
)
def test_the_api_gives_each_reach_exactly_its_rows(house: House, address: str, field: str) -> None:
    rows = {who: house.browsers[who].get(address).json()["rows"] for who in SEES}
    keys = {who: {row[field] for row in found} for who, found in rows.items()}
    assert keys["clerk"] < keys["among"] < keys["wide"]
    assert len(keys["among"]) == 2 * len(keys["clerk"])
    assert keys["alone"] == ({house.cast.here.code} if "units" in address else set())


def test_a_set_is_shown_side_by_side_and_summed_once(house: House) -> None:
    tree = house.text("among", "/organisations/")
    assert "16,000" in tree
    assert all(county in tree for county in ("涪城区总工会", "游仙区总工会"))
    assert "三台县" not in tree
    for under, named in ((house.cast.here, HERE), (house.cast.there, THERE)):
        assert named in house.text("among", f"/staffing/?under={under.code}")
    assert house.browsers["among"].get(f"/staffing/?under={house.third.code}").status_code == 404
    assert f"under={house.cast.there.code}" in house.text("among", "/staffing/")


ONE_UNIT = (
    *("/staffing/", "/staffing/?only=shortfall", "/editions/new/?year=2026", "/editions/picture/"),
    *(
        "/scenarios/try/",
        "/scenarios/share/",
        "/authoring/new/",
        "/workforce/quality/",
        "/workforce/notice/?quality=gaps",
    ),
    "/accounts/administrators/",
)


@pytest.mark.parametrize("address", ONE_UNIT)
def test_a_page_of_one_unit_begins_with_the_choice_among_a_sets_members(house: House, address: str) -> None:
    """None of them is silently the first; each link leads to the page of that unit and keeps the question."""
    page = house.text("among", address)
    links = [unescape(one) for one in re.findall(r'<li><a href="([^"]+)">', page)]
    assert "请选单位" in page
    for member in (house.cast.here, house.cast.there):
        [link] = [one for one in links if member.code in one]
        assert link.startswith(address)
        shown = house.text("among", link)
        assert "请选单位" not in shown
        assert member.name in shown or member.short_name in shown
    foreign = link.replace(house.cast.there.code, house.third.code)
    beyond = house.browsers["among"].get(foreign, headers={"accept-language": "zh-hans"})
    assert beyond.status_code == 404 or "请选单位" in beyond.content.decode()
    assert "请选单位" not in house.text("clerk", address)


TOGETHER = (
    *(
        "/organisations/",
        "/organisations/?q=总工会",
        "/workforce/",
        "/staffing/figure/must/",
    ),
    *("/staffing/figure/workers/", "/workforce/figures/filled/"),
)


@pytest.mark.parametrize("address", TOGETHER)
def test_a_page_of_the_whole_set_tells_of_every_member(house: House, address: str) -> None:
    page = house.text("among", address)
    if "figures" not in address:  # a roster is told by form
        assert all(one in page for one in ("涪城区", "游仙区")) or all(one in page for one in (HERE, THERE))
    assert "三台" not in page


def test_a_plan_that_was_not_begun_waits_for_each_member(house: House) -> None:
    by, on = actor(account("among"), on=timezone.localdate()), date(timezone.localdate().year, 12, 31)
    with acting(by):
        waiting = [one for one in desk.waiting(on=on, by=by) if one.kind == "editions.not_begun"]
    assert [one.unit_name for one in waiting] == [house.cast.here.name, house.cast.there.name]
    assert all(f"under={one.unit_code}" in one.url for one in waiting)


@pytest.mark.parametrize("part", [desk.board, desk.waiting])
def test_the_desk_asks_as_much_of_three_members_as_of_two(house: House, part: Callable[..., object]) -> None:
    on, asked = timezone.localdate(), {}
    for who in ("among", "three"):
        by = actor(account(who), on=on)
        with acting(by):
            part(on=on, by=by)  # what is stored holds from here on
            with CaptureQueriesContext(connection) as queries:
                part(on=on, by=by)
            asked[who] = len(queries)
    assert asked["three"] == asked["among"] <= 15


@pytest.mark.parametrize(
    ("method", "address"), [("get", "/api/v1/plan/"), ("post", "/api/v1/scenarios/try/")]
)
def test_the_api_says_which_units_there_are_where_one_is_needed(
    house: House, method: str, address: str
) -> None:
    browser = house.browsers["among"]
    answer = getattr(browser, method)(
        address, **({} if method == "get" else {"data": "{}", "content_type": JSON})
    )
    told = answer.json()
    assert (answer.status_code, told["code"]) == (422, "which_unit")
    members = (house.cast.here, house.cast.there)
    assert [one["where"] for one in told["details"]] == [["under"], ["under"]]
    assert [one["message"] for one in told["details"]] == [f"{one.code} {one.name}" for one in members]


def test_the_api_sums_over_a_set_and_answers_for_a_member(house: House) -> None:
    browser = house.browsers["among"]
    for member, status in ((house.cast.here, 200), (house.cast.there, 200), (house.third, 404)):
        assert browser.get(f"/api/v1/plan/?under={member.code}").status_code == status
    must = browser.get("/api/v1/plan/figures/must/").json()
    assert (must["figure"]["value"], must["subject"]) == (2, "涪城区总工会等2个单位")
    names = [step["text"]["zh"] for step in must["figure"]["steps"]]
    assert {"涪城区", "游仙区"} <= set(names)
    assert browser.get("/api/v1/funding/figures/funded/").json()["under"] == ""


@pytest.mark.parametrize("table", ["organisations_unittotal", "workforce_rostertotal", "staffing_plansum"])
def test_the_database_tells_a_unit_alone_no_sum_of_what_lies_below(house: House, table: str) -> None:
    """Raw SQL under the application's role: the sums stand at the county's own path."""
    told = {}
    for who in ("alone", "clerk"):
        house.text(who, "/organisations/"), house.text(who, "/staffing/"), house.text(who, "/workforce/")
        with acting(actor(account(who), on=date.today())), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table}")
            told[who] = cursor.fetchone()[0]
    assert told["alone"] == 0 < told["clerk"]


def test_who_sees_a_unit_alone_draws_nothing_up_for_what_is_below(house: House) -> None:
    browser = house.browsers["alone"]
    assert "只到本单位" in house.text("alone", "/editions/new/")
    for address in ("/organisations/export.xlsx", "/editions/"):
        assert HERE not in browser.get(address).content.decode(errors="replace")
