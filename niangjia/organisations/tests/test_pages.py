"""The tree, its branches, the search and a unit's page: what is shown, to whom, and at what cost."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from niangjia.kernel.scope import acting
from niangjia.organisations.actions import move_unit
from niangjia.organisations.models import Unit
from niangjia.organisations.tests import factories
from niangjia.organisations.tests.factories import unit_row
from niangjia.organisations.types import UnitKind

pytestmark = pytest.mark.django_db
TREE, BRANCHES = "/organisations/", "/organisations/branches/"
HTMX = {"HX-Request": "true"}
MOST_QUERIES = 24
"""Seventeen of our own, session and scope among them, and the savepoint of the test."""


def page_of(unit: Unit) -> str:
    return reverse("organisations:unit", args=[unit.code])


def text(client: Client, address: str, **headers: str) -> str:
    answer = client.get(address, headers={"Accept-Language": "zh-hans"} | headers)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_the_tree_begins_at_the_top_of_the_scope() -> None:
    county = factories.federation("510703")
    factories.federation("510704")
    factories.imported(county, unit_row(), unit_row("青义镇总工会", workers=None))
    shown = text(factories.signed_in(county), TREE)
    assert "丰谷镇总工会" in shown and "青义镇总工会" in shown
    assert "游仙区" not in shown and "绵阳市" not in shown
    assert 'data-chart="shares-data"' in shown


def test_a_branch_opens_lazily_and_without_scripts_leads_to_the_units_page() -> None:
    prefecture, county = factories.federation("5107"), factories.federation("510703")
    factories.imported(county, unit_row())
    client = factories.signed_in(prefecture)
    assert "丰谷镇" not in text(client, TREE)
    assert f'aria-controls="b{county.pk}"' in text(client, TREE)
    opened = text(client, f"{BRANCHES}?under={county.code}", **HTMX)
    assert "丰谷镇总工会" in opened and "<html" not in opened and "3,000" in opened
    answer = client.get(f"{BRANCHES}?under={county.code}")
    assert answer.headers["Location"] == page_of(county)


def test_a_parent_of_very_many_shows_two_hundred_and_a_link_to_more() -> None:
    county = factories.federation("510703")
    rows = [unit_row(f"第{n:03}厂工会", kind=UnitKind.ENTERPRISE, contact_name="") for n in range(205)]
    factories.imported(county, *rows)
    client = factories.signed_in(county)
    first = text(client, f"{BRANCHES}?under={county.code}", **HTMX)
    rest = text(client, f"{BRANCHES}?under={county.code}&from=200", **HTMX)
    assert (first.count('class="twig"'), rest.count('class="twig"')) == (200, 5)
    assert f"under={county.code}&amp;from=200" in first and "from=" not in rest
    assert len(text(client, TREE).encode()) < 150_000


@pytest.mark.parametrize("asked", ["丰谷", "fgz", "510703100", "510703100000", "{code}", "{code_lower}"])
def test_a_unit_is_found_by_name_initials_and_code(asked: str) -> None:
    county = factories.federation("510703")
    town, _ = factories.imported(county, unit_row(), unit_row("青义镇总工会"))
    asked = asked.format(code=town.code, code_lower=town.code.lower())
    shown = text(factories.signed_in(county), f"{TREE}?q={asked}")
    assert "丰谷镇总工会" in shown and "青义镇" not in shown


def test_the_kind_narrows_and_pages_keep_it() -> None:
    county = factories.federation("510703")
    firms = [unit_row(f"第{n:02}厂工会", kind=UnitKind.ENTERPRISE) for n in range(51)]
    factories.imported(county, unit_row(), *firms)
    client = factories.signed_in(county)
    shown = text(client, f"{TREE}?kind=enterprise")
    assert "丰谷镇" not in shown and "共 51 个" in shown and "kind=enterprise&amp;page=2" in shown
    assert text(client, f"{TREE}?kind=enterprise&page=2").count('<th scope="row">') == 1


@pytest.mark.parametrize(
    "asked", ["?page=x", "?kind=nothing", "?q=%00", "?q=%25", "?page=99999&kind=zone", "?q=" + "长" * 500]
)
def test_an_address_that_cannot_be_read_is_no_error(asked: str) -> None:
    county = factories.federation("510703")
    assert factories.signed_in(county).get(f"{TREE}{asked}").status_code == 200


def test_territory_is_shown_apart_where_it_differs() -> None:
    county = factories.federation("510703")
    zone = factories.zone_federation(factories.federation("5107"))
    [town] = factories.imported(county, unit_row("普明街道总工会", kind=UnitKind.SUBDISTRICT))
    by = factories.operator()
    with acting(by):
        move_unit(by=by, unit=town, parent=zone, decision=factories.decision())
    client = factories.signed_in(zone)
    assert "属地 涪城区普明街道" in text(client, TREE)
    shown = text(client, page_of(town))
    assert "隶属与属地不同" in shown and "范围之外的单位" in shown and county.name not in shown
    assert "隶属与属地不同" not in text(client, page_of(zone))


def test_a_units_page_tells_who_where_and_how_many() -> None:
    county = factories.federation("510703")
    [town] = factories.imported(county, unit_row())
    shown = text(factories.signed_in(county), page_of(town))
    for words in (
        town.code,
        "2010年5月1日",
        "138****1234",
        "王芳",
        "2026年6月30日",
        "units.xlsx",
        "3,000",
        "涪城区丰谷镇",
    ):
        assert words in shown
    assert "13800001234" not in shown
    assert f"/staffing/?under={town.code}" in shown and f"/workforce/?under={town.code}" in shown


def test_history_says_before_and_after() -> None:
    county = factories.federation("510703")
    [town] = factories.imported(county, unit_row())
    factories.imported(county, unit_row(workers=3_100, contact_phone="13900009999"))
    shown = text(factories.signed_in(county), f"{page_of(town)}history/", **HTMX)
    assert "<s>3,000</s> → <b>3,100</b>" in shown
    assert "<s>138****1234</s> → <b>139****9999</b>" in shown
    assert "操作员" in shown


@pytest.mark.parametrize("where", ["{}", "{}history/"])
def test_out_of_scope_is_the_same_as_not_existing(where: str) -> None:
    county, other = factories.federation("510703"), factories.federation("510704")
    client = factories.signed_in(county)
    codes = (other.code, "GH99999999")
    answers = [client.get(where.format(f"{TREE}{code}/")) for code in codes]
    assert [answer.status_code for answer in answers] == [404, 404]
    # The address and the token of the form are each request's own.
    there, nowhere = (
        re.sub(rf'{code}|"\w{{64}}"', "", answer.content.decode())
        for answer, code in zip(answers, codes, strict=True)
    )
    assert there == nowhere
    assert client.get(f"{BRANCHES}?under={other.code}", headers=HTMX).status_code == 404


@pytest.mark.parametrize("size", [1, 30])
def test_the_number_of_queries_does_not_grow(size: int, django_assert_max_num_queries: object) -> None:
    county = factories.federation("510703")
    towns = factories.imported(
        county, *(unit_row(f"第{n:02}厂工会", kind=UnitKind.ENTERPRISE) for n in range(size))
    )
    client = factories.signed_in(county)
    text(client, TREE)  # whoever comes first after an import sums it up
    for address in (TREE, f"{TREE}?q=厂", page_of(county), page_of(towns[0]), f"{page_of(towns[0])}history/"):
        with django_assert_max_num_queries(MOST_QUERIES):  # type: ignore[operator]
            text(client, address)


def test_an_empty_tree_teaches() -> None:
    assert "还没有下级单位" in text(factories.signed_in(factories.federation("510703")), TREE)
