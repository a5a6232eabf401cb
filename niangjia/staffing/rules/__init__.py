"""The rules of the staffing plan: lines, totals and the figures behind every number. Pure."""

from niangjia.staffing.rules.falls import fall_of, flag
from niangjia.staffing.rules.figures import figure_of_line
from niangjia.staffing.rules.lines import Facts, line_of
from niangjia.staffing.rules.rollup import (
    BEING_RENEWED,
    Group,
    Grouped,
    SummedGroup,
    being_renewed,
    figure_of_groups,
    merged,
)
from niangjia.staffing.rules.totals import known_sum, total, watch, watch_of

__all__ = [
    "BEING_RENEWED",
    "Facts",
    "Group",
    "Grouped",
    "SummedGroup",
    "being_renewed",
    "fall_of",
    "figure_of_groups",
    "figure_of_line",
    "flag",
    "known_sum",
    "line_of",
    "merged",
    "total",
    "watch",
    "watch_of",
]
