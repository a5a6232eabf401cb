"""The rules of the staffing plan: lines, totals and the figures behind every number. Pure."""

from niangjia.staffing.rules.falls import fall_of, flag
from niangjia.staffing.rules.figures import figure_of_line
from niangjia.staffing.rules.lines import Facts, line_of
from niangjia.staffing.rules.rollup import Group, figure_of_groups
from niangjia.staffing.rules.totals import known_sum, total

__all__ = [
    "Facts",
    "Group",
    "fall_of",
    "figure_of_groups",
    "figure_of_line",
    "flag",
    "known_sum",
    "line_of",
    "total",
]
