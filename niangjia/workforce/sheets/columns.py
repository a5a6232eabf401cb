"""The columns of the roster, and the headings other offices use for them."""

from __future__ import annotations

from typing import Any

from niangjia.kernel.identity import Sex
from niangjia.kernel.sheets import Column, Sheet
from niangjia.kernel.sheets.kinds import (
    OPEN_ENDED,
    Choice,
    CitizenId,
    ContractEnd,
    Day,
    Money,
    Name,
    Phone,
    Text,
    Title,
    YesNo,
)
from niangjia.kernel.wording import Wording
from niangjia.workforce.types import (
    Education,
    EmploymentForm,
    EngagementRow,
    EthnicGroup,
    PoliticalStatus,
    ProfessionalLevel,
)

NOTHING = frozenset(("无", "暂无", "空", "没有", "未取得", "未持证", "无证", "未考取"))
CERTIFICATES = (
    "社会工作者职业资格",
    "职业资格",
    "社会工作者职业水平证书",
    "职业水平",
    "社工证",
    "社工证书",
    "资格证书",
    "证书",
)
CONTRACTS = ("合同期限", "劳动合同期限", "合同起止", "合同期", "合同起止时间", "聘期", "合同时间")


def joined(groups: tuple[str, ...], *leaves: str) -> tuple[str, ...]:
    """Headings of two rows, written as one: 合同期限 over 起 is 合同期限起."""
    return tuple(group + leaf for group in groups for leaf in leaves)


def contract_end_of(row: EngagementRow[Any]) -> object:
    """What the export writes under the contract's end."""
    return OPEN_ENDED if row.open_ended else row.contract_end_date


PERSON_COLUMNS = (
    Column("name", Wording("姓名", "name"), Name(), ("人员姓名", "员工姓名"), required=True),
    Column(
        "id_number",
        Wording("身份证号码", "ID number"),
        CitizenId(),
        ("身份证号", "身份证", "公民身份号码", "居民身份证号码", "证件号码"),
        required=True,
    ),
    Column("sex", Wording("性别", "sex"), Choice(Sex)),
    Column("ethnic_group", Wording("民族", "ethnic group"), Choice(EthnicGroup)),
    Column(
        "political_status",
        Wording("政治面貌", "political status"),
        Choice(PoliticalStatus),
        ("政治面目", "党派"),
    ),
    Column(
        "education", Wording("学历", "education"), Choice(Education), ("文化程度", "最高学历", "学历层次")
    ),
    Column(
        "phone",
        Wording("手机号码", "phone"),
        Phone(),
        ("手机号", "手机", "联系电话", "电话", "联系方式", "本人电话", "移动电话"),
        blanks=NOTHING,
    ),
)
CERTIFICATE_COLUMNS = (
    Column(
        "level",
        Wording("职业资格等级", "professional level"),
        Choice(ProfessionalLevel),
        (
            *joined(CERTIFICATES, "等级", "级别", "名称", "层级"),
            "职业水平等级",
            "证书",
            "持证情况",
            "社会工作者职业资格",
            "社工证",
        ),
        blanks=NOTHING,
    ),
    Column(
        "control_number",
        Wording("证书管理号", "control number"),
        Text(),
        (*joined(CERTIFICATES, "管理号", "证书管理号", "编号", "证书编号"), "管理号", "证书编号", "证书号"),
        blanks=NOTHING,
    ),
    Column(
        "obtained_date",
        Wording("证书取得时间", "obtained on"),
        Day(),
        (
            *joined(CERTIFICATES, "取得时间", "取得日期", "批准日期", "发证日期", "发证时间"),
            "取得时间",
            "取得日期",
            "取证时间",
            "发证日期",
        ),
        blanks=NOTHING,
    ),
)
ENGAGEMENT_COLUMNS = (
    Column(
        "form",
        Wording("用工形式", "form"),
        Choice(EmploymentForm),
        ("用工方式", "聘用形式", "聘用方式", "用工性质", "人员类别"),
    ),
    Column(
        "county",
        Wording("所在县（市、区）", "county"),
        Title(),
        (
            "所在县市区",
            "所属县（市、区）",
            "县（市、区）",
            "县市区",
            "区县",
            "县区",
            "所在区县",
            "所属区县",
            "县",
        ),
    ),
    Column(
        "unit",
        Wording("服务单位", "posting unit"),
        Title(),
        (
            "定岗单位",
            "所在单位",
            "工作单位",
            "所在工会",
            "单位名称",
            "单位",
            "服务工会",
            "派驻单位",
            "所在乡镇街道",
        ),
        required=True,
    ),
    Column(
        "employer",
        Wording("聘用单位", "employer"),
        Title(),
        ("用人单位", "合同签订单位", "派遣单位", "承接社会组织"),
        blanks=NOTHING,
    ),
    Column("post_title", Wording("岗位", "post"), Text(), ("岗位名称", "工作岗位", "职务", "岗位（职务）")),
    Column(
        "start_date",
        Wording("合同开始日期", "contract start"),
        Day(),
        (
            *joined(CONTRACTS, "起", "开始", "起始", "自", "起始日期", "开始日期"),
            "合同起始日期",
            "合同起始时间",
            "合同开始时间",
            "起始日期",
            "合同起",
        ),
    ),
    Column(
        "contract_end_date",
        Wording("合同结束日期", "contract end"),
        ContractEnd(),
        (
            *joined(CONTRACTS, "止", "结束", "终止", "至", "终止日期", "结束日期"),
            "合同终止日期",
            "合同终止时间",
            "合同到期日期",
            "合同到期时间",
            "终止日期",
            "合同止",
        ),
        of=contract_end_of,
    ),
    Column(
        "monthly_wage",
        Wording("月工资（元）", "monthly wage"),
        Money(),
        ("月薪", "工资", "月工资标准", "薪酬", "月薪酬", "工资标准"),
    ),
    Column(
        "insured",
        Wording("是否参加社保", "insured"),
        YesNo(),
        ("是否参保", "社保", "参保情况", "社会保险", "是否缴纳社保", "是否购买社保", "参加社保"),
    ),
    Column("remark", Wording("备注", "remark"), Text(), ("说明", "其他说明")),
)
ROSTER = Sheet(
    "roster",
    Wording("社会化工会工作者花名册", "roster"),
    PERSON_COLUMNS + CERTIFICATE_COLUMNS + ENGAGEMENT_COLUMNS,
)
