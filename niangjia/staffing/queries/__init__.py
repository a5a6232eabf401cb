"""Reads of the staffing plan."""

from niangjia.staffing.queries.figure import figure
from niangjia.staffing.queries.lines import Chosen, facts_of, lines_of
from niangjia.staffing.queries.overview import Overview, Summary, overview, summary_of
from niangjia.staffing.queries.plan import Plan, facts_below, plan
from niangjia.staffing.queries.shown import TooMany, plan_shown

__all__ = [
    "Chosen",
    "Overview",
    "Plan",
    "Summary",
    "TooMany",
    "facts_below",
    "facts_of",
    "figure",
    "lines_of",
    "overview",
    "plan",
    "plan_shown",
    "summary_of",
]
