"""What a provision speaks of, in the union's own words."""

from __future__ import annotations

from niangjia.kernel.wording import Wording

TOPICS = {
    "staffing.posts": Wording("配备数量", "posts"),
    "staffing.filled_by": Wording("谁算已配", "who fills a post"),
    "staffing.": Wording("配备", "staffing"),
    "training.annual": Wording("年度培训", "yearly training"),
    "training.rotation": Wording("业务轮训", "rotation training"),
    "training.": Wording("培训", "training"),
    "pay.wage_floor": Wording("工资下限", "wage floor"),
    "pay.": Wording("薪酬", "pay"),
    "funding.public_welfare_post_supplement": Wording(
        "公益性岗位补助", "supplement for public welfare posts"
    ),
    "funding.": Wording("经费", "funding"),
    "awards.project_score": Wording("优秀项目评分", "project score"),
    "awards.project_eligibility": Wording("优秀项目推荐条件", "project eligibility"),
    "awards.subsidy": Wording("优秀项目补助", "project subsidy"),
    "awards.": Wording("评选", "awards"),
    "service.purchase_price_floor": Wording("购买服务价款下限", "lowest price of purchased services"),
    "service.": Wording("购买服务", "purchased services"),
    "campaign.cadence": Wording("工作周期", "rhythm of work"),
    "campaign.": Wording("专项工作", "campaigns"),
    "workforce.target": Wording("队伍目标", "workforce target"),
    "workforce.": Wording("队伍建设", "workforce"),
    "honours.": Wording("荣誉评选", "honours"),
    "bargaining.": Wording("协商民主", "bargaining"),
    "standards.": Wording("规范化建设", "standards"),
    "studios.": Wording("创新工作室", "studios"),
}


def topic(provision_id: str) -> Wording:
    """What a provision, or all that begins with a prefix, speaks of; its id where it has no name yet."""
    return TOPICS.get(provision_id) or Wording(provision_id, provision_id)


def subject(provision_id: str) -> str:
    """The field a provision belongs to, as a prefix: staffing.posts → staffing."""
    return provision_id.partition(".")[0] + "."
