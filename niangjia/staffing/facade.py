"""The front door of staffing."""

from niangjia.staffing.pictures import cards
from niangjia.staffing.queries import Plan, facts_below, plan
from niangjia.staffing.rules import Facts, Group, figure_of_groups, figure_of_line, flag, line_of, total

__all__ = [
    "Facts",
    "Group",
    "Plan",
    "cards",
    "facts_below",
    "figure_of_groups",
    "figure_of_line",
    "flag",
    "line_of",
    "plan",
    "total",
]
