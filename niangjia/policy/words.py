"""The words of the domain in both languages: kinds of unit, forms of employment, facts, units of count."""

from __future__ import annotations

from niangjia.kernel.figure import Force
from niangjia.kernel.wording import Wording
from niangjia.policy.errors import FactError, Wrong

UNIT_KINDS: dict[str, tuple[str, ...]] = {
    "township": ("乡镇", "乡", "镇"),
    "subdistrict": ("街道",),
    "zone": ("园区", "开发区", "工业园区", "产业园区"),
    "area_federation": ("区域", "区域工会联合会"),
    "industry_federation": ("行业", "行业工会联合会"),
    "community": ("社区",),
    "enterprise": ("企业",),
    "public_institution": ("事业单位",),
    "service_centre": ("职工帮扶（服务）中心", "职工服务中心"),
    "legal_aid_body": ("职工法律援助机构", "法律援助机构"),
    "hotline": ("12351职工服务热线", "12351"),
    "union_institution": ("工会企事业单位",),
    "social_organisation": ("职工服务类社会组织", "社会组织"),
    "county_federation": ("县级总工会",),
    "prefecture_federation": ("市级总工会",),
    "province_federation": ("省级总工会",),
    "national_federation": ("全国总工会",),
}

EMPLOYMENT_FORMS: dict[str, tuple[str, ...]] = {
    "direct": ("直接聘用", "工会直接聘用"),
    "purchased_services": ("购买服务",),
    "purchased_posts": ("购买岗位",),
    "public_welfare_post": ("公益性岗位",),
    "dispatch": ("劳务派遣",),
    "in_house": ("工会机关、企事业单位人员", "在编"),
    "party_mass_part_time": ("党群工作者（兼职）", "党群工作者"),
}

UNITS: dict[str, Wording] = {
    "person": Wording("名", "person(s)"),
    "person_month": Wording("人月", "person-month(s)"),
    "worker": Wording("人", "worker(s)"),
    "project": Wording("个服务项目", "service project(s)"),
    "day": Wording("天", "day(s)"),
    "class_hour": Wording("学时", "class hour(s)"),
    "yuan": Wording("元", "yuan"),
    "point": Wording("分", "point(s)"),
    "year": Wording("年", "year(s)"),
    "month": Wording("个月", "month(s)"),
    "percent": Wording("%", "%"),
    "date": Wording("", ""),
    "yes_no": Wording("", ""),
}

FORCE_WORDS: dict[Force, tuple[str, ...]] = {
    Force.MUST: ("须", "必须", "不得", "应", "应当", "不超过"),
    Force.MAY: ("可", "可以"),
    Force.SHOULD: ("要", "推行"),
    Force.ENCOURAGED: ("鼓励", "引导", "探索", "推广"),
    Force.DEFAULT: ("原则上", "一般", "一般应"),
    Force.TARGET: ("力争", "争取"),
}

FORCES: dict[Force, Wording] = {
    Force.MUST: Wording("须", "must"),
    Force.MAY: Wording("可", "may"),
    Force.SHOULD: Wording("要", "should"),
    Force.DEFAULT: Wording("一般", "as a rule"),
    Force.ENCOURAGED: Wording("鼓励", "encouraged"),
    Force.TARGET: Wording("力争", "target"),
    Force.AS_READS: Wording("文中无情态词", "as the clause reads"),
}

