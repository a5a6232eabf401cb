"""The clauses of a document as a reader sees them: our sentence, its own force word, its readings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from niangjia.kernel.figure import Force
from niangjia.kernel.wording import Wording
from niangjia.policy import words
from niangjia.policy.facade import Document
from niangjia.policy.loading.documents import Rule

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
TONES = {Force.MUST: "bad", Force.SHOULD: "warn", Force.DEFAULT: "warn", Force.MAY: "good"}


@dataclass(frozen=True, slots=True)
class Clause:
    """One rule of a document for one stretch of time."""

    rule: Rule
    topic: Wording
    sentence: Wording
    force: Wording
    tone: str
    kinds: tuple[Wording, ...]
    readings: tuple[tuple[Wording, bool], ...]
    in_force: bool


def topic(provision_id: str) -> Wording:
    """What a provision, or all that begins with a prefix, speaks of; its id where it has no name yet."""
    return TOPICS.get(provision_id) or Wording(provision_id, provision_id)


def clauses_of(document: Document, *, on: date) -> tuple[Clause, ...]:
    """Every rule, in the order of the file; a reading is marked where it is the one taken by default."""
    return tuple(_clause(rule, on) for rule in document.rules)


def _clause(rule: Rule, on: date) -> Clause:
    provision = rule.provision
    told = words.FORCES[provision.force]
    return Clause(
        rule=rule,
        topic=topic(provision.id),
        sentence=rule.terms.sentence(),
        force=Wording(provision.word or told.zh, told.en),
        tone=TONES.get(provision.force, "plain"),
        kinds=tuple(words.said_key(kind) for kind in provision.applies_to),
        readings=tuple(
            (label.wording, name == setting.default)
            for setting in provision.settings.values()
            for name, label in setting.readings.items()
        ),
        in_force=rule.in_force(on),
    )
