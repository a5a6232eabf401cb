"""The paragraphs that plan and request share, every number from the frozen figures. Pure."""

from niangjia.editions.documents.bodies.goals import goals
from niangjia.editions.documents.bodies.grounds import grounds, situation
from niangjia.editions.documents.bodies.money import money

__all__ = ["goals", "grounds", "money", "situation"]
