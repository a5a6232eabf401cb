"""What is recorded of somebody's work. Pure."""

from __future__ import annotations

from niangjia.kernel.wording import Wording
from niangjia.privacy.register import laws, periods
from niangjia.privacy.register.person import SCOPE
from niangjia.privacy.types.kinds import Care, Group, Kind

SEALED_HISTORY = Wording(
    "只有管辖范围内的经办人可见；变动历史以本人专属密钥加密",
    "seen only within the scope; history is sealed under the person's own key",
)

WORK = (
    Kind(
        "engagement",
        Wording("聘用关系", "engagement"),
        Group.WORK,
        Care.PLAIN,
        (
            "workforce.Engagement.form",
            "workforce.Engagement.full_time",
            "workforce.Engagement.start_date",
            "workforce.Engagement.contract_end_date",
            "workforce.Engagement.open_ended",
            "workforce.Engagement.left_date",
            "workforce.Engagement.insured",
        ),
        Wording(
            "配备计划、保障名额的人数依据；合同到期、参保提醒",
            "the numbers of the plan; contracts, insurance",
        ),
        (laws.HUMAN_RESOURCES, laws.ROSTER_CONTENT, laws.INSURED),
        periods.WITHOUT_NAME,
        SCOPE,
    ),
    Kind(
        "wage",
        Wording("月工资", "monthly wage"),
        Group.WORK,
        Care.STRICT,
        ("workforce.Engagement.monthly_wage",),
        Wording("核算经费，对照薪酬指导标准", "the cost of posts, compared with the guiding standard"),
        (laws.HUMAN_RESOURCES, laws.WAGE_RECORD),
        periods.WITHOUT_NAME,
        SCOPE,
    ),
    Kind(
        "place",
        Wording("聘用单位、岗位、实际工作单位", "employer, post, actual place of work"),
        Group.WORK,
        Care.PLAIN,
        (
            "workforce.Engagement.employer",
            "workforce.Engagement.post_title",
            "workforce.Engagement.profile_sealed",
            "workforce.Spell.workplace",
            "workforce.Spell.profile_sealed",
        ),
        Wording("谁签合同、缴社保，在哪里做什么", "who signs and insures, what is done where"),
        (laws.HUMAN_RESOURCES, laws.ROSTER_CONTENT, laws.INSURED),
        periods.DETAILS,
        SEALED_HISTORY,
    ),
    Kind(
        "remark",
        Wording("离职原因、备注、请假事由", "reasons for leaving and leave, remarks"),
        Group.WORK,
        Care.BY_LAW,
        (
            "workforce.Engagement.leaving_reason",
            "workforce.Engagement.remark",
            "workforce.Spell.reason",
        ),
        Wording(
            "说明聘用关系和在岗情况的变化；可能涉及健康，只记类别",
            "what explains a change; may tell of health",
        ),
        (laws.HUMAN_RESOURCES, laws.SENSITIVE),
        periods.DETAILS,
        SEALED_HISTORY,
    ),
    Kind(
        "leave",
        Wording("请假、借调的起止", "leaves and loans: when"),
        Group.WORK,
        Care.PLAIN,
        ("workforce.Spell.status", "workforce.Spell.period"),
        Wording("统计在岗人数", "who is on duty"),
        (laws.HUMAN_RESOURCES,),
        periods.WITHOUT_NAME,
        SCOPE,
    ),
    Kind(
        "certificate",
        Wording("职业资格级别和期限", "professional levels and their dates"),
        Group.WORK,
        Care.PLAIN,
        (
            "workforce.Certificate.level",
            "workforce.Certificate.obtained_date",
            "workforce.Certificate.registered_date",
            "workforce.Certificate.valid_until",
        ),
        Wording("核对持证情况，提醒继续登记", "who is certified; when registrations end"),
        (laws.HUMAN_RESOURCES,),
        periods.WITHOUT_NAME,
        SCOPE,
    ),
    Kind(
        "certificate_numbers",
        Wording("证书管理号、登记号", "certificate and registration numbers"),
        Group.WORK,
        Care.PLAIN,
        (
            "workforce.Certificate.control_number",
            "workforce.Certificate.registration_number",
            "workforce.Certificate.profile_sealed",
        ),
        Wording("核验证书真伪", "to check that a certificate is real"),
        (laws.HUMAN_RESOURCES,),
        periods.DETAILS,
        SEALED_HISTORY,
    ),
)
