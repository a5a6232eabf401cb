"""Where and how somebody works."""

from __future__ import annotations

from typing import Any

from niangjia.kernel.sheets import Column
from niangjia.kernel.sheets.kinds import OPEN_ENDED, Choice, ContractEnd, Day, MonthlyWage, Text, Title, YesNo
from niangjia.kernel.wording import Wording
from niangjia.workforce.sheets.columns.words import CONTRACTS, NOTHING, joined
from niangjia.workforce.types import EmploymentForm, EngagementRow


def contract_end_of(row: EngagementRow[Any]) -> object:
    """What the export writes under the contract's end."""
    return OPEN_ENDED if row.open_ended else row.contract_end_date


ENGAGEMENT_COLUMNS = (
    Column(
        "form",
        Wording("用工形式", "form"),
        Choice(EmploymentForm),
        (
            "用工方式",
            "聘用形式",
            "聘用方式",
            "用工性质",
            "人员类别",
            "用工类型",
            "聘用类型",
            "人员性质",
            "岗位性质",
        ),
        repeats=True,
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
            "所属县",
            "所在县",
            "县市",
            "属地",
        ),
        repeats=True,
        place=True,
    ),
    Column(
        "unit",
        Wording("服务单位", "posting unit"),
        Title(),
        (
            "定岗单位",
            "服务工会",
            "派驻单位",
            "所在工会",
            "所在乡镇街道",
            "所在单位",
            "单位名称",
            "工作单位",
            "单位",
            "岗位所在单位",
            "乡镇街道",
            "所在基层工会",
            "定岗工会",
        ),
        required=True,
        repeats=True,
    ),
    Column(
        "employer",
        Wording("聘用单位", "employer"),
        Title(),
        ("用人单位", "合同签订单位", "派遣单位", "承接社会组织", "劳务公司", "劳动合同签订单位", "签约单位"),
        blanks=NOTHING,
        repeats=True,
    ),
    Column(
        "post_title",
        Wording("岗位", "post"),
        Text(),
        ("岗位名称", "工作岗位", "职务", "岗位（职务）", "职位"),
        repeats=True,
    ),
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
            "合同开始",
            "聘用起始时间",
            "聘用开始时间",
        ),
        repeats=True,
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
            "合同到期日",
            "合同截止日期",
            "合同截止时间",
            "到期日期",
            "合同结束时间",
        ),
        of=contract_end_of,
        repeats=True,
    ),
    Column(
        "monthly_wage",
        Wording("月工资（元）", "monthly wage"),
        MonthlyWage(),
        (
            *(
                "月工资",
                "月薪",
                "月工资标准",
                "月薪酬",
                "月工资额",
                "月应发工资",
                "月收入",
                "每月工资",
                "工资",
                "薪酬",
            ),
            *("工资标准", "工资待遇", "薪酬标准", "应发工资", "年薪", "年工资", "年收入", "年薪酬"),
        ),
        repeats=True,
    ),
    Column(
        "insured",
        Wording("是否参加社保", "insured"),
        YesNo(),
        ("是否参保", "社保", "参保情况", "社会保险", "是否缴纳社保", "是否购买社保", "参加社保"),
        repeats=True,
    ),
    Column("remark", Wording("备注", "remark"), Text(), ("说明", "其他说明", "备注说明"), repeats=True),
)
