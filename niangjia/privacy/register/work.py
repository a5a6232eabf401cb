"""What is recorded of somebody's work. Pure."""

from __future__ import annotations

from niangjia.kernel.wording import Wording
from niangjia.privacy.register import laws, periods
from niangjia.privacy.register.person import SCOPE
from niangjia.privacy.types.kinds import Care, Group, Kind

WORK = (
    Kind(
        "engagement",
        Wording("聘用关系", "engagement"),
        Group.WORK,
        Care.PLAIN,
        (
            "workforce.Engagement.form",
            "workforce.Engagement.full_time",
            "workforce.Engagement.employer",
            "workforce.Engagement.post_title",
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
        "remark",
        Wording("离职原因、备注", "reason for leaving, remarks"),
        Group.WORK,
        Care.STRICT,
        ("workforce.Engagement.leaving_reason", "workforce.Engagement.remark"),
        Wording("说明聘用关系的变化", "what explains a change"),
        (laws.HUMAN_RESOURCES,),
        periods.DETAILS,
        SCOPE,
    ),
    Kind(
        "leave",
        Wording("请假、借调及事由", "leave and loan, and what for"),
        Group.WORK,
        Care.BY_LAW,
        ("workforce.Spell.*",),
        Wording("统计在岗人数；事由可能涉及健康，只记类别", "who is on duty; the reason may tell of health"),
        (laws.HUMAN_RESOURCES, laws.SENSITIVE),
        periods.DETAILS,
        SCOPE,
    ),
    Kind(
        "certificate",
        Wording("职业资格证书", "professional certificates"),
        Group.WORK,
        Care.PLAIN,
        ("workforce.Certificate.*",),
        Wording("核对持证情况，提醒继续登记", "who is certified; when registrations end"),
        (laws.HUMAN_RESOURCES,),
        periods.DETAILS,
        SCOPE,
    ),
)
