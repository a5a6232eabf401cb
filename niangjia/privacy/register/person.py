"""What is recorded of the person. Pure."""

from __future__ import annotations

from niangjia.kernel.wording import Wording
from niangjia.privacy.register import laws, periods
from niangjia.privacy.types.kinds import Care, Group, Kind

SEALED = Wording(
    "以本人专属密钥加密保存，任何页面只显示部分；查看全部须写明用途并逐次登记",
    "sealed under the person's own key, masked everywhere; seen in full only with a reason, each time noted",
)
SCOPE = Wording("只有管辖范围内的经办人可见", "seen only within the scope")
SEALED_SCOPE = Wording(
    "加密保存，管辖范围内的经办人可见", "sealed at rest, shown to the officers in whose scope the person is"
)

PERSON = (
    Kind(
        "name",
        Wording("姓名", "name"),
        Group.PERSON,
        Care.PLAIN,
        (
            "workforce.Person.name",
            "workforce.Person.initials",
            "workforce.Person.profile_sealed",
            "workforce.PersonGram.gram",
        ),
        Wording("建立职工名册，办理聘用、经费和证书事项", "the roster; engagements, money, certificates"),
        (laws.HUMAN_RESOURCES, laws.ROSTER, laws.ROSTER_CONTENT),
        periods.IDENTIFYING,
        SEALED_SCOPE,
    ),
    Kind(
        "id_number",
        Wording("身份证号", "ID number"),
        Group.PERSON,
        Care.STRICT,
        ("workforce.Person.id_number_sealed", "workforce.Person.id_number_index"),
        Wording(
            "核对身份，防止一人重复在册、重复领取保障经费", "to tell people apart: nobody is paid for twice"
        ),
        (laws.HUMAN_RESOURCES, laws.ROSTER_CONTENT, laws.SENSITIVE),
        periods.IDENTIFYING,
        SEALED,
    ),
    Kind(
        "birth_date",
        Wording("出生日期", "birth date"),
        Group.PERSON,
        Care.PLAIN,
        ("workforce.Person.birth_date",),
        Wording("按年龄统计队伍结构，核对身份", "the structure of the staff by age; to tell people apart"),
        (laws.HUMAN_RESOURCES,),
        periods.DETAILS,
        Wording("页面只显示出生年份", "pages show the year only"),
    ),
    Kind(
        "sex",
        Wording("性别", "sex"),
        Group.PERSON,
        Care.PLAIN,
        ("workforce.Person.sex",),
        Wording("职工名册必备内容；队伍结构统计", "part of the roster; the structure of the staff"),
        (laws.HUMAN_RESOURCES, laws.ROSTER_CONTENT),
        periods.WITHOUT_NAME,
        SCOPE,
    ),
    Kind(
        "phone",
        Wording("电话", "phones"),
        Group.PERSON,
        Care.STRICT,
        (
            "workforce.Person.phone_sealed",
            "workforce.Person.phone_index",
            "workforce.Person.other_phones_sealed",
        ),
        Wording("联系本人", "to reach the person"),
        (laws.HUMAN_RESOURCES, laws.ROSTER_CONTENT),
        periods.IDENTIFYING,
        SEALED,
    ),
    Kind(
        "bank_card",
        Wording("银行卡号", "bank card"),
        Group.PERSON,
        Care.BY_LAW,
        ("workforce.Person.bank_card_sealed", "workforce.Person.bank_card_index"),
        Wording("发放工资、补贴", "to pay wages and allowances"),
        (laws.HUMAN_RESOURCES, laws.WAGE_RECORD, laws.SENSITIVE),
        periods.IDENTIFYING,
        SEALED,
    ),
    Kind(
        "address",
        Wording("住址", "address"),
        Group.PERSON,
        Care.STRICT,
        ("workforce.Person.address_sealed",),
        Wording("职工名册必备内容；送达书面通知", "part of the roster; to serve papers"),
        (laws.HUMAN_RESOURCES, laws.ROSTER_CONTENT),
        periods.IDENTIFYING,
        SEALED,
    ),
    Kind(
        "ethnic_group",
        Wording("民族", "ethnic group"),
        Group.PERSON,
        Care.STRICT,
        ("workforce.Person.ethnic_group",),
        Wording("人才队伍统计，按要求报送", "statistics of the staff, as reports ask"),
        (laws.HUMAN_RESOURCES, laws.DUTY),
        periods.DETAILS,
        SCOPE,
    ),
    Kind(
        "political_status",
        Wording("政治面貌", "political status"),
        Group.PERSON,
        Care.STRICT,
        ("workforce.Person.political_status",),
        Wording("人才队伍统计，按要求报送", "statistics of the staff, as reports ask"),
        (laws.HUMAN_RESOURCES, laws.DUTY),
        periods.DETAILS,
        SCOPE,
    ),
    Kind(
        "education",
        Wording("学历", "education"),
        Group.PERSON,
        Care.PLAIN,
        ("workforce.Person.education",),
        Wording("聘用条件的核对，人才队伍统计", "conditions of engagement, statistics of the staff"),
        (laws.HUMAN_RESOURCES,),
        periods.DETAILS,
        SCOPE,
    ),
)
