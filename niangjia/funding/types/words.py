"""Closed lists: where the money comes from, at which level, and how a reply stands."""

from __future__ import annotations

from niangjia.kernel.terms import Term


class Source(Term):
    """经费来源: the four of 绵工发〔2017〕52号, 五(二)."""

    PUBLIC_WELFARE = (
        *("public_welfare", "政府公益性岗位补助", "public-welfare post subsidy"),
        *("公益性岗位补助", "公益性岗位补助经费", "公益性岗位"),
    )
    FEDERATION_BUDGET = (
        *("federation_budget", "总工会预算资金", "federation's own budget"),
        *("本级预算", "工会预算", "预算资金", "总工会预算"),
    )
    UPPER_SUBSIDY = (
        *("upper_subsidy", "上级工会专项补贴", "subsidy of a union above"),
        *("上级工会专项资金补贴", "上级补贴", "上级专项补贴", "上级补助"),
    )
    EMPLOYER = "employer", "聘用单位出资", "employer's contribution", "聘用单位", "用人单位出资"


class Level(Term):
    """承担层级: who bears it; 祥云县 has posts that province, prefecture and county fund together."""

    PROVINCE = "province", "省级", "province", "省"
    PREFECTURE = "prefecture", "市（州）级", "prefecture", "市级", "州级", "市", "州"
    COUNTY = "county", "县级", "county", "县（市、区）级", "区级", "县", "区", "园区"
    EMPLOYER = "employer", "聘用单位", "employer", "用人单位"


class Standing(Term):
    """How a reply stands: replaced and revoked ones are kept, with the day they ended."""

    STANDING = "standing", "有效", "standing"
    REPLACED = "replaced", "已被替代", "replaced"
    REVOKED = "revoked", "已撤销", "revoked"


class Waits(Term):
    """What a reply that stands may wait for."""

    ALLOTTING = "allotting", "尚有名额未分配", "posts not allotted"
    ENDING = "ending", "保障期将满", "months that end soon"


class Relation(Term):
    """What a further reply for the same unit and year does to those that stand."""

    ADDS = "adds", "追加名额，原批复继续有效", "adds posts; those that stand go on"
    REPLACES = "replaces", "替代原批复", "takes the place of one that stands"
