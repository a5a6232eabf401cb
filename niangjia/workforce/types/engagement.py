"""How a person works for the union: form of employment, professional level, present status."""

from __future__ import annotations

from niangjia.kernel.terms import Term


class EmploymentForm(Term):
    """The form in which somebody is engaged (用工形式)."""

    DIRECT = (
        "direct",
        "工会直接聘用",
        "direct hire by the union",
        "直聘",
        "直接聘用",
        "公开招聘",
        "工会聘用",
        "公开招录",
        "工会招聘",
        "直接聘任",
        "工会直聘",
        "工会直接招聘",
        "县总工会直聘",
    )
    PURCHASED_SERVICES = (
        *("purchased_services", "购买服务", "purchase of services"),
        *("政府购买服务", "社会组织聘用", "购买社会服务", "工会购买服务", "社会组织派驻", "购买社会组织服务"),
    )
    PURCHASED_POSTS = "purchased_posts", "购买岗位", "purchase of posts", "政府购买岗位", "工会购买岗位"
    PUBLIC_WELFARE_POST = (
        "public_welfare_post",
        "公益性岗位",
        "public-welfare post",
        "公益岗",
        "公益岗位",
        "公益性",
    )
    DISPATCH = "dispatch", "劳务派遣", "labour dispatch", "派遣", "劳务派遣制", "人事代理"
    IN_HOUSE = (
        *("in_house", "工会机关、企事业单位人员", "union organ and institution staff"),
        *("工会机关企事业单位人员", "机关在编", "在编", "工会机关人员", "事业编制", "行政编制"),
    )
    PARTY_MASS_PART_TIME = (
        *("party_mass_part_time", "党群工作者（兼职）", "Party and mass-organisation worker (part-time)"),
        *("党群工作者", "兼职", "兼职党群工作者"),
    )

    @property
    def full_time(self) -> bool:
        """Whether one person can hold only one engagement of this form at a time."""
        return self is not EmploymentForm.PARTY_MASS_PART_TIME


class ProfessionalLevel(Term):
    """The level of the social worker's professional certificate."""

    ASSISTANT = (
        *("assistant", "助理社会工作师", "assistant social worker"),
        *(
            "初级",
            "社工（初级）",
            "助理社工师",
            "助理",
            "初级社工师",
            "社会工作者（初级）",
            "助理社会工作师（初级）",
            "初级社会工作师",
            "社工初级",
        ),
    )
    SOCIAL_WORKER = (
        *("social_worker", "社会工作师", "social worker"),
        *(
            "中级",
            "社工（中级）",
            "中级社工师",
            "社会工作师（中级）",
            "社工师",
            "中级社会工作师",
            "社会工作者（中级）",
            "社工中级",
        ),
    )
    SENIOR = (
        *("senior", "高级社会工作师", "senior social worker"),
        *("高级", "社工（高级）", "高级社工师", "社会工作者（高级）", "高级社会工作师（高级）", "社工高级"),
    )


class EngagementStatus(Term):
    """What an engagement is like at present."""

    ON_DUTY = (
        *("on_duty", "在岗", "on duty"),
        *("在职", "正常", "在册在岗", "正常在岗", "返聘", "退休返聘", "在岗在编", "已返岗", "试用期", "试用"),
    )
    LEAVE = (
        *("leave", "请假", "on leave"),
        *(
            "产假",
            "病假",
            "休假",
            "长期病假",
            "长病假",
            "哺乳假",
            "休产假",
            "事假",
            "陪产假",
            "育儿假",
            "工伤假",
        ),
    )
    SECONDED = "seconded", "借调", "on loan", "借出", "抽调", "挂职", "借用", "外借", "跟班学习"
    LEFT = (
        *("left", "离职", "left"),
        *(
            "已离职",
            "辞职",
            "解聘",
            "退休",
            "已退休",
            "离岗",
            "已离岗",
            "解除合同",
            "解除劳动合同",
            "终止合同",
        ),
        *("合同终止", "辞退", "自动离职", "主动离职", "病故", "去世", "已故", "死亡", "开除"),
    )
