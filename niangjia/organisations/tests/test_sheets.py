"""What a row of a units list means."""

from __future__ import annotations

import pytest

from niangjia.kernel.sheets import Book, Reading, Tab, export, open_bytes, template
from niangjia.kernel.sheets.cells import Cell
from niangjia.organisations.sheets import UNITS, read_units
from niangjia.organisations.types import UnitKind, UnitRow

HEADING: list[Cell] = ["单位名称", "所在县（市、区）", "类型", "职工人数", "会员人数"]


def units(*rows: list[Cell]) -> Reading[UnitRow]:
    """A list of these rows, as read."""
    return read_units(Book("units.xlsx", (Tab("统计表", [HEADING, *rows]),), typed=True))


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("乡镇", UnitKind.TOWNSHIP),
        ("镇", UnitKind.TOWNSHIP),
        ("街道", UnitKind.SUBDISTRICT),
        ("开发区", UnitKind.ZONE),
        ("工业园区", UnitKind.ZONE),
        ("行业工会联合会", UnitKind.INDUSTRY_FEDERATION),
        ("区域", UnitKind.AREA_FEDERATION),
        ("社区", UnitKind.COMMUNITY),
        ("企业", UnitKind.ENTERPRISE),
        ("园区总工会(县级)", UnitKind.ZONE_FEDERATION),
    ],
)
def test_a_kind_under_any_of_its_names(written: str, kind: UnitKind) -> None:
    assert [one.facts.kind for one in units(["某某工会", "涪城区", written, 1.0, 1.0]).accepted] == [kind]


def test_no_workers_is_a_right_number_and_a_blank_is_none() -> None:
    reading = units(["新鲁镇总工会", "三台县", "乡镇", 0.0, 0.0], ["鲁班镇总工会", "三台县", "乡镇", "", "—"])
    assert [(one.facts.workers, one.facts.members) for one in reading.accepted] == [(0, 0), (None, None)]
    assert reading.refused == ()


def test_more_members_than_workers_is_a_warning() -> None:
    (one,) = units(["新鲁镇总工会", "三台县", "乡镇", 10.0, 11.0]).accepted
    assert "会员人数11多于职工人数10" in one.warnings[0].zh


def test_a_kind_against_the_name_is_a_warning() -> None:
    (one,) = units(["城厢街道总工会", "涪城区", "乡镇", 10.0, 9.0]).accepted
    assert one.facts.kind is UnitKind.TOWNSHIP
    assert "街道" in one.warnings[0].zh


def test_a_blank_kind_is_told_by_the_name_or_refused() -> None:
    reading = units(["城厢街道总工会", "涪城区", "", 10.0, 9.0], ["某某工会", "涪城区", "", 1.0, 1.0])
    assert [one.facts.kind for one in reading.accepted] == [UnitKind.SUBDISTRICT]
    assert [(one.row, one.problems[0].code) for one in reading.refused] == [(3, "missing")]


def test_one_unit_twice_under_an_alias_is_one_unit() -> None:
    reading = units(
        ["丰谷镇总工会", "涪城区", "乡镇", 10.0, 9.0],
        ["丰谷镇总工会", "涪城区", "乡镇", 10.0, 9.0],
        ["涪城区丰谷镇工会", "绵阳市涪城区", "乡镇", 12.0, 9.0],
        ["丰谷镇总工会", "三台县", "乡镇", 12.0, 9.0],
    )
    assert [one.row for one in reading.accepted] == [5]
    assert [(one.row, one.earlier_row) for one in reading.duplicates] == [(3, 2)]
    twice = "same unit, different facts"
    assert [(one.row, one.problems[0].code) for one in reading.refused] == [(2, twice), (4, twice)]


def test_the_same_unit_with_less_said_is_put_to_the_first() -> None:
    reading = units(
        ["丰谷镇总工会", "涪城区", "乡镇", "", 9.0], ["涪城区丰谷镇工会", "绵阳市涪城区", "乡镇", 10.0, ""]
    )
    assert [(one.facts.workers, one.facts.members) for one in reading.accepted] == [(10, 9)]
    assert [(one.row, one.earlier_row) for one in reading.duplicates] == [(3, 2)]


def test_a_county_is_told_by_the_sheet_and_several_phones_are_kept() -> None:
    tab = Tab(
        "涪城",
        [
            ["单位名称", "类型", "联系电话", "备注"],
            ["丰谷镇总工会", "乡镇", "0816-2326881/13800134712", "新建"],
        ],
    )
    (one,) = read_units(Book("units.xlsx", (tab,), typed=True)).accepted
    assert (one.facts.county, one.facts.contact_phone) == ("涪城区", "13800134712")
    assert one.facts.remark == "新建；其他电话：0816-2326881"


def test_federations_are_told_from_units() -> None:
    federations = {kind for kind in UnitKind if kind.is_federation}
    assert federations == {
        UnitKind.NATIONAL_FEDERATION,
        UnitKind.PROVINCE_FEDERATION,
        UnitKind.PREFECTURE_FEDERATION,
        UnitKind.COUNTY_FEDERATION,
        UnitKind.ZONE_FEDERATION,
    }
    assert (
        UnitKind.ENTERPRISE.rank
        > UnitKind.COMMUNITY.rank
        > UnitKind.TOWNSHIP.rank
        > UnitKind.COUNTY_FEDERATION.rank
    )


def test_export_and_template_are_read_by_the_import() -> None:
    (unit,) = (one.facts for one in units(["丰谷镇总工会", "涪城区", "乡镇", 10.0, 9.0]).accepted)
    content = export(UNITS, [unit], unmasked=True)
    assert [one.facts for one in read_units(open_bytes(content, "x.xlsx")).accepted] == [unit]
    assert read_units(open_bytes(template(UNITS), "x.xlsx")).rows == 0
