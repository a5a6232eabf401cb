"""Who works with the house, and what their use and everybody's acts leave behind. Pure."""

from __future__ import annotations

from niangjia.kernel.wording import Wording
from niangjia.privacy.register import laws, periods
from niangjia.privacy.types.kinds import After, Care, Group, Kept, Kind

SIGN_INS = Kept(
    periods.SIGN_INS, Wording("登录之日", "the sign-in"), After.DELETED, (laws.LOGS, laws.SHORTEST)
)

TRACES = (
    Kind(
        "contact",
        Wording("单位联系人姓名、电话", "contacts of units"),
        Group.HOUSE,
        Care.PLAIN,
        ("organisations.UnitContact.*",),
        Wording("工作联系", "to reach a unit"),
        (laws.HUMAN_RESOURCES, laws.DUTY),
        Kept(None, Wording("更换联系人时即覆盖", "until another is named"), After.DELETED, (laws.SHORTEST,)),
        Wording("电话加密保存，只显示部分", "the phone is sealed and masked"),
    ),
    Kind(
        "account",
        Wording("账号、任命、访问令牌", "accounts, appointments, tokens"),
        Group.HOUSE,
        Care.PLAIN,
        (
            "accounts.Account.*",
            "accounts.ApiToken.*",
            "accounts.Appointment.*",
            "accounts.AppointmentUnit.*",
            "accounts.RecoveryCode.*",
            "accounts.SecondFactor.*",
            "accounts.UsedPassword.*",
        ),
        Wording("登录、授权，确认每一步由谁办理", "who may do what, and who did"),
        (laws.DUTY, laws.SECURITY),
        Kept(
            None,
            Wording("长期保存，使审计可追到人", "for good: audit leads to a person"),
            After.STAYS,
            (laws.SECURITY,),
        ),
        Wording("口令只存不可还原的摘要", "of passwords only digests are kept"),
    ),
    Kind(
        "sign_ins",
        Wording("登录记录、会话", "sign-ins and sessions"),
        Group.TRACES,
        Care.PLAIN,
        ("accounts.SignIn.*", "accounts.SignInNote.*", "accounts.Tries.*"),
        Wording("发现冒用，锁定连续失败的登录", "to see misuse, and to slow down guessing"),
        (laws.SECURITY, laws.LOGS),
        SIGN_INS,
        Wording("本人和管理员可见；会话只存指纹", "seen by the person and the administrators"),
    ),
    Kind(
        "audit",
        Wording("审计记录和变动历史", "audit events and row history"),
        Group.TRACES,
        Care.PLAIN,
        ("kernel.AuditEvent.*",),
        Wording("查明谁在何时为何查看、修改、导出", "who read, changed or exported what, when and why"),
        (laws.DUTY, laws.SECURITY, laws.LOGS),
        periods.PROOF,
        Wording("只增不改；不含明文号码", "only ever added to; no value in the clear"),
    ),
    Kind(
        "steps",
        Wording("公文、计划、文件的经办人姓名", "names of those who handled plans and papers"),
        Group.TRACES,
        Care.PLAIN,
        (
            "kernel.FlowStep.by",
            "kernel.FlowStep.by_name",
            "kernel.FlowStep.behalf_key",
            "kernel.FlowStep.opinion",
            "archive.Publication.drafted_by_name",
            "archive.Publication.ended_by_name",
            "archive.Publication.published_by",
            "archive.Publication.published_by_name",
            "authoring.Draft.drafted_by_name",
            "editions.Edition.drafted_by_name",
            "imports.OfficeForm.corrected_by_name",
            "scenarios.Scenario.created_by",
            "scenarios.Scenario.created_by_name",
        ),
        Wording("公文办理的责任链", "who answered for which step"),
        (laws.DUTY, laws.FILED),
        periods.PROOF,
        Wording("管辖范围内可见", "seen within the scope"),
    ),
    Kind(
        "jobs",
        Wording("后台任务", "background jobs"),
        Group.TRACES,
        Care.PLAIN,
        ("kernel.Job.*", "kernel.JobProgress.*"),
        Wording("导入、重算等耗时工作的进度", "the progress of long work"),
        (laws.SECURITY,),
        Kept(1, Wording("任务结束之日", "its end"), After.DELETED, (laws.SHORTEST,)),
        Wording("参数不含明文号码", "no value in the clear"),
    ),
    Kind(
        "requests",
        Wording("本人申请和暂缓清除的登记", "requests of a person, removals put off"),
        Group.TRACES,
        Care.PLAIN,
        ("privacy.OwnRequest.*", "privacy.Hold.*"),
        Wording("证明已答复本人的查阅、复制、更正申请", "proof that a person was answered"),
        (laws.DUTY,),
        Kept(periods.REQUESTS, Wording("答复之日", "the answer"), After.DELETED, ()),
        Wording("不记申请涉及的号码本身", "the values themselves are not written down"),
    ),
)
