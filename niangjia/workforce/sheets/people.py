"""The columns of the list of people: one declaration for the page, the choice of columns and the export."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from niangjia.kernel.identity import Sex
from niangjia.kernel.sheets import Column, Sheet
from niangjia.kernel.sheets.kinds import (
    BankCard,
    CitizenId,
    ContractEnd,
    Day,
    HomeAddress,
    Money,
    Name,
    Phone,
    Text,
    WholeNumber,
)
from niangjia.kernel.terms import Term
from niangjia.kernel.wording import Wording
from niangjia.workforce.types import Education, EmploymentForm, EthnicGroup, PoliticalStatus

ALWAYS = "name"
AT_FIRST = ("name", "unit", "county", "form", "post", "level", "contract_end", "wage", "id_number", "phone")
INSURED = {True: Wording("是", "yes"), False: Wording("否", "no"), None: None}


def _term(terms: type[Term], of: str) -> Any:
    found = attrgetter(of)

    def label(row: object) -> Wording | None:
        value = found(row)
        return terms(value).label if value else None

    return label


def _column(key: str, zh: str, en: str, kind: Any, of: Any) -> Column:
    return Column(key, Wording(zh, en), kind, of=attrgetter(of) if isinstance(of, str) else of)


COLUMNS = (
    _column("name", "姓名", "name", Name(), "person.name"),
    _column("unit", "定岗单位", "posting unit", Text(), "engagement.unit.name"),
    _column("county", "县（市、区）", "county", Text(), "county"),
    _column("form", "用工形式", "form of employment", Text(), _term(EmploymentForm, "engagement.form")),
    _column("post", "岗位", "post", Text(), "engagement.post_title"),
    _column("status", "状态", "status", Text(), "status.label"),
    _column("level", "职业水平", "level", Text(), lambda row: row.level.label if row.level else None),
    _column("employer", "聘用单位", "employer", Text(), "engagement.employer"),
    _column("start", "开始日期", "from", Day(), "engagement.start_date"),
    _column("contract_end", "合同到期", "contract end", ContractEnd(), "contract_end"),
    _column("wage", "月工资（元）", "monthly wage (yuan)", Money(), "engagement.monthly_wage"),
    _column("insured", "参保", "insured", Text(), lambda row: INSURED[row.engagement.insured]),
    _column("sex", "性别", "sex", Text(), _term(Sex, "person.sex")),
    _column("age", "年龄", "age", WholeNumber(), "age"),
    _column("education", "学历", "education", Text(), _term(Education, "person.education")),
    _column(
        "political", "政治面貌", "political status", Text(), _term(PoliticalStatus, "person.political_status")
    ),
    _column("ethnic", "民族", "ethnic group", Text(), _term(EthnicGroup, "person.ethnic_group")),
    _column("id_number", "身份证号", "ID number", CitizenId(), "id_number"),
    _column("phone", "电话", "phone", Phone(), "person.phone"),
    _column("bank_card", "银行卡号", "bank card", BankCard(), "person.bank_card"),
    _column("address", "住址", "home address", HomeAddress(), "person.address"),
    _column("remark", "备注", "remark", Text(), "engagement.remark"),
)
KEYS = tuple(column.key for column in COLUMNS)


def people_sheet(keys: Sequence[str]) -> Sheet:
    """The list with these columns, in the order in which they are declared."""
    return Sheet("people", Wording("人才库", "people"), tuple(one for one in COLUMNS if one.key in keys))
