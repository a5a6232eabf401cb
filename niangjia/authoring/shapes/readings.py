"""The ambiguities a kind of provision can have, with their readings: what a button adds already filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from niangjia.authoring.shapes.walk import MODELS
from niangjia.kernel.wording import Wording

READINGS: dict[str, dict[str, Wording]] = {
    "rounding": {
        "floor": Wording("每满才算", "only a full step counts"),
        "ceil": Wording("不满的部分也算", "a begun step counts as well"),
        "half_up": Wording("过半的才算", "more than half a step counts as well"),
    },
    "basis": {
        "excess": Wording("按超过界线的部分计", "counted on the excess"),
        "total": Wording("按职工总数计", "counted on the total"),
    },
    "minimum": {
        "at_least": Wording("界线以上至少有这么多", "at least so many above the threshold"),
        "none": Wording("界线以上不设至少", "no minimum above the threshold"),
    },
    "base_above_threshold": {
        "stays": Wording("界线以上基数的力度不变", "above the threshold the base keeps its force"),
        "lapses": Wording(
            "界线以上基数也按增配的力度", "above the threshold the base has the force of the step"
        ),
    },
    "proration": {
        "by_month": Wording("按使用月数折算", "prorated by months"),
        "none": Wording("不折算，每期全额", "no proration, each period in full"),
    },
    "counting": {
        "interval": Wording("自上次起满一个周期", "one interval after the last time"),
        "calendar_period": Wording("下一个自然周期内", "by the end of the next calendar period"),
    },
    "same_level_again": {
        "nothing": Wording("同一级别只补助一次", "once per level"),
        "in_full": Wording("再获同级荣誉另行补助", "the same level again is paid anew"),
    },
    "ratio": {
        "exact": Wording("比率不取整", "the exact ratio"),
        "rounded": Wording("比率先四舍五入到整数", "the ratio is rounded first"),
    },
    "lowest_edge": {
        "in_upper_band": Wording("恰在界上的归上一档", "the edge belongs to the upper band"),
        "in_lower_band": Wording("恰在界上的归下一档", "the edge belongs to the lower band"),
    },
    "republished": {
        "highest_once": Wording("多级转载只按最高一级计一次", "once, at the highest level"),
        "each_level": Wording("多级转载逐级计分", "at each level"),
    },
    "half_points": {
        "allowed": Wording("可给半分", "half points may be given"),
        "whole_only": Wording("只给整分", "whole points only"),
    },
    "split": {
        "by_object": Wording("分部分计分", "scored by part"),
        "none": Wording("只计总分", "one total"),
    },
}
NAMED_BY_TERMS = {"bound": "bound", "quantity": "quantity"}
"""Settings whose readings are the rows of a field of the terms."""


def settings_of(kind: str) -> tuple[str, ...]:
    """The ambiguities that a kind of provision understands."""
    terms = MODELS[kind].model_fields["values"].annotation.__args__[0]  # type: ignore[union-attr]
    return tuple(terms.SETTINGS)


def readings_of(name: str, entry: Mapping[str, Any]) -> tuple[dict[str, Wording], str]:
    """The readings a new setting begins with, and the one that what is filled in takes already."""
    value: Mapping[str, Any] = next(iter(entry.get("values") or ()), {})
    if (rows := NAMED_BY_TERMS.get(name)) is not None:
        keys = [str(row.get("key") or "").strip() for row in value.get(rows) or ()]
        named = {key: Wording(key, key) for key in keys if key}
        return named, next(iter(named), "")
    step = value.get("step") or {}
    taken = {"rounding": step.get("rounding"), "basis": step.get("of")}.get(name)
    readings = READINGS[name]
    return readings, taken if taken in readings else next(iter(readings))
