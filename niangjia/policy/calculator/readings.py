"""The names of the settings: what each ambiguity of a text is about, in a word or two."""

from __future__ import annotations

from niangjia.kernel.wording import Wording

SETTINGS = {
    "rounding": Wording("零头怎么算", "what a begun step counts"),
    "basis": Wording("按什么数计", "what the steps are counted on"),
    "minimum": Wording("至少几名", "whether there is a minimum"),
    "base_above_threshold": Wording("超过门槛后的基数", "the base above the threshold"),
    "quantity": Wording("时间怎么折算", "how the time is counted"),
    "bound": Wording("下限怎么算", "how the floor is made up"),
    "proration": Wording("不足一期怎么算", "how a part of a period counts"),
    "ratio": Wording("满意率怎么取", "how the ratio is taken"),
    "lowest_edge": Wording("最低一档的边界", "the edge of the lowest band"),
    "republished": Wording("多级转载怎么算", "items republished at several levels"),
    "half_points": Wording("半分怎么算", "half points"),
    "split": Wording("是否分对象计分", "whether the score is split"),
    "same_level_again": Wording("同级再获荣誉", "the same level won again"),
    "counting": Wording("周期从何时起算", "from when a period counts"),
}


def setting_named(name: str) -> Wording:
    """What a setting is about; its own name where it has no words yet."""
    return SETTINGS.get(name, Wording(name, name))
