"""The kinds of provision as an officer meets them: what each is for, an example, what it can count in."""

from __future__ import annotations

from dataclasses import dataclass

from niangjia.kernel.wording import Wording


@dataclass(frozen=True, slots=True)
class Card:
    """One kind: its name, when to take it, an example in a document's words; `units` the first by default."""

    name: Wording
    about: Wording
    example: str
    icon: str
    units: tuple[str, ...]
    topics: tuple[str, ...] = ()


KINDS: dict[str, Card] = {
    "headcount_steps": Card(
        Wording("人数阶梯", "Headcount steps"),
        Wording("多少职工配多少名：界线以下几名，以上每多少人增几名", "so many posts for so many workers"),
        "职工2000人以下的，须配备1名；2000人以上的，每3000人可增配1名",
        "stairs-up",
        ("person", "project"),
        ("staffing.posts",),
    ),
    "filling": Card(
        Wording("谁算已配", "Who fills a post"),
        Wording("哪些用工形式的人算数，是否只算专职", "which forms of employment count"),
        "面向社会公开招聘且专职从事工会工作的，计入",
        "user-check",
        ("yes_no",),
        ("staffing.filled_by",),
    ),
    "floor": Card(
        Wording("下限", "Floor"),
        Wording(
            "一个数不得低于（或须高于）别的数：工资、购买价款", "an amount that must not lie below another"
        ),
        "工资应高于所在县市区最低工资标准",
        "arrow-bar-to-up",
        ("yes_no",),
        ("pay.wage_floor", "service.purchase_price_floor"),
    ),
    "amount_per_period": Card(
        Wording("按期定额", "Amount per period"),
        Wording("每人每期固定多少钱", "a fixed amount per person and period"),
        "额外补助500元/人/年",
        "calendar-dollar",
        ("yuan",),
        ("funding.public_welfare_post_supplement",),
    ),
    "minimum_quantity": Card(
        Wording("每期至少多少", "Minimum quantity"),
        Wording("每年（每几年）不少于几天、几学时、几次", "at least so much each year or every few years"),
        "每年业务培训时间不少于1周",
        "calendar-stats",
        ("yes_no",),
        ("training.annual", "training.rotation"),
    ),
    "cadence": Card(
        Wording("工作周期", "Rhythm of work"),
        Wording("每周、每月、每季做一次的事，算下次是哪天", "what comes round every week, month or quarter"),
        "每周一调度、每月一推送",
        "repeat",
        ("date",),
        ("campaign.cadence",),
    ),
    "conditions": Card(
        Wording("条件", "Conditions"),
        Wording("符合哪些条件才可以；“一般”的条件可凭理由例外", "what must hold for a yes"),
        "一般应成立满2年，且登记在有效期内",
        "checklist",
        ("yes_no",),
        ("awards.project_eligibility",),
    ),
    "rubric": Card(
        Wording("评分标准", "Scoring standard"),
        Wording("分项打分，合计一个总分", "rows of criteria that come to a total"),
        "百分评估标准：依法登记20分，活动20分……",
        "list-numbers",
        ("point",),
        ("awards.project_score",),
    ),
    "highest_of": Card(
        Wording("就高补差", "Highest of"),
        Wording("获多级荣誉的不重复补助，按最高一级补差额", "several levels are topped up to the highest"),
        "市级1万元、省级2万元；不重复补助，差额补齐",
        "medal",
        ("yuan",),
        ("awards.subsidy",),
    ),
    "target": Card(
        Wording("目标", "Target"),
        Wording("到某年力争达到多少；达不到不算违规", "a number hoped for by a year"),
        "到2030年力争达到500人",
        "target-arrow",
        ("yes_no",),
        ("workforce.target",),
    ),
    "guidance": Card(
        Wording("指导意见", "Guidance"),
        Wording("有方向、没有数字的要求", "a direction without a number"),
        "要创造条件开发设置工会社会工作岗位",
        "compass",
        ("person", "project", "yes_no"),
    ),
}
