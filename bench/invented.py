"""Units, people and a roster of nobody: the same in every run, with ID numbers whose check digits hold."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import xlsxwriter

from niangjia.kernel.identity import birth_date, check_character, sex_of
from niangjia.organisations.types import UnitKind, UnitRow
from niangjia.workforce.types import (
    Education,
    EmploymentForm,
    EngagementRow,
    EthnicGroup,
    PoliticalStatus,
    ProfessionalLevel,
)

AS_OF = date(2025, 12, 31)
AREA = "510703"
FIRST_BIRTH, BIRTHS = date(1965, 1, 1), 13_000
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建文斌"
PLACES = "青白石沙安永新丰太金龙凤河桥林松柏竹梅兰云山水泉溪湖塘堰坪坝关口渡荷莲柳杨桃杏"
KINDS = (
    *((UnitKind.TOWNSHIP, "镇总工会"),) * 4,
    *((UnitKind.SUBDISTRICT, "街道总工会"),) * 3,
    *((UnitKind.ZONE, "工业园区总工会"),) * 2,
    (UnitKind.COMMUNITY, "社区工会"),
)
LEVELS = (None, ProfessionalLevel.ASSISTANT, None, ProfessionalLevel.SOCIAL_WORKER)
FORMS = (EmploymentForm.DIRECT, EmploymentForm.DISPATCH, EmploymentForm.PURCHASED_POSTS)
STUDIES = {Education.BACHELOR: "本科", Education.COLLEGE: "大专", Education.MASTER: "硕士"}
PARTIES = {PoliticalStatus.MASSES: "群众", PoliticalStatus.PARTY_MEMBER: "中共党员"}
HEADINGS = (
    *("序号", "姓名", "性别", "身份证号码", "民族", "政治面貌", "学历", "手机号码", "职业资格等级", "管理号"),
    *("证书取得时间", "用工形式", "所在县（市、区）", "服务单位", "聘用单位", "岗位", "合同开始日期"),
    *("合同结束日期", "月工资（元）", "是否参加社保", "备注"),
)
PHONE, ID_NUMBER, START = (
    HEADINGS.index("手机号码"),
    HEADINGS.index("身份证号码"),
    HEADINGS.index("合同开始日期"),
)
EVERY_WRONG, EVERY_SPACED, EVERY_DOTTED = 100, 20, 30
CHECK_DIGIT = "check digit"

Row = EngagementRow[int]


@dataclass(frozen=True, slots=True)
class Posting:
    """A unit that people are posted to."""

    key: int
    name: str
    county: str


@dataclass(frozen=True, slots=True)
class Roster:
    """A workbook, and what is true of it: the rows to be taken, and those to be refused for which code."""

    content: bytes
    accepted: tuple[Row, ...]
    refused: tuple[tuple[int, str], ...]


def unit_rows(counties: Mapping[str, int]) -> list[UnitRow]:
    """So many primary-level units of each county, each name once in it."""
    return [unit for county, number in counties.items() for unit in _of_county(county, number)]


def _of_county(county: str, number: int) -> Iterator[UnitRow]:
    names = ("".join(letters) for letters in product(PLACES, repeat=3))
    for serial, name in zip(range(number), names, strict=False):
        kind, ending = KINDS[serial % len(KINDS)]
        workers = None if serial % 17 == 0 else 200 + serial * 37 % 20_000
        yield UnitRow(name + ending, county, kind, workers, workers, date(2005, 3, 1), "", "")


def rows(number: int, postings: Sequence[Posting], *, first: int = 0) -> list[Row]:
    """Rows of a roster about persons no `first` … `first + number - 1`, spread over the units."""
    return [_row(serial, postings[serial % len(postings)]) for serial in range(first, first + number)]


def _row(serial: int, posting: Posting) -> Row:
    born = FIRST_BIRTH + timedelta(days=serial % BIRTHS)
    stem = f"{AREA}{born:%Y%m%d}{serial // BIRTHS + 1:03d}"
    number = stem + check_character(stem)
    level = LEVELS[serial % len(LEVELS)]
    start = date(2021, 1, 4) + timedelta(days=serial % 1_500)
    told = birth_date(number)
    assert told is not None
    return EngagementRow(
        name=SURNAMES[serial % 20] + GIVEN[serial // 20 % 30] + GIVEN[serial // 600 % 30],
        id_number=number,
        sex=sex_of(number),
        birth_date=told,
        ethnic_group=EthnicGroup.HAN,
        political_status=list(PARTIES)[serial % len(PARTIES)],
        education=list(STUDIES)[serial % len(STUDIES)],
        phone=f"139{serial:08d}",
        level=level,
        control_number=f"2023{serial:08d}" if level else "",
        obtained_date=date(2023, 9, 15) if level else None,
        form=FORMS[serial % len(FORMS)],
        unit_id=posting.key,
        unit=posting.name,
        county=posting.county,
        employer=f"{posting.county}总工会",
        post_title="社会化工会工作者",
        start_date=start,
        contract_end_date=start + timedelta(days=1_095),
        open_ended=False,
        monthly_wage=Decimal(3_200 + serial % 40 * 50),
        insured=serial % 9 > 0,
        status=None,
        remark="",
    )


def roster(told: Sequence[Row], *, wrong: int = EVERY_WRONG) -> Roster:
    """A workbook that tells the rows as offices write them: a title, phones with spaces, dates with dots; and
    every `wrong`th ID number with another check digit, none where that is 0."""
    content, refused = io.BytesIO(), []
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        page, day = book.add_worksheet("花名册"), book.add_format({"num_format": "yyyy-mm-dd"})
        page.merge_range(0, 0, 0, len(HEADINGS) - 1, "社会化工会工作者花名册")
        page.write_row(1, 0, HEADINGS)
        for serial, row in enumerate(told):
            cells = _written(serial, row)
            if wrong and serial % wrong == wrong - 1:
                cells[ID_NUMBER] = row.id_number[:17] + ("2" if row.id_number[17] != "2" else "3")
                refused.append((serial + 3, CHECK_DIGIT))
            for place, cell in enumerate(cells):
                if isinstance(cell, date):
                    page.write_datetime(serial + 2, place, cell, day)
                elif cell is not None:
                    page.write(serial + 2, place, cell)
    out = {number - 3 for number, _ in refused}
    accepted = tuple(row for serial, row in enumerate(told) if serial not in out)
    return Roster(content.getvalue(), accepted, tuple(refused))


def _written(serial: int, row: Row) -> list[str | int | date | None]:
    assert row.form and row.monthly_wage is not None and row.start_date
    cells: list[str | int | date | None] = [
        *(serial + 1, row.name, row.sex.label.zh, row.id_number, "汉族"),
        *(PARTIES[row.political_status], STUDIES[row.education], row.phone),  # type: ignore[index]
        *(row.level.label.zh if row.level else None, row.control_number or None, row.obtained_date),
        *(row.form.label.zh, row.county, row.unit, row.employer, row.post_title, row.start_date),
        *(row.contract_end_date, int(row.monthly_wage), "是" if row.insured else "否", None),
    ]
    if serial % EVERY_SPACED == 0:
        cells[PHONE] = f"{row.phone[:3]} {row.phone[3:7]} {row.phone[7:]}"
    if serial % EVERY_DOTTED == 0:
        cells[START] = f"{row.start_date:%Y.%m.%d}"
    return cells
