"""What a row of a roster means."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from niangjia.kernel.identity import Sex, check_character
from niangjia.kernel.sheets import Book, Match, NoMatch, Reading, Tab, as_json, export, open_bytes, template
from niangjia.kernel.sheets.cells import Cell
from niangjia.kernel.wording import Wording
from niangjia.workforce.sheets import ROSTER, read_roster
from niangjia.workforce.types import (
    Education,
    EmploymentForm,
    EngagementRow,
    EngagementStatus,
    EthnicGroup,
    PoliticalStatus,
    ProfessionalLevel,
)

WOMAN = "11010519491231002X"
ROW: dict[str, Cell] = {
    "姓名": "李明",
    "性别": "女",
    "身份证号码": WOMAN,
    "民族": "汉",
    "政治面貌": "党员",
    "学历": "本科",
    "职业资格等级": "初级",
    "证书管理号": "5579185571587484",
    "取得时间": date(2024, 9, 15),
    "用工形式": "政府购买服务",
    "所在县（市、区）": "涪城区",
    "服务单位": "丰谷镇总工会",
    "聘用单位": "",
    "岗位": "工会社工",
    "合同期限起": date(2025, 10, 3),
    "合同期限止": date(2027, 10, 3),
    "月工资（元）": 4600.0,
    "是否参加社保": "√",
    "手机号码": 13800134712.0,
    "备注": "",
}


class OneUnit:
    """Knows one unit, by two names."""

    def find(self, name: str, within: str | None = None) -> Match[int] | NoMatch:
        """The unit, or that it is not known."""
        if name in ("丰谷镇总工会", "丰谷镇工会"):
            return Match(7, "丰谷镇总工会", "涪城区")
        return NoMatch("unknown unit", Wording(f"没有找到单位“{name}”", f"unit “{name}” is not known"))

    def area_in(self, text: str) -> str | None:
        """The one county."""
        return "涪城区" if "涪城" in text else None


def roster(*changes: dict[str, Cell]) -> Reading[EngagementRow[int]]:
    """A roster of one row for each change to the standard row."""
    rows: list[list[Cell]] = [list((ROW | change).values()) for change in changes]
    return read_roster(Book("roster.xlsx", (Tab("花名册", [list(ROW), *rows]),), typed=True), OneUnit())


def the_one(change: dict[str, Cell]) -> EngagementRow[int]:
    """The meaning of the standard row with `change`."""
    (one,) = roster(change).accepted
    return one.facts


def test_a_whole_row() -> None:
    assert the_one({}) == EngagementRow(
        name="李明",
        id_number=WOMAN,
        sex=Sex.FEMALE,
        birth_date=date(1949, 12, 31),
        ethnic_group=EthnicGroup.HAN,
        political_status=PoliticalStatus.PARTY_MEMBER,
        education=Education.BACHELOR,
        phone="13800134712",
        level=ProfessionalLevel.ASSISTANT,
        control_number="5579185571587484",
        obtained_date=date(2024, 9, 15),
        form=EmploymentForm.PURCHASED_SERVICES,
        unit_id=7,
        unit="丰谷镇总工会",
        county="涪城区",
        employer="",
        post_title="工会社工",
        start_date=date(2025, 10, 3),
        contract_end_date=date(2027, 10, 3),
        open_ended=False,
        monthly_wage=Decimal(4600),
        insured=True,
        status=None,
        remark="",
    )


@pytest.mark.parametrize(
    ("heading", "written", "field", "value"),
    [
        *(("职业资格等级", word, "level", None) for word in ("", "无", "—", "未取得")),
        *(
            ("职业资格等级", word, "level", ProfessionalLevel.ASSISTANT)
            for word in ("初级", "助理社工师", "社工（初级）", "社工(初级)", "助理社会工作师")
        ),
        *(
            ("职业资格等级", word, "level", ProfessionalLevel.SOCIAL_WORKER)
            for word in ("中级", "中级社工师", "社会工作师（中级）", "社会工作师")
        ),
        *(
            ("职业资格等级", word, "level", ProfessionalLevel.SENIOR)
            for word in ("高级", "高级社工师", "高级社会工作师")
        ),
        *(("用工形式", word, "form", EmploymentForm.DIRECT) for word in ("直聘", "公开招聘", "工会直接聘用")),
        *(
            ("用工形式", word, "form", EmploymentForm.PURCHASED_SERVICES)
            for word in ("购买服务", "社会组织聘用")
        ),
        ("用工形式", "购买岗位", "form", EmploymentForm.PURCHASED_POSTS),
        ("用工形式", "公益岗", "form", EmploymentForm.PUBLIC_WELFARE_POST),
        ("用工形式", "劳务派遣", "form", EmploymentForm.DISPATCH),
        ("用工形式", "党群工作者（兼职）", "form", EmploymentForm.PARTY_MASS_PART_TIME),
        ("用工形式", "工会机关、企事业单位人员", "form", EmploymentForm.IN_HOUSE),
        ("民族", "羌族", "ethnic_group", EthnicGroup.QIANG),
        ("学历", "硕士研究生", "education", Education.MASTER),
        ("学历", "研究生", "education", Education.POSTGRADUATE),
        ("政治面貌", "团员", "political_status", PoliticalStatus.LEAGUE_MEMBER),
        ("是否参加社保", "否", "insured", False),
        ("是否参加社保", "", "insured", None),
        ("性别", "", "sex", Sex.FEMALE),
        ("备注", "产假", "status", EngagementStatus.LEAVE),
        ("备注", "借调", "status", EngagementStatus.SECONDED),
        ("备注", "离职", "status", EngagementStatus.LEFT),
    ],
)
def test_a_value_under_any_of_its_usual_names(heading: str, written: str, field: str, value: Any) -> None:
    assert getattr(the_one({heading: written}), field) == value


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("助理社会工作师、社会工作师", ("社会工作师", "助理社会工作师")),
        ("初级（2019）中级（2022）", ("社会工作师", "助理社会工作师")),
        ("2019年初级，2022年中级", ("社会工作师", "助理社会工作师")),
        ("初级社会工作师证", ("助理社会工作师",)),
        ("全国社会工作者职业水平证书（中级）", ("社会工作师",)),
        ("社会工作师/心理咨询师三级", ("社会工作师",)),
        ("心理咨询师三级", ()),
    ],
)
def test_several_certificates_in_a_cell(written: str, levels: tuple[str, ...]) -> None:
    (one,) = roster({"职业资格等级": written}).accepted
    held = [level for level in (one.facts.level, *one.facts.further_levels) if level]
    assert tuple(level.label.zh for level in held) == levels
    assert any("心理咨询师三级" in warning.zh for warning in one.warnings) == ("心理" in written)


def test_several_phones_in_a_cell() -> None:
    one = the_one({"手机号码": "0816-2326881/13800134712"})
    assert (one.phone, one.other_phones) == ("13800134712", ("0816-2326881",))


@pytest.mark.parametrize("word", ["无固定期限", "长期"])
def test_an_open_ended_contract_has_no_end(word: str) -> None:
    one = the_one({"合同期限止": word})
    assert (one.contract_end_date, one.open_ended) == (None, True)


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({"性别": "男"}, "性别", "sex contradicts id"),
        ({"服务单位": "市总工会机关服务中心"}, "服务单位", "unknown unit"),
        ({"服务单位": ""}, "服务单位", "missing"),
        ({"身份证号码": WOMAN[:-1] + "1"}, "身份证号码", "check digit"),
        ({"身份证号码": 1.10105194912310e17}, "身份证号码", "id damaged by spreadsheet"),
        ({"合同期限止": date(2025, 1, 1)}, "合同结束日期", "end before start"),
        ({"合同期限起": "2025.1"}, "合同开始日期", "invalid date"),
        ({"月工资（元）": "年薪5万"}, "月工资（元）", "not a number"),
        ({"用工形式": "临时"}, "用工形式", "unknown value"),
        ({"职业资格等级": "有"}, "职业资格等级", "unknown value"),
        ({"职业资格等级": "社会工作师、特级"}, "职业资格等级", "unknown value"),
        ({"备注": "2025.10.3离职"}, "备注", "left before start"),
        ({"身份证号码": "同上"}, "身份证号码", "nothing to repeat"),
    ],
)
def test_what_is_not_certain_is_refused(change: dict[str, Cell], column: str, reason: str) -> None:
    (one,) = as_json(roster(change))["refused"]
    assert (one["row"], one["column"], one["reason"]) == (2, column, reason)


CONTRACT = {heading: cell for heading, cell in ROW.items() if not heading.startswith("合同期限")}


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"合同起止": "2025.10.3-2027.10.3"}, None),
        ({"合同起止": "2025.10.3-2027.10.3", "合同开始日期": date(2025, 10, 3)}, None),
        (
            {"合同起止": "2025.10.3-2027.10.3", "合同开始日期": date(2025, 10, 4)},
            "contract contradicts itself",
        ),
        ({"合同期限": "两年", "合同开始日期": date(2025, 10, 3), "合同结束日期": date(2027, 10, 3)}, None),
        ({"合同期限": "两年", "合同开始日期": date(2025, 10, 3)}, "duration only"),
        ({"合同起止": "2027.10.3-2025.10.3"}, "end before start"),
        ({"合同结束日期": date(2027, 10, 3), "到岗时间": date(2025, 10, 3)}, None),
        (
            {
                "合同结束日期": date(2027, 10, 3),
                "合同开始日期": date(2025, 10, 3),
                "到岗时间": date(2020, 1, 1),
            },
            None,
        ),
    ],
)
def test_a_contract_in_one_column_or_in_two(more: dict[str, Cell], reason: str | None) -> None:
    rows = [list(CONTRACT) + list(more), list(CONTRACT.values()) + list(more.values())]
    reading = read_roster(Book("roster.xlsx", (Tab("花名册", rows),), typed=True), OneUnit())
    assert [one.problems[0].code for one in reading.refused] == ([reason] if reason else [])
    for one in reading.accepted:
        assert (one.facts.start_date, one.facts.contract_end_date) == (date(2025, 10, 3), date(2027, 10, 3))


@pytest.mark.parametrize(
    ("written", "agrees"),
    [
        *((cell, True) for cell in (date(1949, 12, 31), "1949.12.31", "1949年12月", "194912", "不详")),
        *((cell, False) for cell in (date(1949, 12, 30), "1949.11", "1950年12月")),
    ],
)
def test_a_birth_date_is_only_compared(written: Cell, agrees: bool) -> None:
    rows = [[*ROW, "出生年月"], [*ROW.values(), written]]
    reading = read_roster(Book("roster.xlsx", (Tab("花名册", rows),), typed=True), OneUnit())
    assert [one.problems[0].code for one in reading.refused] == (
        [] if agrees else ["birth date contradicts id"]
    )


def test_no_other_id_is_ever_proposed() -> None:
    wrong = WOMAN[:-1] + "1"
    reading = roster({"身份证号码": wrong})
    assert check_character(wrong[:17]) == "X"
    assert reading.accepted == ()
    assert WOMAN not in repr(reading)
    assert wrong not in repr(reading)


def test_an_alias_of_the_unit_is_a_correction() -> None:
    reading = roster({"服务单位": "丰谷镇 工会"})
    (one,) = reading.corrected
    assert (one.before, one.after, [str(repair) for repair in one.repairs]) == (
        "丰谷镇 工会",
        "丰谷镇总工会",
        ["spaces", "unit alias"],
    )
    assert reading.accepted[0].facts.unit == "丰谷镇总工会"


def test_a_remark_that_is_not_plain_only_warns() -> None:
    (one,) = roster({"备注": "拟于明年退休"}).accepted
    assert one.facts.status is None
    assert "请核对在岗状态" in one.warnings[0].zh


def test_a_person_twice() -> None:
    reading = roster({}, {"姓名": "李 明"}, {"岗位": "窗口服务"})
    assert reading.accepted == ()
    assert [(one.row, one.earlier_row) for one in reading.duplicates] == [(3, 2)]
    twice = "same person, different facts"
    assert [(one.row, one.problems[0].code) for one in reading.refused] == [(2, twice), (4, twice)]
    assert ["第4行" in reading.refused[0].problems[0].message.zh, reading.refused[0].title.zh] == [
        True,
        "身份证号码",
    ]


def test_a_second_row_that_only_adds_is_put_to_the_first() -> None:
    bare = dict.fromkeys(("职业资格等级", "证书管理号", "取得时间", "手机号码", "合同期限止", "备注"), "")
    reading = roster(bare, {})
    (one,) = reading.accepted
    assert one.facts == the_one({})
    assert "第3行补充了此行没有的内容" in one.warnings[-1].zh
    assert [(one.row, one.earlier_row) for one in reading.duplicates] == [(3, 2)]


def test_one_id_with_two_names_refuses_both() -> None:
    reading = roster({}, {"姓名": "李鸣"})
    assert reading.accepted == ()
    assert [(one.row, one.problems[0].code, one.title.zh) for one in reading.refused] == [
        (2, "one id, two names", "姓名"),
        (3, "one id, two names", "姓名"),
    ]


def test_export_and_template_are_read_by_the_import() -> None:
    rows = [the_one({}), the_one({"合同期限止": "长期", "身份证号码": "440524188001010014", "性别": "男"})]
    content = export(ROSTER, rows, unmasked=True)
    assert [one.facts for one in read_roster(open_bytes(content, "x.xlsx"), OneUnit()).accepted] == rows
    assert read_roster(open_bytes(template(ROSTER), "x.xlsx"), OneUnit()).rows == 0


def test_the_codes_of_the_standards() -> None:
    assert (EthnicGroup.HAN, EthnicGroup.JINO, EthnicGroup.QIANG) == ("01", "56", "33")
    assert (Sex.MALE, Sex.FEMALE) == ("1", "2")
    assert (PoliticalStatus.PARTY_MEMBER, PoliticalStatus.MASSES) == ("01", "13")
    assert (Education.BACHELOR, Education.COLLEGE) == ("20", "30")
