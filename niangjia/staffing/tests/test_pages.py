"""The plan's pages: narrowed, sorted, exported as shown, in a fixed number of queries."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from niangjia.kernel.command import operator
from niangjia.kernel.scope import acting
from niangjia.organisations.actions import import_units
from niangjia.staffing.queries import shown
from tests.cast import ON, account, gather, unit_row

pytestmark = pytest.mark.usefixtures("committed")
MOST_QUERIES = 22
"""With the session, the scope and the savepoint of each act."""


def officer() -> Client:
    """The prefecture's officer, signed in."""
    client = Client()
    client.force_login(account("officer"))
    return client


def exported(client: Client, query: str) -> list[str]:
    """The names on the first sheet of an export."""
    content = client.post(f"/staffing/export.xlsx?on={ON}&{query}", {"why": "work"}).content
    sheet = openpyxl.load_workbook(BytesIO(content))["单位明细"]
    return [str(cell.value) for cell in sheet["A"][2:]]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["丰谷镇总工会", "富乐街道总工会"]),
        ("q=丰谷", ["丰谷镇总工会"]),
        ("q=fgz", ["丰谷镇总工会"]),
        ("q=510704", ["富乐街道总工会"]),
        ("kind=subdistrict", ["富乐街道总工会"]),
        ("sort=-name", ["富乐街道总工会", "丰谷镇总工会"]),
        ("only=shortfall", []),
        ("q=nothing", []),
    ],
)
def test_page_and_export_show_the_same_units(query: str, names: list[str]) -> None:
    gather()
    client = officer()
    page = client.get(f"/staffing/?on={ON}&{query}").content.decode()
    assert exported(client, query) == names
    rows = page.split('id="units"')[1]
    assert [name for name in ("丰谷镇总工会", "富乐街道总工会") if f">{name}<" in rows] == sorted(names)


def test_the_number_of_queries_does_not_grow_with_the_units() -> None:
    cast = gather()
    client = officer()
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(f"/staffing/?on={ON}")
    by = operator()
    with acting(by):
        more = [unit_row(f"第{number}镇总工会", "涪城区") for number in range(200)]
        import_units(by=by, under=cast.prefecture, rows=more, as_of=ON, source="more")
    with CaptureQueriesContext(connection) as many:
        page = client.get(f"/staffing/?on={ON}").content
    assert len(few) == len(many) <= MOST_QUERIES
    assert len(page) < 150_000


@pytest.mark.parametrize("query", ["on=2026-02-30", "sort=x&kind=y&only=z&page=99", "q=%00", "on="])
def test_what_cannot_be_read_is_as_if_it_were_not_there(query: str) -> None:
    gather()
    assert officer().get(f"/staffing/?{query}").status_code == 200


def test_before_the_first_count_sums_are_missing() -> None:
    gather()
    page = officer().get("/staffing/?on=2026-06-29").content.decode()
    assert "个单位缺数据" in page
    assert "下面没有单位有" not in page


def test_the_plan_of_today_takes_the_same_queries_at_any_size() -> None:
    cast = gather()
    client = officer()
    client.get("/staffing/")
    with CaptureQueriesContext(connection) as few:
        client.get("/staffing/")
    by = operator()
    with acting(by):
        more = [unit_row(f"第{number}镇总工会", "涪城区") for number in range(200)]
        import_units(by=by, under=cast.prefecture, rows=more, as_of=ON, source="more")
    client.get("/staffing/")
    with CaptureQueriesContext(connection) as many:
        page = client.get("/staffing/").content
    assert len(few) == len(many) <= MOST_QUERIES
    assert len(page) < 150_000


def test_another_day_over_too_many_units_leads_to_today_and_further_down(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cast = gather()
    client = officer()
    client.get("/staffing/")
    monkeypatch.setattr(shown, "MOST_LIVE", 1)
    page = client.get(f"/staffing/?on={ON}").content.decode()
    assert "别的日期不在网页上逐个计算" in page
    assert f"?under={cast.here.code}&amp;on={ON}" in page
    assert "丰谷镇总工会" in client.get(f"/staffing/?on={ON}&under={cast.here.code}").content.decode()
    drawer = client.get(f"/staffing/figure/must/?on={ON}").content.decode()
    assert "请看今天的计划" in drawer
    assert client.get(f"/staffing/units/{cast.prefecture.code}/?on={ON}").status_code == 200
    refused = client.get(f"/api/v1/plan/?on={ON}")
    assert (refused.status_code, "请看今天的计划" in refused.json()["detail"]["zh"]) == (403, True)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=丰谷", ["丰谷镇总工会"]),
        ("q=fgz", ["丰谷镇总工会"]),
        ("q=510704", ["富乐街道总工会"]),
        ("kind=subdistrict", ["富乐街道总工会"]),
        ("sort=-name", ["富乐街道总工会", "丰谷镇总工会"]),
        ("sort=-may", ["丰谷镇总工会", "富乐街道总工会"]),
        ("only=shortfall", []),
    ],
)
def test_the_page_and_the_export_of_today_show_the_same_units(query: str, names: list[str]) -> None:
    gather()
    client = officer()
    page = client.get(f"/staffing/?{query}").content.decode()
    content = client.post(f"/staffing/export.xlsx?{query}", {"why": "work"}).content
    sheet = openpyxl.load_workbook(BytesIO(content))["单位明细"]
    assert sorted(str(cell.value) for cell in sheet["A"][2:]) == sorted(names)
    rows = page.split('id="units"')[1]
    assert [name for name in ("丰谷镇总工会", "富乐街道总工会") if f">{name}<" in rows] == sorted(names)
