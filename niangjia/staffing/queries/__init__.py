"""Reads of the staffing plan."""

from niangjia.staffing.queries.figure import figure
from niangjia.staffing.queries.plan import Plan, facts_below, plan

__all__ = ["Plan", "facts_below", "figure", "plan"]
