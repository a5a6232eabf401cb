"""Global search as a page, as suggestions, over the API: powers, scope, numbers that leave no trace."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from niangjia.kernel import finding
from niangjia.kernel.permissions import Permission
from niangjia.kernel.scope import acting
from niangjia.workforce.access import persons
from tests.cast import ON, Cast, account, gather, id_number

pytestmark = pytest.mark.usefixtures("committed")
MOST_QUERIES = 21
HERE, THERE = id_number(1), id_number(2)


@pytest.fixture
def cast() -> Cast:
    """The cast."""
    return gather()


def browser(username: str = "clerk", **headers: str) -> Client:
    """A browser in which somebody is signed in."""
    client = Client(headers={"accept-language": "zh-hans", **headers})
    client.force_login(account(username))
    return client


def test_results_stand_by_kind_with_what_was_asked_marked(cast: Cast) -> None:
    shown = browser("officer").get("/search/", {"q": "丰谷"}).content.decode()
    assert "<mark>丰谷</mark>镇总工会" in shown
    assert 'value="丰谷"' in shown
    assert "没有找到" not in shown
    people = browser("officer").get("/search/", {"q": "wxy"}).content.decode()
    assert "<mark>王小乙</mark>" in people


@pytest.mark.parametrize("text", ["", "z", "无此人"])
def test_an_empty_page_teaches(cast: Cast, text: str) -> None:
    shown = browser().get("/search/", {"q": text}).content.decode()
    assert ("没有找到" in shown) is (text == "无此人")
    assert ("一处搜遍" in shown) is (text != "无此人")


def test_a_word_typed_becomes_an_address(cast: Cast) -> None:
    answer = browser().post("/search/", {"q": " 丰谷 "})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/search/?q=%E4%B8%B0%E8%B0%B7")
    assert browser().post("/search/", {"q": ""}).headers["Location"] == "/search/"


def test_a_whole_number_leads_to_the_person_and_stands_nowhere(cast: Cast) -> None:
    with acting(cast.clerk):
        person = persons(cast.clerk).get()
    answer = browser().post("/search/", {"q": HERE})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/workforce/{person.pk}/")
    assert browser().post("/search/", {"q": "13900000001"}).headers["Location"] == f"/workforce/{person.pk}/"


@pytest.mark.parametrize("number", [THERE, id_number(3), "13900000002", "13911111111"])
def test_somebody_elsewhere_and_nobody_are_answered_alike(cast: Cast, number: str) -> None:
    client = browser()
    page = client.post("/search/", {"q": number})
    nobody = client.post("/search/", {"q": id_number(99)})
    assert page.status_code == nobody.status_code == 200
    assert page.content.decode().count("没有找到") == 1
    assert number not in page.content.decode()
    suggested = [client.post("/search/suggest/", {"q": one}).content for one in (number, id_number(99))]
    assert suggested[0] == suggested[1]


@pytest.mark.parametrize("number", [HERE, "139 0000 0001", "GH00000012"])
def test_a_number_in_the_address_is_taken_out_of_it(cast: Cast, number: str) -> None:
    answer = browser().get("/search/", {"q": number})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/search/")
    assert "号码不能放在网址里查" in browser().get("/search/", {"q": number}, follow=True).content.decode()


def test_a_units_code_is_answered_without_an_address(cast: Cast) -> None:
    page = browser("officer").post("/search/", {"q": cast.here.code})
    assert page.status_code == 200
    assert "涪城区总工会" in page.content.decode()


def test_suggestions_are_options_of_few_kinds(cast: Cast) -> None:
    shown = browser("officer").post("/search/suggest/", {"q": "fgz"}).content.decode()
    assert 'role="option"' in shown
    assert f'href="/organisations/{cast.here.code}/"' not in shown
    assert "<mark>丰谷镇</mark>总工会" in shown
    assert browser().get("/search/suggest/").status_code == 405


@pytest.mark.parametrize(
    ("who", "text", "titles"),
    [
        ("clerk", "丰谷", ["丰谷镇总工会"]),
        ("foreign_clerk", "丰谷", []),
        ("foreign_clerk", "王小", ["王小丙"]),
        ("officer", "王小", ["王小乙", "王小丙"]),
        ("leader", "王小", ["王小乙", "王小丙"]),
        ("clerk", HERE, ["王小乙"]),
        ("clerk", THERE, []),
    ],
)
def test_programs_find_what_the_pages_find(cast: Cast, who: str, text: str, titles: list[str]) -> None:
    answer = browser(who).post("/api/v1/search/", {"q": text}, content_type="application/json")
    assert answer.status_code == 200
    assert [hit["title"] for kind in answer.json() for hit in kind["hits"]] == titles
    assert HERE not in answer.content.decode()


@pytest.mark.parametrize(
    ("without", "kinds"),
    [
        (Permission.PERSON_VIEW, {"units"}),
        (Permission.UNIT_VIEW, {"people"}),
        (None, {"units", "people"}),
    ],
)
def test_a_kind_needs_the_power_of_its_list(cast: Cast, without: Permission | None, kinds: set[str]) -> None:
    by = replace(cast.officer, permissions=cast.officer.permissions - {without})
    with acting(by):
        found = [one.kind for text in ("王小", "丰谷") for one in finding.search(text, on=ON, by=by)]
    assert set(found) == kinds


@pytest.mark.parametrize(("url", "data"), [("/search/?q=总工会", None), ("/search/suggest/", {"q": "王小"})])
def test_the_queries_are_fixed(cast: Cast, url: str, data: dict[str, str] | None) -> None:
    client = browser("officer")
    with CaptureQueriesContext(connection) as asked:
        answer = client.post(url, data) if data else client.get(url)
    assert answer.status_code == 200
    assert len(asked) <= MOST_QUERIES


def test_the_bar_has_the_field_once(cast: Cast) -> None:
    assert browser().get("/").content.decode().count('id="seek"') == 1
    assert browser().get("/search/").content.decode().count('id="seek"') == 1
    assert 'id="seek"' not in Client().get("/accounts/sign-in/").content.decode()
