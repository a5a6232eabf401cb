"""Reads of the staffing plan."""

from niangjia.staffing.queries.figure import figure
from niangjia.staffing.queries.plan import Plan, plan

__all__ = ["Plan", "figure", "plan"]
