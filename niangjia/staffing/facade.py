"""The front door of staffing."""

from niangjia.staffing.pictures import cards
from niangjia.staffing.queries import Plan, plan

__all__ = ["Plan", "cards", "plan"]
