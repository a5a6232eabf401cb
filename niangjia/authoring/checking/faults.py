"""What is wrong with a draft, at the field it is wrong in, in the words of whoever fills it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from niangjia.authoring.entry import Path
from niangjia.kernel.wording import Wording

HEADER_PART, CASES = "header", "cases"
"""The parts of a draft besides its provisions, which go by their keys."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to put right, or (not `grave`) to look at: in which part, at which field."""

    part: str
    path: Path
    said: Wording
    grave: bool = True


def said_of(error: Mapping[str, Any]) -> tuple[Wording, Path]:
    """An error of the schema as a sentence that says what to do, and the entry inside it that is meant."""
    context = error.get("ctx") or {}
    cause = context.get("error")
    if (said := getattr(cause, "said", None)) is not None:
        at = getattr(cause, "at", "")
        return said, (at,) if at else ()
    table = {
        "missing": Wording("还没有填", "not filled in yet"),
        "string_too_long": Wording(
            f"至多{context.get('max_length')}字，请删减", f"at most {context.get('max_length')} characters"
        ),
        "too_short": Wording("至少写一个", "at least one is needed"),
        "greater_than": Wording(f"须大于{context.get('gt')}", f"must be more than {context.get('gt')}"),
        "greater_than_equal": Wording(f"不能小于{context.get('ge')}", f"not less than {context.get('ge')}"),
        "int_type": Wording("须为整数，如2000", "a whole number such as 2000 is needed"),
        "decimal_type": Wording("须为数，如1500或1500.50", "a number such as 1500 or 1500.50 is needed"),
        "is_instance_of": Wording("须为数，如1500或1500.50", "a number such as 1500 or 1500.50 is needed"),
        "literal_error": Wording("请从所列的里面选", "choose one of those listed"),
        "enum": Wording("请从所列的里面选", "choose one of those listed"),
        "bool_type": Wording("须为是或否", "yes or no is needed"),
        "string_type": Wording("须为文字", "text is needed"),
        "extra_forbidden": Wording("这类规定没有这一项，请删去", "this kind has no such entry; take it out"),
        "model_type": Wording(
            "这里应有一组条目（如 document: 和 provisions:），不是一个词",
            "a set of entries belongs here (such as document: and provisions:), not a word",
        ),
        "tuple_type": Wording(
            "这里应是一个列表，一行一个，以“- ”开头", "a list belongs here, one a line after “- ”"
        ),
        "dict_type": Wording(
            "这里应有一组条目，写作“名称: 值”", "a set of entries belongs here, written name: value"
        ),
        "union_tag_not_found": Wording("请写明 kind，即哪一类规定", "say of what kind it is: kind"),
        "union_tag_invalid": Wording("没有这一类", "there is no such kind"),
    }
    if error["type"] == "string_pattern_mismatch":
        return _pattern(str(context.get("pattern"))), ()
    other = Wording(f"不能这样写：{error['msg']}", f"this cannot stand: {error['msg']}")
    return table.get(error["type"], other), ()


def _pattern(pattern: str) -> Wording:
    if "a-z" in pattern:
        return Wording(
            "请选一个已有的事项；新的事项写作小写英文“类别.名称”，如 training.special",
            "choose a topic; a new one is written subject.name in small letters, such as training.special",
        )
    return Wording("请选一个地区", "choose a place")
