"""Reads of what-if: scenarios beside the present, the figures, what is saved, who gets posts."""

from niangjia.scenarios.queries.comparison import Comparison, Side, Sums, compare
from niangjia.scenarios.queries.figure import figure
from niangjia.scenarios.queries.saved import (
    changes_in,
    mark_of,
    marked,
    question_in,
    removed,
    saved,
    scenario_of,
    several,
)

__all__ = [
    "Comparison",
    "Side",
    "Sums",
    "changes_in",
    "compare",
    "figure",
    "mark_of",
    "marked",
    "question_in",
    "removed",
    "saved",
    "scenario_of",
    "several",
]
