"""Which columns a list has, in which order, under what headings."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

HEADINGS: dict[str, tuple[str, ...]] = {
    "name": ("姓名", "姓  名", "*姓名", "姓\n名", "姓名（必填）", "人员姓名"),
    "id_number": ("身份证号码", "身份证号", "公民身份号码", "身份证\n号码", "身份证号（18位）"),
    "sex": ("性别", "性\n别"),
    "birth": ("出生年月", "出生日期"),
    "ethnic_group": ("民族",),
    "political_status": ("政治面貌", "政治面目"),
    "education": ("学历", "文化程度", "最高学历"),
    "phone": ("手机号码", "联系电话", "联系方式", "电话"),
    "level": ("职业资格等级", "证书", "社工证", "持证情况", "职业水平等级"),
    "control_number": ("证书管理号", "管理号"),
    "obtained_date": ("证书取得时间", "取证时间", "发证日期"),
    "form": ("用工形式", "聘用方式", "人员类别"),
    "county": ("所在县（市、区）", "县市区", "区县", "所属县（市、区）"),
    "unit": ("服务单位", "定岗单位", "所在工会", "工作单位", "单位"),
    "employer": ("聘用单位", "用人单位", "派遣单位"),
    "post_title": ("岗位", "岗位名称", "职务"),
    "start_date": ("合同开始日期", "合同起始时间"),
    "contract_end_date": ("合同结束日期", "合同到期时间", "合同终止日期"),
    "contract": ("合同起止", "合同期限", "合同起止时间", "劳动合同期限"),
    "monthly_wage": ("月工资（元）", "月工资", "月薪", "工资标准（元/月）"),
    "insured": ("是否参加社保", "社保", "是否参保"),
    "remark": ("备注", "备  注", "说明"),
    "status": ("在岗情况", "状态"),
    "left_date": ("离职日期", "离职时间"),
    "leaving_reason": ("离职原因",),
    "workplace": ("实际工作单位",),
    "#": ("序号", "编号", "No."),
    "age": ("年龄", "年龄（岁）"),
    "native": ("籍贯", "毕业院校"),
    "": ("",),
}
GROUPS = {"start_date": ("合同期限", "起"), "contract_end_date": ("合同期限", "止")}
GROUPS_ABOVE = {
    "level": ("社会工作者职业资格", "等级"),
    "control_number": ("社会工作者职业资格", "证书管理号"),
    "obtained_date": ("社会工作者职业资格", "取得时间"),
}
OPTIONAL = (
    *("sex", "birth", "ethnic_group", "political_status", "education", "phone", "level", "control_number"),
    *("obtained_date", "form", "employer", "post_title", "monthly_wage", "insured", "age", "native", "#"),
)
THOUSANDS = {1000: "月工资（千元）", 10_000: "月工资（万元）"}


@dataclass(frozen=True)
class Layout:
    """The columns of one list; `grouped` headings stand in two merged rows."""

    columns: tuple[str, ...]
    headings: tuple[str, ...]
    grouped: bool
    times: int
    """What a wage is counted in: its heading says so."""

    @property
    def told(self) -> frozenset[str]:
        """The columns that the list tells of."""
        both = ("start_date", "contract_end_date") if "contract" in self.columns else ()
        return frozenset((*self.columns, *both))

    def rows(self) -> list[list[str]]:
        """The heading rows, a group's title over its first column."""
        if not self.grouped:
            return [list(self.headings)]
        upper, lower, before = [], [], ""
        for key, heading in zip(self.columns, self.headings, strict=True):
            group, leaf = (GROUPS | GROUPS_ABOVE).get(key, ("", ""))
            upper.append("" if group and group == before else group or heading)
            lower.append(leaf)
            before = group
        return [upper, lower]


def layout(dice: Random, features: frozenset[str], *, remarks: bool, columns_for: frozenset[str]) -> Layout:
    """A list with the columns it needs and some more, in any order."""
    keys = ["name", "id_number", "unit"]
    if "county column" in features:
        keys.append("county")
    keys += [key for key in OPTIONAL if key in columns_for or dice.random() < 0.6]
    keys += [
        key
        for key in columns_for
        if key not in (*keys, *OPTIONAL, "contract", "start_date", "contract_end_date")
    ]
    if remarks and "remark" not in keys:
        keys.append("remark")
    if "shuffled" in features:
        dice.shuffle(keys)
    grouped = "merged headings" in features
    ends = ["start_date", "contract_end_date"]
    if not columns_for.isdisjoint(ends) or (
        "contract" not in columns_for and (grouped or dice.random() < 0.5)
    ):
        at = dice.randrange(len(keys) + 1)
        keys[at:at] = ends
    else:
        keys.insert(dice.randrange(len(keys) + 1), "contract")
    if grouped:
        certificates = [key for key in GROUPS_ABOVE if key in keys]
        keys = [key for key in keys if key not in certificates]
        at = keys.index("start_date")
        keys[at:at] = certificates
    times = dice.choice([1000, 10_000]) if "wage in thousands" in features else 1
    if times == 1 and "wage told above" in features:
        plain = HEADINGS | {"monthly_wage": ("月工资", "月薪")}
        return Layout(tuple(keys), tuple(dice.choice(plain[key]) for key in keys), grouped, 1000)
    headings = tuple(
        THOUSANDS[times] if key == "monthly_wage" and times != 1 else dice.choice(HEADINGS[key])
        for key in keys
    )
    return Layout(tuple(keys), headings, grouped, times)