FACTS: dict[str, Wording] = {
    "kind": Wording("类别", "kind"),
    "workers": Wording("职工人数", "number of workers"),
    "form": Wording("用工形式", "form of employment"),
    "full_time": Wording("是否专职", "full-time"),
    "days": Wording("周期内培训天数", "days of training in the period"),
    "class_hours": Wording("周期内培训学时", "class hours of training in the period"),
    "monthly_wage": Wording("月工资", "monthly wage"),
    "minimum_wage": Wording("所在县最低工资标准", "minimum wage of the county"),
    "months": Wording("月数", "months"),
    "price": Wording("购买价款", "purchase price"),
    "people": Wording("人数", "number of people"),
    "pay_standard": Wording("月薪酬标准（每人）", "monthly pay standard per person"),
    "insurance": Wording(
        "社会保险和公积金（全部人员、全部月份合计）", "insurance and housing fund, in total"
    ),
    "study_records": Wording("学习制度、学习记录得分", "points for study records"),
    "activity_evidence": Wording("活动方案、会议记录等得分", "points for evidence of activities"),
    "certificate": Wording("登记证书得分", "points for the registration certificate"),
    "premises": Wording("场所、招牌证明得分", "points for premises and signboard"),
    "union_approval": Wording("建会批复得分", "points for the approval of the union"),
    "union_work": Wording("工会工作材料得分", "points for union work material"),
    "union_activity": Wording("工会活动材料得分", "points for union activity material"),
    "documents": Wording("合同、方案、评估材料", "contract, plan, evaluation"),
    "satisfied": Wording("满意人数", "respondents satisfied"),
    "surveyed": Wording("测评人数", "respondents surveyed"),
    "media": Wording("主流媒体报道", "media reports"),
    "sharing": Wording("经验交流", "experience shared"),
    "honours": Wording("所获荣誉（按先后）", "honours in the order won"),
    "years_since_founding": Wording("成立年数", "years since founding"),
    "years_since_completion": Wording("完成距推荐年数", "years from completion to nomination"),
    "closed_and_evaluated": Wording("是否结项并考核评估", "closed and evaluated"),
    "registration_valid": Wording("登记是否在有效期内", "registration valid"),
    "exception_reason": Wording("例外理由", "reason for the exception"),
    "last_date": Wording("上次日期", "last date"),
    "year": Wording("年份", "year"),
}

_ENGLISH = {
    "hotline": "12351 hotline for workers",
    "direct": "direct hire by the union",
    "purchased_services": "purchase of services",
    "purchased_posts": "purchase of posts",
    "public_welfare_post": "public-welfare post",
    "dispatch": "labour dispatch",
    "in_house": "in-house staff",
    "party_mass_part_time": "Party and mass-organisation worker (part-time)",
}
"""Where the key is not the word."""

_KIND_OF = {name: key for key, names in UNIT_KINDS.items() for name in (key, *names)}
_FORM_OF = {name: key for key, names in EMPLOYMENT_FORMS.items() for name in (key, *names)}


def unit_kind(name: object) -> str:
    """The kind of unit a Chinese or English name means (乡镇 → township). Raises FactError."""
    if isinstance(name, str) and name in _KIND_OF:
        return _KIND_OF[name]
    raise FactError("kind", "不认识的单位类别", f"known kinds of unit: {', '.join(UNIT_KINDS)}", name)


def employment_form(name: object) -> str:
    """The form of employment a Chinese or English name means (公益性岗位 → public_welfare_post)."""
    if isinstance(name, str) and name in _FORM_OF:
        return _FORM_OF[name]
    raise FactError("form", "不认识的用工形式", f"known forms: {', '.join(EMPLOYMENT_FORMS)}", name)


def said_key(key: str) -> Wording:
    """A kind of unit or form of employment in words: 园区, zone; 公益性岗位, public-welfare post."""
    names = UNIT_KINDS.get(key) or EMPLOYMENT_FORMS[key]
    return Wording(names[0], _ENGLISH.get(key, key.replace("_", " ")))


def said_fact(name: str) -> Wording:
    """A fact in words; one that a local document named itself is its own word."""
    return FACTS.get(name, Wording(name, name))


def fact_named(name: str) -> Wording:
    """A fact's name for a sentence, with the key it is given under."""
    words = FACTS.get(name)
    return Wording(f"{words.zh}（{name}）", f"{words.en} ({name})") if words else Wording(name, name)


def not_given(*names: str) -> Wording:
    """The reason of an answer that lacks these facts."""
    named = [fact_named(name) for name in names]
    chinese, english = "、".join(one.zh for one in named), ", ".join(one.en for one in named)
    return Wording(f"未提供{chinese}", f"not given: {english}")


def force_of(word: str | None) -> Force:
    """The force a document's own modal word maps to; none means as the clause reads. Raises ValueError."""
    if word is None:
        return Force.AS_READS
    for force, words in FORCE_WORDS.items():
        if word in words:
            return force
    raise Wrong(
        f"词表里没有情态词“{word}”，请另选一个", f"the modal word {word!r} has no force in the table of words"
    )
