"""The quota table, and who stands above whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from niangjia.editions.documents.places import by_division
from niangjia.editions.documents.sheets import quotas
from niangjia.editions.documents.sums import total
from niangjia.editions.documents.tables.cells import cut_off
from niangjia.editions.documents.types import Matter
from niangjia.editions.tests.matters import adjusted, county, matter, project_row, row
from niangjia.editions.types import PLANNED
from niangjia.staffing.types import Measure


def sheets(of: Matter) -> dict[str, list[tuple[object, ...]]]:
    """Every sheet's rows."""
    book = openpyxl.load_workbook(BytesIO(quotas(of)))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_counties_and_units_each_have_a_sheet_that_sums_up() -> None:
    of = matter(held={"涪城区": 3})
    found = sheets(of)
    assert list(found) == ["分县（市、区）", "分单位"]
    whole = total(of.rows)
    for rows in found.values():
        heads, [summed] = rows[2], [one for one in rows if one[1] == "合计"]
        numbers = dict(zip(heads, summed, strict=True))
        assert numbers["须配下限"] == whole[Measure.MUST]
        assert numbers["计划数"] == whole[PLANNED]
        assert numbers["保障名额"] == (whole[Measure.FUNDED] or 0) + 3
    [held] = [one for one in found["分单位"] if one[1] == "（尚未分配到单位）"]
    assert (held[3], held[9]) == ("涪城区", 3)


def test_what_is_not_known_says_so_and_projects_stand_apart() -> None:
    rows = sheets(county(rows=[row(workers=None), row("乙", silent=True), project_row()]))["分单位"]
    assert rows[3][5:7] == ("缺数据", "缺数据")
    assert rows[4][6] == "不适用"
    assert [one[2] for one in rows if one[1] == "合计"] == ["名", "个项目"]


def test_an_edition_of_no_units_has_its_heads() -> None:
    assert sheets(replace(adjusted(), rows=[], bases=[]))["分单位"][2][1] == "单位"


def test_names_become_no_formula() -> None:
    book = openpyxl.load_workbook(BytesIO(quotas(county(rows=[row("=1+1")]))))
    assert book["分单位"]["B4"].data_type == "s"


def test_cut_off_dates_are_told_from_first_to_last() -> None:
    units = [replace(row(), cut_off_date=date(2026, month, 30)) for month in (6, 4)]
    assert cut_off(matter(rows=units)) == "（统计截止日期最早2026年4月30日，最晚2026年6月30日）"
    assert cut_off(matter(rows=[row(workers=None)])) == ""


@pytest.mark.parametrize(
    ("code", "above"),
    [
        ("510703", "绵阳市总工会"),
        ("5107", "四川省总工会"),
        ("51", "中华全国总工会"),
        ("110101", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_the_union_above_is_that_of_the_division_above(code: str | None, above: str) -> None:
    assert by_division(code) == above
