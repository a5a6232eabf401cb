"""Columns that other offices have, understood but not asked for."""

from __future__ import annotations

from niangjia.kernel.sheets import Column
from niangjia.kernel.sheets.kinds import Day, Period, Text, Title
from niangjia.kernel.wording import Wording
from niangjia.workforce.sheets.birth import Birth
from niangjia.workforce.sheets.columns.words import CONTRACTS, NOTHING

ALSO_READ = (
    Column(
        "birth",
        Wording("出生日期", "birth date"),
        Birth(),
        ("出生年月", "出生年月日", "出生时间"),
        derived=True,
    ),
    Column("contract", Wording("合同起止", "contract"), Period(), CONTRACTS, repeats=True, blanks=NOTHING),
    Column(
        "arrived_date",
        Wording("到岗时间", "arrived"),
        Day(),
        ("到岗日期", "上岗时间", "上岗日期", "入职时间", "入职日期"),
        repeats=True,
    ),
    Column(
        "status",
        Wording("在岗情况", "status"),
        Text(),
        ("状态", "人员状态", "在职状态", "在岗状态", "在职情况", "是否在岗", "是否在职", "目前状态"),
        repeats=True,
    ),
    Column(
        "left_date",
        Wording("离职日期", "left"),
        Day(),
        ("离职时间", "离岗日期", "离岗时间", "解除合同时间", "解除合同日期", "辞职时间", "退出时间"),
        repeats=True,
        blanks=NOTHING,
    ),
    Column(
        "leaving_reason",
        Wording("离职原因", "reason of leaving"),
        Text(),
        ("离岗原因", "解除合同原因", "退出原因"),
        repeats=True,
        blanks=NOTHING,
    ),
    Column(
        "workplace",
        Wording("实际工作单位", "actual place of work"),
        Title(),
        ("实际工作地点", "现工作单位", "实际服务单位", "实际在岗单位", "实际工作地"),
        repeats=True,
        blanks=NOTHING,
    ),
    Column(
        "seconded_to",
        Wording("借调单位", "loaned to"),
        Title(),
        ("借调至", "借调到", "借调去向", "借出单位"),
        repeats=True,
        blanks=NOTHING,
    ),
)
