"""人才库: what the list finds, what a person's page shows, to whom, and at what cost."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from niangjia.kernel.scope import acting
from niangjia.organisations.tests.factories import federation, imported, operator, signed_in, unit_row
from niangjia.workforce.models import Engagement
from niangjia.workforce.tests.factories import engagement_row, id_number, on_the_roster
from niangjia.workforce.types import EmploymentForm, ProfessionalLevel

pytestmark = pytest.mark.django_db
PEOPLE = "/workforce/"
MOST_QUERIES = 18
"""Fifteen of our own, session and scope among them, and the savepoint of the test."""


@pytest.fixture
def county() -> Any:
    """A county with four people in two towns."""
    county = federation("510703")
    fenggu, qingyi = imported(county, unit_row(), unit_row("青义镇总工会"))
    today = timezone.localdate()
    on_the_roster(
        county,
        engagement_row(fenggu, 1, "张伟明", contract_end_date=today + timedelta(60)),
        engagement_row(
            fenggu, 2, "单雄信", form=EmploymentForm.PURCHASED_SERVICES, level=None, contract_end_date=today
        ),
        engagement_row(
            qingyi, 3, "买买提·吐尔逊", contract_end_date=today - timedelta(1), monthly_wage=Decimal("9000")
        ),
        engagement_row(
            qingyi, 4, "张明", level=ProfessionalLevel.SENIOR, contract_end_date=today + timedelta(61)
        ),
    )
    on_the_roster(county, engagement_row(qingyi, 4, "张明", contract_end_date=today + timedelta(61)))
    return county


def text(client: Client, address: str) -> str:
    answer = client.get(address, headers={"Accept-Language": "zh-hans"})
    assert answer.status_code == 200
    return answer.content.decode()


def names(shown: str) -> set[str]:
    table = shown.partition('id="people"')[2]
    return {name for name in ("张伟明", "单雄信", "买买提·吐尔逊", "张明") if f">{name}</a>" in table}


ALL = {"张伟明", "单雄信", "买买提·吐尔逊", "张明"}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("", ALL),
        ("q=伟明", {"张伟明"}),
        ("q=张明", {"张明"}),
        ("q=张", {"张伟明", "张明"}),
        ("q=zwm", {"张伟明"}),
        ("q=SXX", {"单雄信"}),
        ("q=买买提吐尔逊", {"买买提·吐尔逊"}),
        ("q=买买提•吐", {"买买提·吐尔逊"}),
        ("q=张wm", {"张伟明"}),
        ("q=不存在", set()),
        ("form=purchased_services", {"单雄信"}),
        ("level=none", {"单雄信"}),
        ("level=senior", {"张明"}),
        ("level=assistant", {"张伟明", "买买提·吐尔逊"}),
        ("end=soon", {"张伟明", "单雄信"}),
        ("end=past", {"买买提·吐尔逊"}),
        ("form=nothing&level=x&end=y&page=z&sort=-q", ALL),
        ("q=%00", ALL),
    ],
)
def test_the_list_finds(county: Any, asked: str, expected: set[str]) -> None:
    assert names(text(signed_in(county), f"{PEOPLE}?{asked}")) == expected


def test_the_list_narrows_to_a_unit_and_below(county: Any) -> None:
    client = signed_in(county)
    assert names(text(client, f"{PEOPLE}?under=510703100")) == {"张伟明", "单雄信"}
    assert names(text(client, f"{PEOPLE}?under=510703")) == ALL
    assert client.get(f"{PEOPLE}?under=510704").status_code == 404


def test_the_list_sorts_and_the_unknown_stands_last(county: Any) -> None:
    client = signed_in(county)
    with acting(operator()):
        Engagement.objects.filter(person__name="张明").update(monthly_wage=None)
    for sort in ("wage", "-wage"):
        shown = text(client, f"{PEOPLE}?sort={sort}").partition('id="people"')[2]
        assert shown.index("张明</a>") > max(shown.index(f"{name}</a>") for name in ALL - {"张明"})


def test_bars_count_what_they_narrow_to(county: Any) -> None:
    shown = text(signed_in(county), f"{PEOPLE}?form=direct")
    assert '"href": "?form=purchased_services#people", "values": [1]' in shown
    assert '"href": "?#people", "values": [3]' in shown
    assert '"href": "?form=direct\\u0026level=senior#people", "values": [1]' in shown


def test_personal_numbers_are_masked_and_the_past_end_is_flagged(county: Any) -> None:
    shown = text(signed_in(county), PEOPLE)
    assert id_number(1) not in shown and "13900000001" not in shown
    assert f"510703********{id_number(1)[-4:]}" in shown and "139****0001" in shown
    assert shown.count("已过期</span>") == 1


def test_who_has_left_is_off_the_list(county: Any) -> None:
    with acting(operator()):
        Engagement.objects.filter(person__name="张伟明").update(left_date=timezone.localdate())
    assert names(text(signed_in(county), PEOPLE)) == ALL - {"张伟明"}


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
    assert "外县人" not in text(client, PEOPLE)


@pytest.mark.parametrize("size", [1, 60])
def test_queries_and_size_do_not_grow(county: Any, size: int, django_assert_max_num_queries: Any) -> None:
    [unit] = imported(county, unit_row())
    people = on_the_roster(county, *(engagement_row(unit, 100 + n, f"王{n}") for n in range(size)))
    client = signed_in(county)
    for address in (PEOPLE, f"{PEOPLE}?q=王&form=direct&under={unit.code}", f"{PEOPLE}{people[0].pk}/"):
        with django_assert_max_num_queries(MOST_QUERIES):
            shown = text(client, address)
        assert len(shown.encode()) < 150_000


def test_an_empty_roster_teaches() -> None:
    shown = text(signed_in(federation("510703")), PEOPLE)
    assert "花名册还是空的" in shown and "/imports/" in shown
