"""The professional certificate."""

from __future__ import annotations

from niangjia.kernel.sheets import Column
from niangjia.kernel.sheets.kinds import Day, Text
from niangjia.kernel.wording import Wording
from niangjia.workforce.sheets.columns.words import CERTIFICATES, NOTHING, joined
from niangjia.workforce.sheets.levels import Levels

CERTIFICATE_COLUMNS = (
    Column(
        "level",
        Wording("职业资格等级", "professional level"),
        Levels(),
        (
            *joined(CERTIFICATES, "等级", "级别", "名称", "层级"),
            "职业水平等级",
            "证书",
            "持证情况",
            "社会工作者职业资格",
            "社工证",
            "职业资格",
            "职业资格证书",
            "社工证书",
            "资格证书",
            "专业资格",
            "持证等级",
            "社工等级",
        ),
        blanks=NOTHING,
        repeats=True,
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
        repeats=True,
    ),
)
