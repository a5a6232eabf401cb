"""What can be chosen in fields whose choices are known beforehand."""

from __future__ import annotations

from collections.abc import Mapping

from niangjia.kernel.figure import Force
from niangjia.kernel.wording import Wording
from niangjia.policy import facade as policy

ROUNDING = {
    "floor": Wording("每满才算", "only a full step counts"),
    "ceil": Wording("不满的也算", "a begun step counts"),
    "half_up": Wording("过半的算", "more than half a step counts"),
}
BASIS = {
    "excess": Wording("超过界线的部分", "the excess over the threshold"),
    "total": Wording("职工总数", "the total"),
}
COUNTED = {
    **{name: word for name, word in policy.UNITS.items() if word.zh},
    "date": Wording("日期", "a date"),
    "yes_no": Wording("是或否", "yes or no"),
}
UNIT_KINDS = {kind: policy.said_key(kind) for kind in policy.UNIT_KINDS}
FORMS = {form: policy.said_key(form) for form in policy.EMPLOYMENT_FORMS}
LEVELS = {
    "city": Wording("市级", "city"),
    "province": Wording("省级", "province"),
    "nation": Wording("全国级", "nation"),
}
"""Levels of media and meetings as the shipped standards name them."""

MEANS: dict[Force, Wording] = {
    Force.MUST: Wording("做不到就是缺口、违规", "not kept: a shortfall, a breach"),
    Force.MAY: Wording("可以做，不做不算缺口", "permitted; not done, nothing is lacking"),
    Force.SHOULD: Wording("要求做，不作数字考核", "asked for, not counted"),
    Force.DEFAULT: Wording("通常如此，可凭记下的理由例外", "as a rule; a recorded reason sets it aside"),
    Force.ENCOURAGED: Wording("鼓励做", "encouraged"),
    Force.TARGET: Wording("努力的目标，达不到不算违规", "hoped for; never a breach"),
    Force.AS_READS: Wording("照字面计算，不构成缺口", "as it reads; makes no shortfall"),
}
NO_WORD = "-"
"""What the form sends where the clause has no modal word."""


def words() -> Mapping[str, Wording]:
    """Every modal word of the table with what it means, and the absence of one."""
    listed = {
        word: Wording(f"{word}——{MEANS[force].zh}", f"{word}: {MEANS[force].en}")
        for force, several in policy.FORCE_WORDS.items()
        for word in several
    }
    none = MEANS[Force.AS_READS]
    return {**listed, NO_WORD: Wording(f"没有情态词——{none.zh}", f"no such word: {none.en}")}


def topics() -> Mapping[str, Wording]:
    """The provisions that have a name: what the platform knows how to use."""
    return {name: said for name, said in policy.TOPICS.items() if not name.endswith(".")}


def subjects() -> Mapping[str, Wording]:
    """The fields of work a citation can bear on."""
    return {name: said for name, said in policy.TOPICS.items() if name.endswith(".")}
