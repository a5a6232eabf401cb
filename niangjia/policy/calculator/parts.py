"""The words for the parts of an answer: a score's rows, the floor, what is required."""

from __future__ import annotations

from collections.abc import Mapping

from niangjia.kernel.wording import Wording
from niangjia.policy.kinds.rubric import RubricTerms
from niangjia.policy.types import Terms

PARTS = {
    "floor": Wording("下限", "floor"),
    "required": Wording("应达到", "required"),
    "target": Wording("目标", "target"),
    "after_this": Wording("连同此前累计", "in all, with what went before"),
}


def part_names(terms: Terms) -> Mapping[str, Wording]:
    """What each part of an answer under these terms is called."""
    if not isinstance(terms, RubricTerms):
        return PARTS
    rows = {row.id: Wording(row.zh, row.en) for row in terms.rows}
    objects = {
        name: Wording(f"{label.zh}（小计）", f"{label.en} (subtotal)") for name, label in terms.parts.items()
    }
    return {**rows, **objects}
