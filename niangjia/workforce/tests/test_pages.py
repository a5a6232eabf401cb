"""A person's page: what it shows, to whom, and at what cost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from niangjia.organisations.tests.factories import federation, imported, signed_in, unit_row
from niangjia.workforce.tests.factories import engagement_row, id_number, on_the_roster

pytestmark = pytest.mark.django_db
PEOPLE = "/workforce/"
MOST_QUERIES = 26
"""Fifteen of our own, session and scope among them, and the savepoint of the test."""


@pytest.fixture
def county() -> Any:
    """A county with one person."""
    county = federation("510703")
    [unit] = imported(county, unit_row())
    on_the_roster(county, engagement_row(unit, 1, "张伟明"))
    return county


def text(client: Client, address: str) -> str:
    answer = client.get(address, headers={"Accept-Language": "zh-hans"})
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_persons_page(county: Any) -> None:
    [unit] = imported(county, unit_row())
    row = engagement_row(unit, 1, "张伟明", contract_end_date=date(2030, 1, 1), monthly_wage=Decimal("5200"))
    [person] = on_the_roster(county, row)
    shown = text(signed_in(county), f"{PEOPLE}{person.pk}/")
    assert "1990年1月2日" not in shown  # with the masked number it would be the number
    for words in (
        "汉族",
        "1990年",
        "139****0001",
        "助理社会工作师",
        "2024001",
        "丰谷镇总工会",
        "5,200.00",
    ):
        assert words in shown
    assert "<s>4,600.00</s> → <b>5,200.00</b>" in shown
    assert id_number(1) not in shown and "13900000001" not in shown


def test_out_of_scope_is_the_same_as_not_existing(county: Any) -> None:
    [unit] = imported(federation("510704"), unit_row("石马镇总工会"))
    [person] = on_the_roster(unit, engagement_row(unit, 9, "外县人"))
    client = signed_in(county)
    missing = (person.pk, 99_999_999, 10**30)
    assert [client.get(f"{PEOPLE}{pk}/").status_code for pk in missing] == [404, 404, 404]


def test_the_queries_of_a_page_are_few(county: Any, django_assert_max_num_queries: Any) -> None:
    [unit] = imported(county, unit_row())
    [person] = on_the_roster(county, engagement_row(unit, 100, "王一"))
    client = signed_in(county)
    with django_assert_max_num_queries(MOST_QUERIES):
        shown = text(client, f"{PEOPLE}{person.pk}/")
    assert len(shown.encode()) < 150_000
