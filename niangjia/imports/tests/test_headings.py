"""An office's form is known again by its headings; no row of people is kept to know it by."""

from __future__ import annotations

import pytest
from django.db import connection
from openpyxl.worksheet.worksheet import Worksheet

from niangjia.imports import actions, headings, rules
from niangjia.imports.models import Import, OfficeForm
from niangjia.imports.tests.factories import (
    MIANYANG,
    browser,
    committed_example,
    edited,
    read,
    summary,
)
from niangjia.kernel.figure import Refused
from niangjia.kernel.scope import acting
from tests.cast import Cast, gather, id_number

pytestmark = pytest.mark.usefixtures("committed")
CLERK = "clerk"
LIST = (
    f"序号,姓名,身份证号码,用工形式,服务单位,所在县\n1,王小戊,{id_number(7)},直接聘用,丰谷镇总工会,涪城区\n"
)


@pytest.fixture
def cast(committed: None) -> Cast:
    """The standing cast."""
    return gather()


def number_of(page: str) -> int:
    return int(page.strip("/").rpartition("/")[2])


def kept_in_the_clear() -> str:
    """Everything that stands of workbooks and forms but what is sealed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(w::text, '') FROM imports_import w")
        [workbooks] = cursor.fetchone()
        cursor.execute("SELECT string_agg(f::text, '') FROM imports_officeform f")
        [forms] = cursor.fetchone()
    return f"{workbooks}{forms}"


def test_of_a_list_only_the_headings_are_kept(cast: Cast) -> None:
    page = read(browser(CLERK), "roster", "名单.csv", LIST.encode())
    with acting(cast.clerk):
        actions.correct_headings(by=cast.clerk, pk=number_of(page), corrected={"序号": None})
        kept = kept_in_the_clear()
        form = OfficeForm.objects.get()
    assert set(form.words) == {"序号", "姓名", "身份证号码", "用工形式", "服务单位", "所在县"}
    assert "名单.csv" in kept and "序号" in kept
    assert [one for one in ("王小戊", id_number(7).lower(), "直接聘用") if one in kept] == []


def test_a_form_is_known_again_whoever_stands_in_it(cast: Cast) -> None:
    client = browser("officer")
    committed_example(client, "units")

    def odd(page: Worksheet) -> None:
        for row in page.iter_rows(max_row=4):
            for cell in row:
                if cell.value == "身份证号码":
                    cell.value = "那个号"

    def others(page: Worksheet) -> None:
        odd(page)
        first = next(row for row in range(1, 10) if isinstance(page.cell(row, 1).value, int))
        page.delete_rows(first, 40)

    sheet = (MIANYANG / "roster.xlsx").read_bytes()
    page = read(client, "roster", "怪表.xlsx", edited(sheet, odd))
    assert summary(page)["state"] == "unreadable"
    with acting(cast.officer):
        actions.correct_headings(by=cast.officer, pk=number_of(page), corrected={"那个号": "id_number"})
    page = read(client, "roster", "下月.xlsx", edited(sheet, others))
    assert summary(page)["new"] > 0
    with acting(cast.officer):
        assert Import.objects.get(pk=number_of(page)).headings == {"那个号": "id_number"}


def test_headings_over_several_rows_are_taken_apart() -> None:
    assert headings.words_of(["工资/基本工资（元）", "姓名", "", "/"]) == ["基本工资", "姓名", "工资"]


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        (["姓名", "身份证号码"], True),
        (["13900000001"], False),
        (["序号", id_number(7).lower()], False),
        ([], True),
    ],
)
def test_a_row_of_people_is_no_heading(words: list[str], allowed: bool) -> None:
    assert rules.may_remember(words).allowed is allowed


def test_a_row_of_people_is_not_remembered(cast: Cast) -> None:
    row = f"王小戊,{id_number(7)},直接聘用,丰谷镇总工会\n"
    page = read(browser(CLERK), "roster", "无表头.csv", row.encode())
    assert summary(page)["state"] == "unreadable"
    with acting(cast.clerk), pytest.raises(Refused, match="是人员数据"):
        actions.correct_headings(by=cast.clerk, pk=number_of(page), corrected={"王小戊": "name"})
    with acting(cast.clerk):
        assert not OfficeForm.objects.exists()
