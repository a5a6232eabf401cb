"""Reads of the staffing plan."""

from niangjia.staffing.queries.plan import Plan, plan

__all__ = ["Plan", "plan"]
