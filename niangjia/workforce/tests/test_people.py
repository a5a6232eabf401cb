"""人才库, the list: what it finds, how it is narrowed, its columns, and what never stands in an address."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from psycopg.types.range import DateRange

from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.organisations.tests.factories import federation, imported, operator, signed_in, unit_row
from niangjia.workforce.models import Engagement, Spell
from niangjia.workforce.tests.factories import engagement_row, id_number, on_the_roster
from niangjia.workforce.types import Education, EmploymentForm, EngagementStatus, ProfessionalLevel

pytestmark = pytest.mark.django_db
PEOPLE = "/workforce/"
TODAY = timezone.localdate()
MOST_QUERIES = 18
"""Fifteen of our own, session and scope among them, and the savepoint of the test."""

ALL = {"张伟明", "单雄信", "买买提·吐尔逊", "张明"}


@pytest.fixture
def county() -> Any:
    """A county with four people in two towns, and one who has left."""
    county = federation("510703")
    fenggu, qingyi = imported(county, unit_row(), unit_row("青义镇总工会"))
    on_the_roster(
        county,
        engagement_row(
            fenggu, 1, "张伟明", contract_end_date=TODAY + timedelta(60), birth_date=TODAY.replace(day=1)
        ),
        engagement_row(
            fenggu,
            2,
            "单雄信",
            form=EmploymentForm.PURCHASED_SERVICES,
            level=None,
            contract_end_date=TODAY,
            education=None,
            insured=None,
        ),
        engagement_row(
            qingyi,
            3,
            "买买提·吐尔逊",
            contract_end_date=TODAY - timedelta(1),
            monthly_wage=Decimal("9000"),
            insured=False,
        ),
        engagement_row(
            qingyi,
            4,
            "张明",
            level=ProfessionalLevel.SENIOR,
            contract_end_date=None,
            open_ended=True,
            education=Education.MASTER,
        ),
        engagement_row(qingyi, 5, "已离人"),
    )
    on_the_roster(county, engagement_row(qingyi, 4, "张明", contract_end_date=None, open_ended=True))
    with acting(operator()):
        Engagement.objects.filter(person__name="已离人").update(left_date=TODAY)
        one = Engagement.objects.get(person__name="单雄信")
        Spell.objects.create(
            engagement=one,
            status=EngagementStatus.LEAVE,
            period=DateRange(TODAY - timedelta(9), TODAY + timedelta(1)),
        )
    return county


def text(client: Client, address: str) -> str:
    answer = client.get(address, headers={"Accept-Language": "zh-hans"})
    assert answer.status_code == 200
    return answer.content.decode()


def names(shown: str) -> set[str]:
    table = shown.partition("<tbody>")[2]
    return {name for name in (*ALL, "已离人") if f">{name}</a>" in table}


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
        ("form=purchased_services&form=direct", ALL),
        ("level=none", {"单雄信"}),
        ("level=senior", {"张明"}),
        ("level=assistant", {"张伟明", "买买提·吐尔逊"}),
        ("level=none&level=senior", {"单雄信", "张明"}),
        ("level=none&form=direct", set()),
        ("end=30", {"单雄信"}),
        ("end=60", {"张伟明", "单雄信"}),
        ("end=past", {"买买提·吐尔逊"}),
        ("end=open", {"张明"}),
        ("end=past&end=open", {"买买提·吐尔逊", "张明"}),
        ("age=under-30", {"张伟明"}),
        ("age=30-39", ALL - {"张伟明"}),
        ("sex=2", {"单雄信", "张明"}),
        ("education=unknown", {"单雄信"}),
        ("education=postgraduate&education=bachelor", ALL - {"单雄信"}),
        ("insured=no&insured=unknown", {"单雄信", "买买提·吐尔逊"}),
        ("insured=yes", {"张伟明", "张明"}),
        ("status=leave", {"单雄信"}),
        ("status=on_duty", ALL - {"单雄信"}),
        ("status=seconded", set()),
        ("quality=past-end", {"买买提·吐尔逊"}),
        ("form=nothing&level=x&end=y&end=2026-13&age=7&page=z&sort=-q&quality=no&columns=x", ALL),
        ("q=%00", ALL),
        (f"on={TODAY - timedelta(1)}", {*ALL, "已离人"}),
        (f"on={TODAY + timedelta(1)}&status=leave", set()),
        ("on=2024-12-31", set()),
        ("on=31.12.2024", ALL),
    ],
)
def test_the_list_finds(county: Any, asked: str, expected: set[str]) -> None:
    assert names(text(signed_in(county), f"{PEOPLE}?{asked}")) == expected


def test_the_list_narrows_to_a_unit_and_below(county: Any) -> None:
    client = signed_in(county)
    assert names(text(client, f"{PEOPLE}?under=510703100")) == {"张伟明", "单雄信"}
    assert names(text(client, f"{PEOPLE}?under=510703")) == ALL
    assert client.get(f"{PEOPLE}?under=510704").status_code == 404


@pytest.mark.parametrize("sort", ["name", "unit", "form", "start", "contract_end", "wage", "age"])
def test_every_sorting_turns_round(county: Any, sort: str) -> None:
    def order(asked: str) -> list[int]:
        shown = text(signed_in(county), f"{PEOPLE}?sort={asked}").partition("<tbody>")[2]
        return sorted(range(len(ALL)), key=[shown.index(f">{name}</a>") for name in sorted(ALL)].__getitem__)

    assert sorted(order(sort)) == sorted(order(f"-{sort}"))


def test_the_list_sorts_and_the_unknown_stands_last(county: Any) -> None:
    client = signed_in(county)
    with acting(operator()):
        Engagement.objects.filter(person__name="张明").update(monthly_wage=None)
    for sort in ("wage", "-wage"):
        shown = text(client, f"{PEOPLE}?sort={sort}").partition("<tbody>")[2]
        assert shown.index("张明</a>") > max(shown.index(f"{name}</a>") for name in ALL - {"张明"})


def test_the_youngest_stand_first_by_age(county: Any) -> None:
    shown = text(signed_in(county), f"{PEOPLE}?sort=age").partition("<tbody>")[2]
    assert shown.index("张伟明</a>") < min(shown.index(f"{name}</a>") for name in ALL - {"张伟明"})


def test_each_narrowing_is_a_chip_that_leads_to_the_list_without_it(county: Any) -> None:
    shown = text(signed_in(county), f"{PEOPLE}?q=张&level=none&level=senior&under=510703&sort=wage")
    chips = shown.partition('class="chips"')[2].partition("</ul>")[0]
    for words, href in (
        ("姓名：张", "?level=none&amp;level=senior&amp;under=510703&amp;sort=wage#people"),
        ("职业水平：无证书", "level=senior&amp;"),
        ("职业水平：高级社会工作师", "level=none&amp;"),
        ("单位：涪城区总工会", "sort=wage#people"),
    ):
        before, _, _ = chips.partition(f'aria-label="去掉条件 {words}"')
        assert (
            href.replace("&amp;", "&") in before.rpartition('href="')[2].replace("&amp;", "&")
            or href in before
        )
    assert 'class="chips-clear" href="/workforce/?sort=wage#people"' in chips


def test_columns_are_chosen_in_the_address_and_stand_in_their_own_order(county: Any) -> None:
    client = signed_in(county)
    shown = text(client, f"{PEOPLE}?columns=status&columns=age,employer&columns=nothing")
    head = shown.partition("<thead>")[2].partition("</thead>")[0]
    assert [head.find(word) >= 0 for word in ("姓名", "状态", "聘用单位", "年龄")] == [True] * 4
    assert head.index("状态") < head.index("聘用单位") < head.index("年龄")
    assert "身份证号" not in head and "月工资" not in head
    assert "请假" in shown.partition("<tbody>")[2]
    assert '<input type="hidden" name="columns" value="age,employer">' in shown  # the filters keep them


def test_personal_numbers_are_masked_and_the_past_end_is_flagged(county: Any) -> None:
    shown = text(signed_in(county), PEOPLE)
    assert id_number(1) not in shown and "13900000001" not in shown
    assert f"510703********{id_number(1)[-4:]}" in shown and "139****0001" in shown
    assert shown.count("已过期</span>") == 1


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (id_number(1), "person"),
        (id_number(1)[:10] + " " + id_number(1)[10:], "person"),
        (id_number(999), "没有这个身份证号"),
        (id_number(1)[:17], "完整、校验正确"),
        ("510703199001020011", "完整、校验正确"),
        ("", "完整、校验正确"),
    ],
)
def test_a_whole_id_number_finds_the_person_and_stands_in_no_address(
    county: Any, typed: str, found: str
) -> None:
    client = signed_in(county)
    answer = client.post(f"{PEOPLE}find/", {"id_number": typed}, headers={"Accept-Language": "zh-hans"})
    assert answer.status_code == 302 and not set(typed[:17].split()) & set(
        answer.headers["Location"].split("/")
    )
    shown = text(client, answer.headers["Location"])
    if found == "person":
        assert answer.headers["Location"] != PEOPLE and "张伟明" in shown
    else:
        assert answer.headers["Location"] == PEOPLE and found in shown
        assert not typed or typed not in shown


def test_an_id_number_of_another_county_is_not_found(county: Any) -> None:
    [unit] = imported(federation("510704"), unit_row("石马镇总工会"))
    on_the_roster(unit, engagement_row(unit, 9, "外县人"))
    answer = signed_in(county).post(f"{PEOPLE}find/", {"id_number": id_number(9)})
    assert answer.headers["Location"] == PEOPLE


def test_find_answers_a_form_only(county: Any) -> None:
    assert signed_in(county).get(f"{PEOPLE}find/?id_number={id_number(1)}").status_code == 405


@pytest.mark.parametrize("typed", [id_number(1), "13900000001", "５１０７０３１９９００１", "139 0000 0001"])
def test_a_number_typed_as_a_name_is_taken_out_of_the_address(county: Any, typed: str) -> None:
    answer = signed_in(county).get(PEOPLE, {"q": typed, "level": "none"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/workforce/?level=none#people")


def test_a_list_beyond_what_is_counted_says_so(county: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for most in ("MOST_COUNTED", "MOST_SEARCHED"):
        monkeypatch.setattr(f"niangjia.workforce.views.people.{most}", 3)
    assert "名单共 4 人，这里只翻到前 3 人" in text(signed_in(county), PEOPLE)
    assert "名单超过 3 人" in text(signed_in(county), f"{PEOPLE}?on=2026-07-01")
    monkeypatch.setattr("niangjia.workforce.views.people.MOST_SEARCHED", 1)
    assert "名单超过 1 人" in text(signed_in(county), f"{PEOPLE}?q=张")
    assert "只翻到" not in text(signed_in(county), f"{PEOPLE}?level=assistant&level=none")


def test_out_of_scope_is_the_same_as_not_existing(county: Any) -> None:
    [unit] = imported(federation("510704"), unit_row("石马镇总工会"))
    on_the_roster(unit, engagement_row(unit, 9, "外县人"))
    assert "外县人" not in text(signed_in(county), PEOPLE)


@pytest.mark.parametrize("size", [1, 60])
def test_queries_and_size_do_not_grow(county: Any, size: int, django_assert_max_num_queries: Any) -> None:
    [unit] = imported(county, unit_row())
    on_the_roster(county, *(engagement_row(unit, 100 + n, f"王{n}") for n in range(size)))
    client = signed_in(county)
    client.get(PEOPLE)  # whoever looks first after a change has the totals counted anew
    for address in (
        PEOPLE,
        f"{PEOPLE}?q=王&form=direct&under={unit.code}&status=on_duty&level=assistant",
        f"{PEOPLE}?quality=phone",
        f"{PEOPLE}statistics/?form=direct",
        f"{PEOPLE}quality/",
    ):
        with django_assert_max_num_queries(MOST_QUERIES):
            shown = text(client, address)
        assert len(shown.encode()) < 150_000


def test_an_empty_roster_teaches() -> None:
    client = signed_in(federation("510703"))
    for address, words in (
        (PEOPLE, "花名册还是空的"),
        (f"{PEOPLE}statistics/", "还没有可统计的人"),
        (f"{PEOPLE}quality/", "还没有可检查的资料"),
    ):
        shown = text(client, address)
        assert words in shown and "/imports/" in shown
    assert "没有符合条件的人" in text(client, f"{PEOPLE}?level=none")


def test_who_may_only_read_sees_the_export_explained(county: Any) -> None:
    shown = text(signed_in(county, Role.LEADER), PEOPLE)
    assert 'aria-disabled="true"' in shown and "“导出人才库”" in shown
    assert 'action="/workforce/export.xlsx"' in text(signed_in(county), PEOPLE)
