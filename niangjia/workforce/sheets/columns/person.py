"""Who somebody is."""

from __future__ import annotations

from niangjia.kernel.identity import Sex
from niangjia.kernel.sheets import Column
from niangjia.kernel.sheets.kinds import BankCard, Choice, CitizenId, HomeAddress, Name, Phones
from niangjia.kernel.wording import Wording
from niangjia.workforce.sheets.columns.words import NOTHING
from niangjia.workforce.types import Education, EthnicGroup, PoliticalStatus

PERSON_COLUMNS = (
    Column(
        "name",
        Wording("姓名", "name"),
        Name(),
        ("人员姓名", "员工姓名", "姓名全称", "社工姓名"),
        required=True,
    ),
    Column(
        "id_number",
        Wording("身份证号码", "ID number"),
        CitizenId(),
        (
            "身份证号",
            "身份证",
            "公民身份号码",
            "居民身份证号码",
            "证件号码",
            "公民身份证号码",
            "身份证件号码",
            "身份号码",
            "居民身份证号",
        ),
        required=True,
    ),
    Column("sex", Wording("性别", "sex"), Choice(Sex), repeats=True, derived=True),
    Column("ethnic_group", Wording("民族", "ethnic group"), Choice(EthnicGroup), repeats=True),
    Column(
        "political_status",
        Wording("政治面貌", "political status"),
        Choice(PoliticalStatus),
        ("政治面目", "党派", "政治身份"),
        repeats=True,
    ),
    Column(
        "education",
        Wording("学历", "education"),
        Choice(Education),
        ("文化程度", "最高学历", "学历层次", "学历学位", "教育程度", "全日制学历"),
        repeats=True,
    ),
    Column(
        "phone",
        Wording("手机号码", "phone"),
        Phones(),
        ("手机号", "手机", "移动电话", "联系电话", "联系方式", "本人电话", "电话", "电话号码", "联系手机"),
        blanks=NOTHING,
    ),
    Column(
        "bank_card",
        Wording("银行卡号", "bank card"),
        BankCard(),
        ("工资卡号", "银行账号", "银行卡", "工资卡", "卡号", "开户账号", "工资账号", "银行卡账号"),
        blanks=NOTHING,
    ),
    Column(
        "address",
        Wording("住址", "home address"),
        HomeAddress(),
        ("家庭住址", "家庭地址", "现住址", "居住地址", "住所", "通讯地址", "联系地址", "现居住地"),
        blanks=NOTHING,
    ),
)
